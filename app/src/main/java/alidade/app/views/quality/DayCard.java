package alidade.app.views.quality;

import alidade.app.fx.Listen;
import alidade.app.views.quality.QualityRoomViewModel.DayState;
import alidade.app.widgets.Card;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One source on one day: score, counters, rules, notes.
final class DayCard extends StackPane {
    private static final double SPACE = 8;
    private static final int COUNTERS_IN_A_ROW = 3;

    private final QualityRoomViewModel model;
    private final RoomLook look;

    DayCard(QualityRoomViewModel model, RoomLook look) {
        this.model = model;
        this.look = look;
        Listen.to(model.day(), this, this::show);
        show(model.day().get());
    }

    private void show(DayState state) {
        getChildren()
                .setAll(
                        switch (state) {
                            case DayState.Nothing _ ->
                                card(
                                        look.get("quality.day.title"),
                                        "",
                                        new StateNote(
                                                "quality-day-state",
                                                look.get("state.empty"),
                                                look.get("quality.day.none")));
                            case DayState.Loading(var key) ->
                                card(
                                        look.wording().label(model.label(key)),
                                        key.day().toString(),
                                        new StateNote("quality-day-state", look.get("state.loading"), ""));
                            case DayState.Failed(var key, var sentence) ->
                                card(
                                        look.wording().label(model.label(key)),
                                        key.day().toString(),
                                        new StateNote("quality-day-state", look.get("state.failed"), sentence));
                            case DayState.Shown(var day) -> card(day);
                        });
    }

    private Card card(String title, String about, Node body) {
        return new Card("quality-day", title, about, body, false).shortening();
    }

    private Card card(DayReading day) {
        var parts = new VBox(look.compact() ? SPACE - 2 : SPACE + 2);
        parts.getStyleClass().add("quality-day");
        parts.getChildren().add(scores(day));
        parts.getChildren().add(counters(day.counters()));
        if (!day.notes().isEmpty()) parts.getChildren().add(notes(day));
        parts.getChildren().add(rules(day));
        var scroll = new ScrollPane(parts);
        scroll.setId("quality-day-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(look.get("quality.day.title"));
        var badge = Nodes.badge(look.get(day.standing().key()), day.standing().badge());
        badge.setId("quality-day-standing");
        return card(look.wording().label(day.label()), about(day), scroll).right(badge);
    }

    private String about(DayReading day) {
        var when = day.key().day().toString();
        return day.observed()
                ? look.get("quality.day.observed", when)
                : look.get("quality.day.carried", when, day.ageDays());
    }

    private Node scores(DayReading day) {
        var line = new HBox(SPACE * 2);
        line.setAlignment(Pos.CENTER_LEFT);
        day.score().ifPresent(score -> {
            var figure = Nodes.text(score.score().toPlainString(), "text-figure");
            figure.setId("quality-day-score");
            if (score.score().intValue() < day.limit()) figure.getStyleClass().add("quality-low");
            line.getChildren().add(figure);
        });
        var versions = new VBox(2);
        for (var score : day.scores()) versions.getChildren().add(version(day, score));
        HBox.setHgrow(versions, Priority.ALWAYS);
        line.getChildren().add(versions);
        return line;
    }

    private Node version(DayReading day, DayReading.Score score) {
        boolean isInForce = day.scoreVersion().equals(Optional.of(score.version()));
        var text = look.get(
                isInForce ? "quality.day.version.now" : "quality.day.version",
                score.version(),
                score.score().toPlainString(),
                day.limit());
        var label = Nodes.shortening(text, isInForce ? "text-strong" : "text-small");
        label.setId("quality-day-score-" + score.version().replace('.', '-'));
        score.subject()
                .ifPresent(subject -> Nodes.button(
                        label,
                        look.get(
                                "explain.open",
                                look.wording().label(subject.label()),
                                score.score().toPlainString()),
                        () -> look.explain().accept(subject)));
        return label;
    }

    private Node counters(Map<String, Long> counters) {
        var grid = new GridPane(SPACE, look.compact() ? 3 : SPACE);
        for (int column = 0; column < COUNTERS_IN_A_ROW; column++) {
            var constraints = new ColumnConstraints();
            constraints.setPercentWidth(100.0 / COUNTERS_IN_A_ROW);
            grid.getColumnConstraints().add(constraints);
        }
        int at = 0;
        for (var counter : counters.entrySet()) {
            var word = look.get("quality.counter." + counter.getKey());
            var number = Nodes.shortening(look.number(counter.getValue()), "quality-count");
            number.setId("quality-day-" + counter.getKey());
            if (isTrouble(counter)) number.getStyleClass().add("quality-low");
            var cell = new VBox(number, Nodes.shortening(word, "text-small"));
            cell.setAccessibleText(word + " " + counter.getValue());
            grid.add(cell, at % COUNTERS_IN_A_ROW, at / COUNTERS_IN_A_ROW);
            at++;
        }
        return part(look.get("quality.day.counters"), grid);
    }

    private static boolean isTrouble(Map.Entry<String, Long> counter) {
        return counter.getValue() > 0
                && (counter.getKey().equals("failure_count") || counter.getKey().equals("refused_records"));
    }

    private Node notes(DayReading day) {
        var notes = new VBox(2);
        notes.setId("quality-day-notes");
        for (var note : day.notes()) {
            var label = new Label(look.words().of(note, day.rules()));
            label.getStyleClass().add("text-note");
            label.setWrapText(true);
            notes.getChildren().add(label);
        }
        return part(look.get("quality.day.notes"), notes);
    }

    private Node rules(DayReading day) {
        long passed = day.rules().stream().filter(DayReading.Rule::passed).count();
        var table = new GridPane(SPACE, look.compact() ? 2 : 6);
        table.setId("quality-day-rules");
        var first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        first.setMinWidth(0);
        var second = new ColumnConstraints();
        second.setHalignment(HPos.RIGHT);
        var third = new ColumnConstraints();
        third.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().addAll(first, second, third);
        table.addRow(
                0,
                Nodes.text(look.get("quality.rule"), "head-text"),
                Nodes.text(look.get("quality.rule.found"), "head-text"),
                Nodes.text(look.get("quality.rule.result"), "head-text"));
        for (int i = 0; i < day.rules().size(); i++)
            add(table, i + 1, day.rules().get(i));
        return part(look.get("quality.day.rules", passed, day.rules().size()), table);
    }

    private void add(GridPane table, int row, DayReading.Rule rule) {
        var label = look.wording().label(rule.label());
        var kind = look.get("quality.class." + rule.ruleClass().name().toLowerCase(Locale.ROOT));
        var name = new Label(label);
        name.getStyleClass().add("text-body");
        name.setWrapText(true);
        Nodes.tip(name, label + " · " + kind + " · " + rule.name());
        var words = new VBox(name);
        if (!look.compact()) words.getChildren().add(Nodes.shortening(kind, "text-small"));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        var found = Nodes.text(
                look.get("quality.rule.counts", look.number(rule.failed()), look.number(rule.checked())), "text-note");
        found.setId("quality-rule-" + rule.name() + "-counts");
        found.setAccessibleText(label + ": " + found.getText());
        var badge = rule.passed()
                ? Nodes.badge(look.get("quality.rule.passed"), "good")
                : Nodes.badge(look.get("quality.rule.failed"), "bad");
        badge.setId("quality-rule-" + rule.name());
        table.addRow(row, words, found, badge);
    }

    private static Node part(String title, Node body) {
        var heading = Nodes.text(title, "quality-part");
        var part = new VBox(SPACE - 2, heading, body);
        part.getStyleClass().add("quality-section");
        return part;
    }
}
