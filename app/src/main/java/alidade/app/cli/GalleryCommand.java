package alidade.app.cli;

import alidade.app.fx.Display;
import alidade.app.gallery.GalleryWindow;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gallery`: shows every component in every state, for whoever designs or tests the window.
@Command(name = "gallery", description = "${bundle:cli.gallery}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class GalleryCommand extends VisitCommand {
    @Option(
            names = "--theme",
            paramLabel = "light|dark",
            defaultValue = "light",
            description = "${bundle:cli.snapshot.theme}")
    private Theme theme;

    @Option(names = "--out", paramLabel = "DIR", description = "${bundle:cli.gallery.out}")
    private @Nullable Path out;

    GalleryCommand(Visit visit) {
        super(visit);
    }

    /// The figures are made up.
    @Override
    boolean needsWorkspace() {
        return false;
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        if (out != null) return pictures(visit, out);
        if (!Display.isPresent()) throw CommandProblem.failed(visit.say("cli.gallery.noScreen"));
        GalleryWindow.showAndWait(theme, visit.locale(), visit.cancellation()::whenCancelled);
        return Outcome.done(Documents.object().put("gallery", "closed"), () -> "");
    }

    private Outcome pictures(Visit visit, Path folder) throws IOException {
        Files.createDirectories(folder);
        var steps = visit.steps();
        var files =
                GalleryWindow.write(folder, file -> steps.begin(file.toString()), visit.cancellation()::isCancelled);
        steps.clear();
        if (visit.cancellation().isCancelled()) {
            throw CommandProblem.failed(visit.say("cli.snapshot.cancelled", files.size(), folder));
        }
        var document = Documents.object();
        var list = document.putArray("files");
        files.forEach(file -> list.add(file.toString()));
        return Outcome.done(document, () -> visit.say("cli.snapshot.painted", files.size(), folder) + "\n");
    }
}
