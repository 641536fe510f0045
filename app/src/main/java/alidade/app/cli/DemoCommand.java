package alidade.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: makes a workspace with an invented history, or brings it up to today.
@Command(name = "demo", description = "${bundle:cli.demo}")
final class DemoCommand extends VisitCommand {
    /// The days of the demo are those of its pack.
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Option(names = "--today", paramLabel = "DATE", description = "${bundle:cli.demo.today}")
    private @Nullable LocalDate today;

    @Option(names = "--open", description = "${bundle:cli.demo.open}")
    private boolean open;

    DemoCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        var steps = visit.steps();
        steps.begin(visit.say("cli.demo.begun"));
        var made = visit.desk()
                .makeDemo(today != null ? today : LocalDate.now(ZONE), new StepTeller(visit, steps))
                .orElseThrow(() -> CommandProblem.failed(visit.say("cli.demo.busy")));
        steps.clear();
        if (open) return WindowOutcome.of(visit);
        var document = Documents.object()
                .put("workspace", visit.desk().workspace().toString())
                .put("first_date", made.firstDay().toString())
                .put("last_date", made.lastDay().toString())
                .put("ledger", made.ledger().toString())
                .put("entries", made.entries());
        return Outcome.done(
                document,
                () -> visit.say(
                                "cli.demo.done",
                                visit.desk().workspace().toString(),
                                made.firstDay().toString(),
                                made.lastDay().toString(),
                                made.entries())
                        + "\n");
    }
}
