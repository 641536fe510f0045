package alidade.app.cli;

import alidade.app.demo.DemoSite;
import alidade.engine.node.Health;
import alidade.engine.node.HealthDocument;
import alidade.engine.node.HealthDoor;
import alidade.engine.node.NodeRun;
import alidade.engine.pipeline.Engine;
import alidade.fetch.http.Pauser;
import alidade.fetch.http.Webhook;
import alidade.fetch.routes.Routes;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `node run`: collects at the times of its sources and exchanges with its hub, without a window, until it is ended.
@Command(name = "run", description = "${bundle:cli.node.run}")
final class NodeRunCommand extends VisitCommand {
    private final Map<String, String> environment = System.getenv();

    @Mixin
    private final NodeOptions options = new NodeOptions();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(names = "--once", description = "${bundle:cli.node.once}")
    private boolean once;

    NodeRunCommand(Visit visit) {
        super(visit);
    }

    /// What it is told by its environment does not travel to another process.
    @Override
    boolean mustOwn() {
        return true;
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        if (DemoSite.isAround(visit.desk().workspace())) throw CommandProblem.failed(visit.say("cli.node.demo"));
        var told = options.regions(environment);
        var at = port.in(visit, environment);
        var webhook = webhook(visit);
        // Whatever is told wrongly is said before anything is opened.
        options.settings(visit, environment, told);
        var engine = told.isEmpty() ? visit.desk().engine() : visit.desk().engineIn(told.getFirst());
        var regions = regions(visit, engine, told);
        var settings = options.settings(visit, environment, regions);
        var herald = new NodeHerald(visit.texts(), DesktopNotice.in(environment), webhook);
        var steps = visit.steps();
        var listener =
                new NodeRun.Listener(new StepTeller(visit, steps), move -> ExchangeCommand.tell(visit, steps, move));
        var desk = visit.desk();
        var run = new NodeRun(engine, desk.workspace(), settings, desk.clock(), herald, listener);
        steps.begin(visit.say("cli.node.begun", engine.log().node().id(), String.join(", ", regions)));
        if (once) {
            run.once(visit.cancellation()::isCancelled);
        } else {
            try (var door = open(visit, at, run)) {
                steps.begin(visit.say("cli.node.told", "http://127.0.0.1:%d/health".formatted(door.port())));
                run.keep(visit.cancellation()::isCancelled);
            }
        }
        var health = run.health();
        return new Outcome(exitCode(visit, health), HealthDocument.of(health), () -> HealthText.of(visit, health));
    }

    private Optional<Webhook> webhook(Visit visit) {
        try {
            return NodeOptions.webhook(environment)
                    .map(address -> Webhook.at(
                            address, Routes.asTheSystemSays(), visit.desk().clock(), Pauser.real()));
        } catch (IllegalArgumentException e) {
            throw CommandProblem.wrongUsage(visit.say("cli.node.webhook", NodeVariables.WEBHOOK));
        }
    }

    /// @throws CommandProblem when nothing is to be collected from a region: most likely it is written wrongly
    private static SequencedSet<String> regions(Visit visit, Engine engine, SequencedSet<String> told) {
        var regions =
                told.isEmpty() ? new LinkedHashSet<>(Set.of(engine.log().node().region())) : told;
        var known = new TreeSet<String>();
        engine.schedule().sources(Set.of()).forEach(source -> known.add(source.region()));
        for (var region : regions) {
            if (!region.equals(NodeOptions.NOWHERE) && !known.contains(region))
                throw CommandProblem.wrongUsage(
                        visit.say("cli.node.noRegion", region, String.join(", ", known), NodeOptions.NOWHERE));
        }
        return regions;
    }

    private static HealthDoor open(Visit visit, int port, NodeRun run) throws IOException {
        try {
            return HealthDoor.open(port, run::health, new Version().getVersion()[0].replace("alidade ", ""));
        } catch (java.net.BindException e) {
            throw CommandProblem.failed(visit.say("cli.node.portTaken", String.valueOf(port)));
        }
    }

    private int exitCode(Visit visit, Health health) {
        if (!once) return ExitCode.DONE;
        if (visit.cancellation().isCancelled()) return ExitCode.FAILED;
        return switch (health.state()) {
            case GOOD, COLLECTING -> ExitCode.DONE;
            case TROUBLED -> ExitCode.DATA_DID_NOT_PASS;
            case DISABLED -> ExitCode.FAILED;
        };
    }
}
