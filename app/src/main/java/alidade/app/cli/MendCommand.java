package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.log.EntryId;
import alidade.engine.log.Refused;
import alidade.engine.log.Sealed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mend`: the records that an entry refused; with corrected values, one of them is sealed after all.
@Command(name = "mend", description = "${bundle:cli.mend}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class MendCommand extends VisitCommand {
    @Parameters(index = "0", paramLabel = "ENTRY", description = "${bundle:cli.mend.entry}")
    private EntryId entry;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER", description = "${bundle:cli.mend.number}")
    private @Nullable Integer number;

    @Option(names = "--set", paramLabel = "COLUMN=VALUE", description = "${bundle:cli.mend.set}")
    private Map<String, String> values = new LinkedHashMap<>();

    MendCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        if (number == null) {
            if (!values.isEmpty()) throw CommandProblem.wrongUsage(visit.say("cli.mend.which"));
            return list(visit);
        }
        if (values.isEmpty()) throw CommandProblem.wrongUsage(visit.say("cli.mend.what"));
        int row = number;
        var sealed = visit.desk().engine().mend().mend(entry, row - 1, values);
        var document = Documents.object()
                .put("mended", entry.toString())
                .put("number", row)
                .put("entry", sealed.id().toString());
        return Outcome.done(
                document,
                () -> visit.say(
                                "cli.mend.done",
                                row,
                                entry.toString(),
                                sealed.id().toString()) + "\n");
    }

    private Outcome list(Visit visit) {
        var refused = refused(visit);
        var document = Documents.object().put("entry", entry.toString());
        var list = document.putArray("refused");
        for (var i = 0; i < refused.size(); i++) {
            var record = refused.get(i);
            var one = list.addObject()
                    .put("number", i + 1)
                    .put("place", record.place())
                    .put("source", record.source());
            one.set("date", Documents.text(record.date()));
            one.put("rule", record.rule()).put("reason", record.reason()).put("raw", record.raw());
        }
        return Outcome.done(document, () -> text(visit, refused));
    }

    private List<Refused> refused(Visit visit) {
        var log = visit.desk().engine().log();
        if (!log.entries().contains(entry)) {
            throw CommandProblem.failed(visit.say("cli.mend.noEntry", entry.toString()));
        }
        return switch (log.read(entry)) {
            case Sealed.Records records -> records.refused();
            case Sealed.Documents _ -> List.of();
            case Sealed.Withheld _ ->
                throw CommandProblem.failed(visit.say("cli.mend.elsewhere", entry.toString(), entry.node()));
        };
    }

    private String text(Visit visit, List<Refused> refused) {
        if (refused.isEmpty()) return visit.say("cli.mend.nothing", entry.toString()) + "\n";
        var table = new Table(
                Column.number(visit.say("cli.mend.column")),
                Column.text(visit.say("cli.mend.place")),
                Column.text(visit.say("cli.mend.rule")),
                Column.text(visit.say("cli.query.reason")),
                Column.text(visit.say("cli.mend.raw")));
        for (var i = 0; i < refused.size(); i++) {
            var record = refused.get(i);
            table.row(String.valueOf(i + 1), record.place(), record.rule(), record.reason(), record.raw());
        }
        return table.render(visit.request().columns());
    }
}
