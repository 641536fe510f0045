package alidade.app.cli;

import alidade.engine.metrics.Question.Asked;
import alidade.resources.packs.MetricDefinition.Grain;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `explain`: how a value came about, enough to work it out again without this program.
@Command(name = "explain", description = "${bundle:cli.explain}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class ExplainCommand extends VisitCommand {
    @Parameters(index = "0", paramLabel = "METRIC[@V]", description = "${bundle:cli.explain.metric}")
    private String metric;

    @Option(names = "--by", paramLabel = "DIM[,…]", split = ",", description = "${bundle:cli.explain.by}")
    private List<String> by = List.of();

    @Option(names = "--sql", description = "${bundle:cli.explain.sql}")
    private boolean sql;

    @Option(
            names = "--grain",
            paramLabel = "day|week|month",
            defaultValue = "day",
            description = "${bundle:cli.query.grain}")
    private Grain grain;

    @Mixin
    private final QuestionOptions options = new QuestionOptions();

    ExplainCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var engine = visit.desk().engine();
        var asked = Asked.read(metric);
        var zone = Zones.of(engine, asked.metric());
        var day = options.day(visit, LocalDate.now(visit.desk().clock().withZone(zone)));
        var group = AskedGroup.of(visit, by, options.filter(visit));
        var explanation = visit.desk()
                .metrics()
                .explain(asked, day, grain, group.dimensions(), group.where(), options.knowledge(visit, zone));
        return Outcome.done(
                ExplanationShape.document(explanation),
                () -> sql ? explanation.boundSql() + "\n" : ExplanationShape.text(visit, explanation));
    }
}
