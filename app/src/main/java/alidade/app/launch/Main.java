package alidade.app.launch;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.AlidadeCommand.Place;
import alidade.app.cli.Cancellation;
import alidade.app.cli.Reply;
import alidade.app.cli.Request;
import alidade.app.fx.Display;
import alidade.app.views.settings.PreferencesFile;
import alidade.engine.log.Node;
import alidade.engine.pipeline.EngineOptions;
import alidade.resources.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The program. It must not extend JavaFX's Application: java would then refuse to start it from the class path.
public final class Main {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Terminal terminal;
    private final Cancellation cancellation = new Cancellation();

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) throws InterruptedException {
        keepLogs();
        var terminal = new Terminal();
        var reply = new Main(terminal).answer(terminal.request(arguments));
        terminal.out(reply.out());
        System.exit(reply.exitCode());
    }

    /// Before anybody logs. Whoever names another configuration keeps it.
    private static void keepLogs() {
        if (System.getProperty("logback.configurationFile") != null) return;
        System.setProperty("alidade.logs", Node.home().resolve("logs").toString());
        System.setProperty("logback.configurationFile", "logback-program.xml");
    }

    private Reply answer(Request request) throws InterruptedException {
        if (request.namesNoCommand()) Display.startSoon();
        var place = AlidadeCommand.placeOf(request);
        if (place.isEmpty()) return AlidadeCommand.answer(request, terminal::err);
        try {
            return answerAt(place.get(), request);
        } catch (IOException e) {
            var workspace = place.get().workspace().toString();
            return failed(request, "cli.error.workspace", workspace, String.valueOf(e.getMessage()));
        }
    }

    /// Asks the owner of the workspace, or becomes it. Between the two another process may come or go, hence the loop.
    private Reply answerAt(Place place, Request request) throws IOException, InterruptedException {
        var workspace = place.workspace();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (!place.isOwn()) {
                var reply = WorkspaceDoor.knock(workspace, request, terminal::err);
                if (reply.isPresent()) return reply.get();
            }
            var house = House.own(workspace, EngineOptions.usual(), PreferencesFile.usual());
            if (house.isPresent()) return answerAsOwner(house.get(), request);
            Thread.sleep(PAUSE);
        }
        return failed(
                request,
                place.isOwn() ? "cli.error.owned" : "cli.error.held",
                workspace.toString(),
                PATIENCE.toSeconds());
    }

    private Reply answerAsOwner(House house, Request request) {
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endInOrder(ended)));
        try (house) {
            return AlidadeCommand.answer(request, house.workstation(), terminal::err, cancellation);
        } finally {
            ended.countDown();
        }
    }

    /// Ctrl-C cancels the command and gives it time to keep what it has. A command that goes on is killed: nothing that
    /// is sealed can be lost.
    private void endInOrder(CountDownLatch ended) {
        cancellation.cancel();
        try {
            ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply failed(Request request, String key, Object... values) {
        var sentence = Texts.in(Locale.forLanguageTag(request.language())).get(key, values);
        return AlidadeCommand.failure(request, terminal::err, sentence);
    }
}
