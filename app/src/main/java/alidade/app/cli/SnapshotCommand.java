package alidade.app.cli;

import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `snapshot`: paints a dashboard, or all there is to see, into PNG files, with or without a screen.
@Command(name = "snapshot", description = "${bundle:cli.snapshot}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class SnapshotCommand extends VisitCommand {
    private static final String FIRST_WALL = "";

    @Parameters(index = "0", arity = "0..1", paramLabel = "DASHBOARD", description = "${bundle:cli.snapshot.dashboard}")
    private @Nullable String dashboard;

    @Option(names = "--all", description = "${bundle:cli.snapshot.all}")
    private boolean all;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "${bundle:cli.snapshot.out}")
    private Path out;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1920x1080",
            description = "${bundle:cli.snapshot.size}")
    private Size size;

    @Option(
            names = "--theme",
            paramLabel = "light|dark",
            defaultValue = "light",
            description = "${bundle:cli.snapshot.theme}")
    private Theme theme;

    @Option(
            names = "--wall",
            paramLabel = "WALL",
            arity = "0..1",
            fallbackValue = FIRST_WALL,
            description = "${bundle:cli.snapshot.wall}")
    private @Nullable String wall;

    @Option(names = "--paper", paramLabel = "a4", description = "${bundle:cli.snapshot.paper}")
    private @Nullable PaperSize paper;

    /// The sizes of paper that there are.
    enum PaperSize {
        A4
    }

    SnapshotCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        if (all != (dashboard == null)) throw CommandProblem.wrongUsage(visit.say("cli.snapshot.what"));
        if (paper != null && (all || wall != null)) throw CommandProblem.wrongUsage(visit.say("cli.snapshot.onePage"));
        var name = dashboard;
        if (name == null) return new SnapshotOfAll(visit, out, size).paint();
        if (wall != null) return page(visit, name, wall);
        var engine = visit.desk().engine();
        var found = Dashboards.named(engine, name)
                .orElseThrow(() -> CommandProblem.failed(visit.say(
                        "cli.snapshot.unknown",
                        name,
                        Dashboards.all(engine).stream()
                                .map(one -> one.dashboard().name())
                                .collect(Collectors.joining(", ")))));
        checkFolder(visit);
        if (paper != null) {
            visit.desk().paintPaper(found.dashboard(), out, visit.locale());
            return Outcome.done(
                    Documents.object()
                            .put("dashboard", name)
                            .put("file", out.toString())
                            .put("paper", "a4")
                            .put("lang", visit.locale().getLanguage()),
                    () -> out + "\n");
        }
        visit.desk().paint(found.dashboard(), out, size, theme, visit.locale());
        return painted(visit, name);
    }

    private Outcome page(Visit visit, String page, String named) throws IOException {
        var found = Walls.named(visit, named.equals(FIRST_WALL) ? null : named);
        int number = Walls.page(visit, found, page);
        checkFolder(visit);
        visit.desk().paintWall(found, number, out, size, theme, visit.locale());
        return painted(visit, page);
    }

    private void checkFolder(Visit visit) {
        var parent = out.toAbsolutePath().getParent();
        if (parent != null && Files.isDirectory(parent)) return;
        throw CommandProblem.failed(visit.say("cli.snapshot.noFolder", String.valueOf(parent)));
    }

    private Outcome painted(Visit visit, String name) {
        var document = Documents.object()
                .put("dashboard", name)
                .put("file", out.toString())
                .put("width", size.width())
                .put("height", size.height())
                .put("theme", theme.name().toLowerCase(Locale.ROOT))
                .put("lang", visit.locale().getLanguage());
        return Outcome.done(document, () -> out + "\n");
    }
}
