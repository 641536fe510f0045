package alidade.app.views.explain;

import alidade.app.views.explain.ExplainViewModel.State;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.engine.metrics.Explanation;
import alidade.resources.packs.Label;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One explanation from top to bottom: value, definition, parts, entries, rows, SQL.
final class ExplanationBody extends VBox {
    private static final double SPACE = 10;
    private static final int ENTRIES = 14;
    private static final int ROWS = 15;
    private static final int SQL_LINES = 14;
    private static final String NONE = "—";

    private final Wording wording;
    private final Optional<Consumer<String>> definitions;
    private final Function<String, Label> sources;

    /// @param definitions the way to the page about a metric
    ExplanationBody(State.Shown shown, Wording wording, Optional<Consumer<String>> definitions) {
        super(SPACE);
        this.wording = wording;
        sources = shown.sources();
        var explanation = shown.explanation();
        this.definitions = definitions;
        setId("explain-body");
        getStyleClass().add("explanation");
        getChildren().add(value(shown.subject(), explanation));
        getChildren().add(definition(explanation));
        explanation.components().forEach(component -> getChildren().add(component(component)));
        if (!explanation.rows().isEmpty()) getChildren().add(rows(explanation));
        if (!explanation.withheld().isEmpty()) getChildren().add(withheld(explanation));
        getChildren().add(sql(explanation));
    }

    private Node value(Subject subject, Explanation explanation) {
        var shown = explanation
                .value()
                .map(value -> wording.formats().show(value, subject.format()))
                .orElse(NONE);
        var figure = Nodes.text(shown, "text-figure");
        figure.setId("explain-value");
        var exact = Nodes.text(
                explanation
                        .value()
                        .map(wording.formats()::exact)
                        .orElse(explanation.reason().map(wording::reason).orElse("")),
                "text-note");
        exact.setId("explain-exact");
        var version = Nodes.badge(explanation.metric() + "@" + explanation.version(), "accent");
        version.setId("explain-version");
        var line = new HBox(SPACE, figure, exact, Nodes.spring(), version);
        line.setAlignment(Pos.BASELINE_LEFT);
        var about = explanation.dimensions().entrySet().stream()
                .map(one -> one.getKey() + " = " + one.getValue().orElse(NONE))
                .collect(Collectors.joining(" · "));
        var day = wording.get("explain.day", explanation.date());
        return new VBox(2, line, paragraph(about.isEmpty() ? day : day + " · " + about, "text-note"));
    }

    private Node definition(Explanation explanation) {
        var part = part(wording.get("explain.definition"));
        var sentence = paragraph(wording.label(explanation.definition()), "text-body");
        sentence.setId("explain-definition");
        part.getChildren().add(sentence);
        explanation.difference().ifPresent(difference -> part.getChildren().add(difference(difference)));
        definitions.ifPresent(open -> {
            var link = new Hyperlink(wording.get("explain.page"));
            link.setId("explain-page");
            link.setAccessibleText(wording.get("explain.page"));
            link.getStyleClass().add("help-link");
            link.setOnAction(_ -> open.accept(explanation.metric()));
            part.getChildren().add(link);
        });
        return part;
    }

    private Node difference(Label difference) {
        var text = paragraph(wording.get("explain.difference", wording.label(difference)), "text-note");
        text.setId("explain-difference");
        return text;
    }

    private Node component(Explanation.Component component) {
        var value = component.value().map(wording.formats()::exact).orElse(NONE);
        var part = part(wording.get(
                "explain.component", name(component.name()), wording.formats().day(component.date()), value));
        if (component.shares().isEmpty()) return part;
        var table = table(6, 1, 2, 4, 5);
        header(
                table,
                "explain.entry",
                "explain.amount",
                "explain.share",
                "explain.source",
                "explain.rows",
                "explain.quality");
        var shares = component.shares();
        for (int i = 0; i < Math.min(ENTRIES, shares.size()); i++) {
            var share = shares.get(i);
            var entry = Nodes.shortening(share.entry().toString(), "text-body");
            Nodes.tip(
                    entry,
                    wording.get(
                            "explain.entry.tip",
                            share.batch(),
                            wording.formats().moment(share.sealedAt(), ZoneOffset.UTC)));
            table.addRow(
                    i + 1,
                    entry,
                    Nodes.text(wording.formats().exact(share.amount()), "text-body"),
                    Nodes.text(part(share.amount(), component.value()), "text-body"),
                    Nodes.shortening(wording.label(sources.apply(share.source())), "text-body"),
                    Nodes.text(Long.toString(share.rows()), "text-note"),
                    Nodes.text(share.quality().map(wording.formats()::score).orElse(NONE), "text-note"));
        }
        part.getChildren().add(table);
        if (shares.size() > ENTRIES) {
            part.getChildren().add(Nodes.text(wording.get("explain.more", shares.size() - ENTRIES), "text-note"));
        }
        return part;
    }

    private String part(BigDecimal amount, Optional<BigDecimal> whole) {
        if (whole.isEmpty() || whole.get().signum() == 0) return NONE;
        return wording.formats().percent(amount.divide(whole.get(), 6, RoundingMode.HALF_EVEN));
    }

    private Node rows(Explanation explanation) {
        var part = part(wording.get("explain.records", explanation.rowsInAll()));
        var table = table(4, 3);
        header(table, "explain.record", "explain.observed", "explain.entry", "explain.amount");
        var rows = explanation.rows();
        for (int i = 0; i < Math.min(ROWS, rows.size()); i++) {
            var row = rows.get(i);
            table.addRow(
                    i + 1,
                    Nodes.shortening(row.sourceRecordId(), "text-body"),
                    Nodes.text(row.observedOn().toString(), "text-note"),
                    Nodes.text(row.entry().toString(), "text-note"),
                    Nodes.text(wording.formats().exact(row.amount()), "text-body"));
        }
        part.getChildren().add(table);
        if (explanation.rowsInAll() > ROWS) {
            part.getChildren()
                    .add(Nodes.text(wording.get("explain.more", explanation.rowsInAll() - ROWS), "text-note"));
        }
        return part;
    }

    /// Entries that the value lacks, since only their headers are here.
    private Node withheld(Explanation explanation) {
        var part = part(wording.get("explain.withheld", explanation.withheldInAll()));
        part.setId("explain-withheld");
        part.getChildren().add(paragraph(wording.get("explain.withheld.about"), "text-note"));
        var table = table(4, 2);
        header(table, "explain.entry", "explain.source", "explain.rows", "explain.where");
        var entries = explanation.withheld();
        for (int i = 0; i < Math.min(ENTRIES, entries.size()); i++) {
            var one = entries.get(i);
            table.addRow(
                    i + 1,
                    Nodes.shortening(one.entry().toString(), "text-body"),
                    Nodes.shortening(wording.label(sources.apply(one.source())), "text-body"),
                    Nodes.text(Long.toString(one.rows()), "text-note"),
                    Nodes.shortening(wording.get("rows.elsewhere", one.entry().node()), "text-body"));
        }
        part.getChildren().add(table);
        if (explanation.withheldInAll() > ENTRIES) {
            part.getChildren()
                    .add(Nodes.text(wording.get("explain.more", explanation.withheldInAll() - ENTRIES), "text-note"));
        }
        return part;
    }

    private Node sql(Explanation explanation) {
        var copy = new Button(wording.get("explain.copy"));
        copy.setId("explain-copy");
        copy.setAccessibleText(wording.get("explain.copy"));
        copy.getStyleClass().add("quiet");
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(explanation.boundSql());
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText(wording.get("explain.copied"));
        });
        var text = new TextArea(explanation.sql());
        text.setId("explain-sql");
        text.setAccessibleText(wording.get("explain.sql"));
        text.setEditable(false);
        text.getStyleClass().add("sql");
        text.setPrefRowCount((int) Math.min(SQL_LINES, explanation.sql().lines().count() + 1));
        var head = new HBox(SPACE, Nodes.text(wording.get("explain.sql"), "part-title"), Nodes.spring(), copy);
        head.setAlignment(Pos.CENTER_LEFT);
        var part = new VBox(head, text);
        part.getStyleClass().add("part");
        if (!explanation.parameters().isEmpty()) {
            part.getChildren().add(paragraph(wording.get("explain.parameters", explanation.parameters()), "text-note"));
        }
        part.getChildren().add(paragraph(wording.get("explain.vector", vector(explanation.vector())), "text-note"));
        return part;
    }

    private static String vector(Map<String, Long> vector) {
        return vector.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private String name(String component) {
        return switch (component) {
            case "numerator", "denominator", "now", "before" -> wording.get("explain.component." + component);
            default -> wording.get("explain.component.value");
        };
    }

    private void header(GridPane table, String... keys) {
        for (int column = 0; column < keys.length; column++) {
            table.add(Nodes.text(wording.get(keys[column]), "head-text"), column, 0);
        }
    }

    /// @param numbers columns whose texts stand at the right
    private static GridPane table(int columns, Integer... numbers) {
        var table = new GridPane(SPACE, 3);
        for (int column = 0; column < columns; column++) {
            var constraints = new ColumnConstraints();
            if (List.of(numbers).contains(column)) constraints.setHalignment(HPos.RIGHT);
            if (column == 0) constraints.setHgrow(Priority.ALWAYS);
            table.getColumnConstraints().add(constraints);
        }
        return table;
    }

    private static VBox part(String title) {
        var part = new VBox(Nodes.text(title, "part-title"));
        part.getStyleClass().add("part");
        return part;
    }

    private static javafx.scene.control.Label paragraph(String text, String style) {
        var paragraph = new javafx.scene.control.Label(text);
        paragraph.getStyleClass().add(style);
        paragraph.setWrapText(true);
        return paragraph;
    }
}
