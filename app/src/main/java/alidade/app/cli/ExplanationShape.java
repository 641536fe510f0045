package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.metrics.Explanation;
import alidade.resources.packs.Label;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a value came about, as a document (`explanation.schema.json`) and as text.
final class ExplanationShape {
    /// People read the largest records; a program gets all that the explanation has.
    private static final int ROWS_FOR_PEOPLE = 10;

    private ExplanationShape() {}

    static ObjectNode document(Explanation explanation) {
        var document = Documents.object().put("metric", explanation.metric()).put("version", explanation.version());
        document.set("definition", label(explanation.definition()));
        if (explanation.difference().isPresent()) {
            document.set("difference", label(explanation.difference().get()));
        } else {
            document.putNull("difference");
        }
        document.put("date", explanation.date().toString());
        var dimensions = document.putObject("dimensions");
        explanation.dimensions().forEach((name, value) -> dimensions.set(name, Documents.text(value)));
        document.set("value", Documents.number(explanation.value()));
        document.set("reason", Documents.text(explanation.reason()));
        document.put("sql", explanation.sql());
        var parameters = document.putArray("parameters");
        explanation.parameters().forEach(parameter -> parameters.add(Documents.value(parameter)));
        document.set("vector", Documents.vector(explanation.vector()));
        var components = document.putArray("components");
        explanation.components().forEach(component -> components.add(document(component)));
        var rows = document.putArray("rows");
        explanation.rows().forEach(row -> rows.add(document(row)));
        document.put("rows_in_all", explanation.rowsInAll());
        var withheld = document.putArray("withheld");
        for (var one : explanation.withheld()) {
            withheld.addObject()
                    .put("entry", one.entry().toString())
                    .put("batch", one.batch())
                    .put("source", one.source())
                    .put("sealed_at", one.sealedAt().toString())
                    .put("rows", one.rows())
                    .put("node", one.entry().node());
        }
        return document.put("withheld_in_all", explanation.withheldInAll());
    }

    private static ObjectNode document(Explanation.Component component) {
        var document = Documents.object()
                .put("name", component.name())
                .put("date", component.date().toString());
        document.set("value", Documents.number(component.value()));
        var shares = document.putArray("shares");
        for (var share : component.shares()) {
            shares.addObject()
                    .put("entry", share.entry().toString())
                    .put("batch", share.batch())
                    .put("source", share.source())
                    .put("sealed_at", share.sealedAt().toString())
                    .put("amount", share.amount())
                    .put("rows", share.rows())
                    .set("quality", Documents.number(share.quality()));
        }
        return document;
    }

    private static ObjectNode document(Explanation.Row row) {
        var document = Documents.object()
                .put("component", row.component())
                .put("source_record_id", row.sourceRecordId())
                .put("observed_on", row.observedOn().toString())
                .put("entry", row.entry().toString())
                .put("amount", row.amount());
        var columns = document.putObject("columns");
        row.columns().forEach(columns::put);
        return document;
    }

    private static ObjectNode label(Label label) {
        return Documents.object().put("zh", label.zh()).put("en", label.en());
    }

    static String text(Visit visit, Explanation explanation) {
        var text = new StringBuilder();
        text.append("%s@%s  %s%s%n"
                .formatted(
                        explanation.metric(),
                        explanation.version(),
                        explanation.date(),
                        group(explanation.dimensions())));
        text.append(explanation.definition().in(visit.locale())).append('\n');
        explanation
                .difference()
                .ifPresent(difference -> text.append(visit.say("cli.explain.difference", difference.in(visit.locale())))
                        .append('\n'));
        text.append('\n').append(visit.say("cli.explain.value", value(explanation.value(), explanation.reason())));
        text.append("\n\n").append(shares(visit, explanation)).append('\n');
        text.append(rows(visit, explanation)).append('\n');
        if (!explanation.withheld().isEmpty())
            text.append(withheld(visit, explanation)).append('\n');
        text.append(explanation.boundSql()).append("\n\n");
        return text.append(visit.say("cli.query.vector"))
                .append(' ')
                .append(Documents.write(Documents.vector(explanation.vector())))
                .append('\n')
                .toString();
    }

    private static String group(Map<String, Optional<String>> dimensions) {
        return dimensions.entrySet().stream()
                .map(one -> "  " + one.getKey() + " = " + TextWidth.harmless(AnswerShape.orNone(one.getValue())))
                .collect(Collectors.joining());
    }

    private static String value(Optional<BigDecimal> value, Optional<String> reason) {
        return value.map(Numbers::plain).orElse("–")
                + reason.map(sentence -> " (" + sentence + ")").orElse("");
    }

    private static String shares(Visit visit, Explanation explanation) {
        var table = new Table(
                Column.text(visit.say("cli.explain.component")),
                Column.text(visit.say("cli.query.date")),
                Column.text(visit.say("cli.explain.entry")),
                Column.text(visit.say("cli.explain.batch")),
                Column.text(visit.say("cli.explain.source")),
                Column.number(visit.say("cli.explain.amount")),
                Column.number(visit.say("cli.explain.rows")),
                Column.number(visit.say("cli.query.quality")));
        for (var component : explanation.components()) {
            table.row(
                    component.name(),
                    component.date().toString(),
                    visit.say("cli.explain.total"),
                    "",
                    "",
                    component.value().map(Numbers::plain).orElse("–"),
                    "",
                    "");
            for (var share : component.shares()) {
                table.row(
                        "",
                        "",
                        share.entry().toString(),
                        share.batch(),
                        share.source(),
                        Numbers.plain(share.amount()),
                        String.valueOf(share.rows()),
                        share.quality().map(Numbers::plain).orElse("–"));
            }
        }
        return table.render(visit.request().columns());
    }

    private static String withheld(Visit visit, Explanation explanation) {
        var text = new StringBuilder(visit.say("cli.explain.withheld", explanation.withheldInAll()));
        text.append('\n');
        explanation.withheld().stream()
                .limit(ROWS_FOR_PEOPLE)
                .forEach(one -> text.append(visit.say(
                                "cli.explain.elsewhere",
                                one.entry().toString(),
                                TextWidth.harmless(one.source()),
                                one.entry().node()))
                        .append('\n'));
        return text.toString();
    }

    private static String rows(Visit visit, Explanation explanation) {
        var table = new Table(
                Column.text(visit.say("cli.explain.component")),
                Column.text(visit.say("cli.explain.record")),
                Column.text(visit.say("cli.explain.observedOn")),
                Column.text(visit.say("cli.explain.entry")),
                Column.number(visit.say("cli.explain.amount")));
        explanation.rows().stream()
                .limit(ROWS_FOR_PEOPLE)
                .forEach(row -> table.row(
                        row.component(),
                        row.sourceRecordId(),
                        row.observedOn().toString(),
                        row.entry().toString(),
                        Numbers.plain(row.amount())));
        var shown = Math.min(ROWS_FOR_PEOPLE, explanation.rows().size());
        return table.render(visit.request().columns()) + visit.say("cli.explain.shown", shown, explanation.rowsInAll())
                + "\n";
    }
}
