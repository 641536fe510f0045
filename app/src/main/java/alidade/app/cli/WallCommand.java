package alidade.app.cli;

import alidade.app.views.wall.Autostart;
import alidade.app.views.wall.Monitors;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `wall`: shows a wall in full screen until somebody leaves it, or sees to it that it is shown at login.
@Command(name = "wall", description = "${bundle:cli.wall}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class WallCommand extends VisitCommand {
    @Option(names = "--monitor", paramLabel = "N|all", defaultValue = "1", description = "${bundle:cli.wall.monitor}")
    private Monitors monitors;

    @Option(names = "--wall", paramLabel = "WALL", description = "${bundle:cli.wall.wall}")
    private @Nullable String wall;

    @Option(
            names = "--theme",
            paramLabel = "light|dark",
            defaultValue = "dark",
            description = "${bundle:cli.wall.theme}")
    private Theme theme;

    @ArgGroup
    private @Nullable AtLogin atLogin;

    /// One of the two, or neither.
    static final class AtLogin {
        @Option(names = "--install-autostart", description = "${bundle:cli.wall.install}")
        private boolean install;

        @Option(names = "--remove-autostart", description = "${bundle:cli.wall.remove}")
        private boolean remove;
    }

    WallCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return atLogin == null;
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        if (atLogin != null) return atLogin(visit, atLogin.install);
        var desk = visit.desk();
        var found = Walls.named(visit, wall);
        if (!desk.hasScreen()) throw CommandProblem.failed(visit.say("cli.wall.noScreen"));
        int there = desk.monitors();
        var missing = monitors.missing(there);
        if (!missing.isEmpty()) {
            throw CommandProblem.failed(visit.say("cli.wall.noMonitor", missing.getFirst(), there));
        }
        desk.showWall(found, monitors, theme, visit.locale(), visit.cancellation());
        return Outcome.done(Documents.object().put("wall", "closed"), () -> "");
    }

    private Outcome atLogin(Visit visit, boolean install) throws IOException {
        var autostart =
                Autostart.on(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
        var file = autostart.file().toString();
        if (install) {
            autostart.install(command(visit));
            return told("installed", file, visit.say("cli.wall.installed", file));
        }
        return autostart.remove()
                ? told("removed", file, visit.say("cli.wall.removed", file))
                : told("absent", file, visit.say("cli.wall.absent", file));
    }

    private static Outcome told(String what, String file, String sentence) {
        return Outcome.done(Documents.object().put("autostart", what).put("file", file), () -> sentence + "\n");
    }

    /// What brings up the same wall again.
    private List<String> command(Visit visit) {
        var command = new ArrayList<>(OwnProgram.command());
        command.add("wall");
        command.add("--monitor=" + monitors.text());
        command.add("--theme=" + theme.name().toLowerCase(Locale.ROOT));
        if (wall != null) command.add("--wall=" + wall);
        command.add("--lang=" + visit.locale().getLanguage());
        command.add("--workspace=" + visit.settings().workspace.toAbsolutePath().normalize());
        return command;
    }

    static Monitors monitors(Visit visit, String text) {
        return Monitors.read(text).orElseThrow(() -> new UnreadableValue(visit.say("cli.usage.monitor", text)));
    }
}
