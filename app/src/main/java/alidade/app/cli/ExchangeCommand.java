package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.exchange.Exchanged;
import alidade.engine.exchange.HubAddress;
import alidade.engine.exchange.HubChoice;
import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.Move;
import alidade.engine.exchange.Problem;
import alidade.engine.exchange.Problem.Kind;
import alidade.engine.exchange.RememberedExchange;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `exchange`: gives the entries of this node to a hub, a shared folder, and takes those of the others.
@Command(name = "exchange", description = "${bundle:cli.exchange}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class ExchangeCommand extends VisitCommand {
    @Option(names = "--hub", paramLabel = "ADDRESS", description = "${bundle:cli.exchange.hub}")
    private @Nullable HubAddress hub;

    @Option(names = "--create", description = "${bundle:cli.exchange.create}")
    private boolean create;

    ExchangeCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var exchanged = exchange(visit);
        return new Outcome(exitCode(exchanged), document(exchanged), () -> text(visit, exchanged));
    }

    private Exchanged exchange(Visit visit) {
        try {
            var address = address(visit);
            var desk = visit.desk();
            var exchange = new RememberedExchange(desk.engine(), desk.workspace(), desk.clock());
            var steps = visit.steps();
            Consumer<Move> moves = move -> tell(visit, steps, move);
            var progress = new StepTeller(visit, steps);
            return create
                    ? exchange.runMaking(address, moves, progress, visit.cancellation()::isCancelled)
                    : exchange.run(address, moves, progress, visit.cancellation()::isCancelled);
        } catch (HubProblem e) {
            throw CommandProblem.failed(visit.say("cli.exchange.noHub", String.valueOf(e.getMessage())));
        }
    }

    /// The one that was named, else the one that the workspace knows.
    private HubAddress address(Visit visit) {
        return Optional.ofNullable(hub)
                .or(new HubChoice(visit.desk().workspace())::read)
                .orElseThrow(() -> CommandProblem.wrongUsage(visit.say("cli.exchange.noChoice")));
    }

    static void tell(Visit visit, Steps steps, Move move) {
        switch (move) {
            case Move.Sending(var entry, var lines, var all) ->
                steps.within(visit.say("cli.exchange.sending", entry.toString(), lines, all));
            case Move.Pushed(var entry, var done, var all) ->
                steps.within(visit.say("cli.exchange.pushed", entry.toString(), done, all));
            case Move.Pulled(var entry, var done, var all) ->
                steps.within(visit.say("cli.exchange.pulled", entry.toString(), done, all));
        }
    }

    private static int exitCode(Exchanged exchanged) {
        var failed = exchanged.cancelled()
                || exchanged.problems().stream().anyMatch(one -> one.kind() == Kind.HUB || one.kind() == Kind.DISK);
        if (failed) return ExitCode.FAILED;
        return exchanged.problems().isEmpty() ? ExitCode.DONE : ExitCode.DATA_DID_NOT_PASS;
    }

    private static JsonNode document(Exchanged exchanged) {
        var document = Documents.object()
                .put("passes", exchanged.problems().isEmpty() && !exchanged.cancelled())
                .put("cancelled", exchanged.cancelled())
                .put("pushed", exchanged.pushed())
                .put("pulled", exchanged.pulled());
        var nodes = document.putArray("nodes");
        exchanged
                .nodes()
                .forEach((node, reach) -> nodes.addObject()
                        .put("node", node)
                        .put("before", reach.before())
                        .put("after", reach.after())
                        .put("at_hub", reach.atHub())
                        .put("withheld", reach.withheld()));
        var problems = document.putArray("problems");
        for (var problem : exchanged.problems()) {
            problems.addObject()
                    .put("kind", word(problem))
                    .put("node", problem.node())
                    .put("seq", problem.seq())
                    .put("detail", problem.detail());
        }
        exchanged.strangers().forEach(document.putArray("strangers")::add);
        var lives = document.putArray("lives");
        for (var life : exchanged.lives()) {
            lives.addObject()
                    .put("node", life.node())
                    .put("region", life.region())
                    .put("met", life.met().toString())
                    .put("ahead_seconds", life.ahead().toSeconds());
        }
        return document;
    }

    private static String word(Problem problem) {
        return problem.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String text(Visit visit, Exchanged exchanged) {
        var text = new StringBuilder(visit.say("cli.exchange.done", exchanged.pushed(), exchanged.pulled()));
        text.append('\n');
        if (exchanged.cancelled())
            text.append(visit.say("cli.exchange.cancelled")).append('\n');
        var table = new Table(
                Column.text(visit.say("cli.exchange.node")),
                Column.number(visit.say("cli.exchange.before")),
                Column.number(visit.say("cli.exchange.after")),
                Column.number(visit.say("cli.exchange.atHub")),
                Column.text(visit.say("cli.exchange.met")),
                Column.number(visit.say("cli.exchange.ahead")));
        exchanged.nodes().forEach((node, reach) -> {
            var life = exchanged.lives().stream()
                    .filter(one -> one.node().equals(node))
                    .findFirst();
            table.row(
                    node,
                    String.valueOf(reach.before()),
                    String.valueOf(reach.after()),
                    String.valueOf(reach.atHub()),
                    AnswerShape.orNone(life.map(one -> one.met().toString())),
                    AnswerShape.orNone(
                            life.map(one -> String.valueOf(one.ahead().toSeconds()))));
        });
        text.append(table.render(visit.request().columns()));
        exchanged.nodes().forEach((node, reach) -> {
            if (reach.withheld() == 0) return;
            text.append(visit.say("cli.exchange.withheld", reach.withheld(), node))
                    .append('\n');
        });
        for (var problem : exchanged.problems()) {
            text.append(visit.say(
                            "cli.exchange.problem." + word(problem), problem.node(), about(problem), problem.detail()))
                    .append('\n');
        }
        for (var stranger : exchanged.strangers()) {
            text.append(visit.say("cli.exchange.stranger", stranger)).append('\n');
        }
        return text.toString();
    }

    /// The entry, or the node where it is about none.
    private static String about(Problem problem) {
        return problem.seq() > 0 ? problem.node() + ":" + problem.seq() : problem.node();
    }
}
