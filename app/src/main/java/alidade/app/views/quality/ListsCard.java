package alidade.app.views.quality;

import alidade.app.fx.Listen;
import alidade.app.views.quality.QualityRoomViewModel.Outcome;
import alidade.app.views.quality.QualityRoomViewModel.Tab;
import alidade.app.views.undo.UndoNotice;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Segments;
import alidade.app.widgets.Segments.Choice;
import alidade.app.widgets.StateNote;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Refused rows, held batches and runs, one list at a time; over them what happened last.
final class ListsCard extends VBox {
    private static final double SPACE = 8;
    private static final double LEAST_HEIGHT = 200;

    private final QualityRoomViewModel model;
    private final RoomLook look;
    private final Segments<Tab> tabs;
    private final Label about = Nodes.shortening("", "text-note");
    private final StackPane body = new StackPane();
    private final Label banner = Nodes.shortening("", "badge");
    private final RefusedList refused;
    private final HeldList held;
    private final RuledList ruled;
    private final RunList runs;
    private Part<Refusals> refusals = new Part.Read<>(new Refusals(0, List.of()));
    private Part<List<HeldBatch>> batches = new Part.Read<>(List.of());
    private Part<List<Ruled>> rulings = new Part.Read<>(List.of());
    private Part<Runs> log = new Part.Read<>(new Runs(0, List.of()));

    ListsCard(QualityRoomViewModel model, RoomLook look) {
        super(SPACE);
        this.model = model;
        this.look = look;
        setId("quality-lists");
        getStyleClass().add("card");
        setMinHeight(LEAST_HEIGHT);
        refused = new RefusedList(model, look);
        held = new HeldList(model, look);
        ruled = new RuledList(model, look);
        runs = new RunList(look);
        tabs = new Segments<>(
                "quality-tab",
                List.of(
                        new Choice<>("refused", look.get("quality.tab.refused", 0), Tab.REFUSED),
                        new Choice<>("held", look.get("quality.tab.held", 0), Tab.HELD),
                        new Choice<>("ruled", look.get("quality.tab.ruled", 0), Tab.RULED),
                        new Choice<>("runs", look.get("quality.tab.runs", 0), Tab.RUNS)),
                model.tab(),
                model.tab()::set);
        about.setId("quality-list-about");
        banner.setId("quality-outcome");
        var head = new HBox(SPACE * 1.5, tabs, about, Nodes.spring(), banner);
        head.setAlignment(Pos.CENTER_LEFT);
        model.undo().ifPresent(undo -> head.getChildren().add(new UndoNotice(undo, look.wording(), true)));
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head, body);
        Listen.to(model.tab(), this, _ -> showTab());
        Listen.to(model.outcome(), this, this::tell);
        tell(model.outcome().get());
    }

    void show(QualityRoom room) {
        refusals = room.refused();
        batches = room.held();
        rulings = room.ruled();
        log = room.runs();
        tabs.rename(0, look.get("quality.tab.refused", count(refusals, Refusals::total)));
        tabs.rename(1, look.get("quality.tab.held", count(batches, list -> (long) list.size())));
        tabs.rename(2, look.get("quality.tab.ruled", count(rulings, list -> (long) list.size())));
        tabs.rename(3, look.get("quality.tab.runs", count(log, Runs::total)));
        if (refusals instanceof Part.Read<Refusals>(var found)) refused.show(found);
        if (batches instanceof Part.Read<List<HeldBatch>>(var found))
            held.show(found, room.pack().zone());
        if (rulings instanceof Part.Read<List<Ruled>>(var found))
            ruled.show(found, room.pack().zone());
        if (log instanceof Part.Read<Runs>(var found)) runs.show(found, room);
        showTab();
    }

    /// Counts what a part holds.
    private interface Counting<T> {
        long of(T value);
    }

    private <T> String count(Part<T> part, Counting<T> counting) {
        return switch (part) {
            case Part.Read<T>(var value) -> look.number(counting.of(value));
            case Part.Failed<T> _ -> RoomLook.NONE;
        };
    }

    private void showTab() {
        switch (model.tab().get()) {
            case REFUSED -> {
                about.setText(refusals instanceof Part.Read<Refusals>(var found) ? about(found) : "");
                put(refusals, found -> found.rows().isEmpty(), "quality.refused.none", refused);
            }
            case HELD -> {
                about.setText(look.get("quality.held.about"));
                put(batches, List::isEmpty, "quality.held.none", held);
            }
            case RULED -> {
                about.setText(look.get("quality.ruled.about"));
                put(rulings, List::isEmpty, "quality.ruled.none", ruled);
            }
            case RUNS -> {
                about.setText(log instanceof Part.Read<Runs>(var found) ? about(found) : "");
                put(log, found -> found.runs().isEmpty(), "quality.runs.none", runs);
            }
        }
        Nodes.tip(about, about.getText());
    }

    private String about(Refusals found) {
        return found.rows().size() < found.total()
                ? look.get("quality.refused.first", found.rows().size(), look.number(found.total()))
                : look.get("quality.refused.about");
    }

    private String about(Runs found) {
        return found.runs().size() < found.total()
                ? look.get("quality.runs.first", found.runs().size(), look.number(found.total()))
                : look.get("quality.runs.about");
    }

    private <T> void put(Part<T> part, Predicate<T> empty, String nothing, Node list) {
        Node shown = switch (part) {
            case Part.Failed<T>(var sentence) ->
                new StateNote("quality-list-state", look.get("state.failed"), sentence);
            case Part.Read<T> _ ->
                part.isEmpty(empty)
                        ? new StateNote("quality-list-state", look.get("state.empty"), look.get(nothing))
                        : list;
        };
        if (!body.getChildren().equals(List.of(shown))) body.getChildren().setAll(shown);
    }

    private void tell(Outcome outcome) {
        banner.setVisible(!(outcome instanceof Outcome.Nothing));
        banner.setManaged(banner.isVisible());
        var text = switch (outcome) {
            case Outcome.Nothing _ -> "";
            case Outcome.Mended(var rows, var last) ->
                rows == 1
                        ? look.get("quality.done.mended", last.toString())
                        : look.get("quality.done.mended.all", rows, last.toString());
            case Outcome.Stopped(var done, var all) -> look.get("quality.done.stopped", done, all);
            case Outcome.Broken(var done, var all, var sentence) ->
                look.get("quality.done.broken", done, all, sentence);
            case Outcome.Confirmed(var entry, var by) ->
                look.get("quality.done.confirmed", entry.toString(), by.toString());
            case Outcome.Failed(var sentence) -> sentence;
        };
        boolean isGood = outcome instanceof Outcome.Mended || outcome instanceof Outcome.Confirmed;
        banner.setText(text);
        banner.setAccessibleText(text);
        Nodes.tip(banner, text);
        banner.getStyleClass().removeAll("good", "warn");
        banner.getStyleClass().add(isGood ? "good" : "warn");
    }
}
