package alidade.app.cli;

import alidade.resources.theme.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Paints all there is to see of a workspace: every place of the window, the dashboards that are no place of it, and
/// every page of every wall, in both themes and languages.
final class SnapshotOfAll {
    private final Visit visit;
    private final Path folder;
    private final Size size;
    private final List<Path> files = new ArrayList<>();

    SnapshotOfAll(Visit visit, Path folder, Size size) {
        this.visit = visit;
        this.folder = folder;
        this.size = size;
    }

    Outcome paint() throws IOException {
        Files.createDirectories(folder);
        var steps = visit.steps();
        visit.desk().paintPlaces(folder, size, file -> written(steps, file), this::isCancelled);
        for (var found : Dashboards.all(visit.desk().engine()).stream().skip(1).toList()) {
            each(
                    steps,
                    found.dashboard().name(),
                    (file, look) -> visit.desk().paint(found.dashboard(), file, size, look.theme(), look.language()));
        }
        for (var wall : Walls.all(visit)) pages(steps, wall);
        steps.clear();
        if (isCancelled()) throw CommandProblem.failed(visit.say("cli.snapshot.cancelled", files.size(), folder));
        return painted();
    }

    private void pages(Steps steps, Walls.Found found) throws IOException {
        var pages = found.wall().turns(found.pack());
        for (var number = 0; number < pages.size(); number++) {
            int page = number;
            each(
                    steps,
                    found.wall().name() + "-" + pages.get(page).content().name(),
                    (file, look) -> visit.desk().paintWall(found, page, file, size, look.theme(), look.language()));
        }
    }

    @FunctionalInterface
    private interface Painter {
        void paint(Path file, Look look) throws IOException;
    }

    private void each(Steps steps, String name, Painter painter) throws IOException {
        for (var look : Look.ALL) {
            if (isCancelled()) return;
            var file = folder.resolve(name + "-" + look + ".png");
            painter.paint(file, look);
            written(steps, file);
        }
    }

    private boolean isCancelled() {
        return visit.cancellation().isCancelled();
    }

    private void written(Steps steps, Path file) {
        files.add(file);
        steps.begin(file.toString());
    }

    private Outcome painted() {
        var document = Documents.object();
        var list = document.putArray("files");
        files.forEach(file -> list.add(file.toString()));
        document.put("width", size.width()).put("height", size.height());
        return Outcome.done(document, () -> visit.say("cli.snapshot.painted", files.size(), folder) + "\n");
    }
}
