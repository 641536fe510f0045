package alidade.app.cli;

import alidade.engine.metrics.Question;
import alidade.engine.metrics.Question.Asked;
import alidade.resources.packs.MetricDefinition.Grain;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `query`: values of metrics by dimensions, on a day or over days, as known now or then.
@Command(name = "query", description = "${bundle:cli.query}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class QueryCommand extends VisitCommand {
    @Parameters(
            index = "0",
            paramLabel = "METRIC[@V][,…]",
            split = ",",
            arity = "1",
            description = "${bundle:cli.query.metrics}")
    private List<String> metrics;

    @Option(names = "--by", paramLabel = "DIM[,…]", split = ",", description = "${bundle:cli.query.by}")
    private List<String> by = List.of();

    @Option(names = "--from", paramLabel = "DATE", description = "${bundle:cli.query.from}")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "${bundle:cli.query.to}")
    private @Nullable LocalDate to;

    @Option(
            names = "--grain",
            paramLabel = "day|week|month",
            defaultValue = "day",
            description = "${bundle:cli.query.grain}")
    private Grain grain;

    @Mixin
    private final QuestionOptions options = new QuestionOptions();

    QueryCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var asked = metrics.stream().map(String::strip).map(Asked::read).toList();
        var answers = visit.desk().metrics().ask(question(visit, asked));
        return Outcome.done(AnswerShape.document(answers), () -> AnswerShape.text(visit, answers));
    }

    private Question question(Visit visit, List<Asked> asked) {
        var engine = visit.desk().engine();
        var zone = Zones.of(engine, asked.getFirst().metric());
        var first = firstDay(visit, LocalDate.now(visit.desk().clock().withZone(zone)));
        var last = to != null ? to : first;
        if (last.isBefore(first)) {
            throw CommandProblem.wrongUsage(visit.say("cli.query.backwards", first.toString(), last.toString()));
        }
        return new Question(asked, by, first, last, grain, options.filter(visit), options.knowledge(visit, zone));
    }

    private LocalDate firstDay(Visit visit, LocalDate today) {
        if (from == null && to == null) return options.day(visit, today);
        if (from == null || to == null) throw CommandProblem.wrongUsage(visit.say("cli.query.fromAndTo"));
        if (options.on != null) throw CommandProblem.wrongUsage(visit.say("cli.query.onAndFrom"));
        if (options.asOf != null) throw CommandProblem.wrongUsage(visit.say("cli.query.asOfAndFrom"));
        return from;
    }
}
