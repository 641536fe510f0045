package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.metrics.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers of the metric engine as a document (`answer.schema.json`) and as tables.
final class AnswerShape {
    private AnswerShape() {}

    /// One answer is an object, several are an array of such objects.
    static JsonNode document(List<Answer> answers) {
        if (answers.size() == 1) return document(answers.getFirst());
        var all = Documents.array();
        answers.forEach(answer -> all.add(document(answer)));
        return all;
    }

    private static ObjectNode document(Answer answer) {
        var document = Documents.object()
                .put("metric", answer.metric())
                .put("grain", answer.grain().name().toLowerCase(Locale.ROOT))
                .put("zone", answer.zone().getId());
        document.set("vector", Documents.vector(answer.vector()));
        var rows = document.putArray("rows");
        answer.rows().forEach(row -> rows.add(document(row)));
        document.set("withheld", Documents.vector(answer.withheld()));
        return document;
    }

    private static ObjectNode document(Answer.Row row) {
        var document = Documents.object();
        row.dimensions().forEach((name, value) -> document.set(name, Documents.text(value)));
        document.put("date", row.date().toString());
        document.set("value", Documents.number(row.value()));
        document.put("version", row.version()).put("observed", row.observed());
        if (row.ageDays().isPresent()) document.put("age_days", row.ageDays().getAsInt());
        else document.putNull("age_days");
        document.set("quality", Documents.number(row.quality()));
        document.set("reason", Documents.text(row.reason()));
        return document;
    }

    /// A table for each answer, and the vector in the last line: with it the answer can be had again.
    static String text(Visit visit, List<Answer> answers) {
        var text = new StringBuilder();
        for (var answer : answers) {
            var grain = answer.grain().name().toLowerCase(Locale.ROOT);
            text.append(answer.metric()).append("  ");
            text.append(visit.say("cli.query.grain." + grain)).append("  ");
            text.append(answer.zone().getId()).append('\n');
            text.append(table(visit, answer)).append('\n');
            answer.withheld()
                    .forEach((node, entries) -> text.append(visit.say("cli.query.withheld", entries, node))
                            .append('\n'));
        }
        var vector = answers.isEmpty()
                ? Documents.object()
                : Documents.vector(answers.getFirst().vector());
        return text.append(visit.say("cli.query.vector"))
                .append(' ')
                .append(Documents.write(vector))
                .append('\n')
                .toString();
    }

    private static String table(Visit visit, Answer answer) {
        var dimensions = answer.rows().isEmpty()
                ? List.<String>of()
                : List.copyOf(answer.rows().getFirst().dimensions().keySet());
        var columns = new ArrayList<Column>();
        columns.add(Column.number(visit.say("cli.query.date")));
        dimensions.forEach(name -> columns.add(Column.text(name)));
        columns.add(Column.number(visit.say("cli.query.value")));
        columns.add(Column.text(visit.say("cli.query.version")));
        columns.add(Column.text(visit.say("cli.query.observed")));
        columns.add(Column.number(visit.say("cli.query.age")));
        columns.add(Column.number(visit.say("cli.query.quality")));
        columns.add(Column.text(visit.say("cli.query.reason")));
        var table = new Table(columns);
        answer.rows().forEach(row -> table.row(cells(visit, row)));
        return table.render(visit.request().columns());
    }

    private static List<String> cells(Visit visit, Answer.Row row) {
        var cells = new ArrayList<String>();
        cells.add(row.date().toString());
        row.dimensions().values().forEach(value -> cells.add(orNone(value)));
        cells.add(row.value().map(Numbers::plain).orElse("–"));
        cells.add(row.version());
        cells.add(visit.say(row.observed() ? "cli.yes" : "cli.no"));
        cells.add(row.ageDays().isPresent() ? String.valueOf(row.ageDays().getAsInt()) : "–");
        cells.add(row.quality().map(Numbers::plain).orElse("–"));
        cells.add(row.reason().orElse(""));
        return cells;
    }

    static String orNone(Optional<String> value) {
        return value.orElse("–");
    }
}
