package alidade.app.views.overview;

import alidade.app.fx.Listen;
import alidade.app.views.overview.ArrangeViewModel.State;
import alidade.app.views.overview.DashboardEditor.Addition;
import alidade.app.views.undo.UndoNotice;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.resources.packs.DashboardDefinition.Kind;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Over the tiles while they are arranged: what can be added, what was done last, and the end of it. On each tile: one
/// place earlier, later, away.
final class ArrangeBar extends HBox {
    private static final double SPACE = 8;
    private static final int MOST_LISTED = 60;

    private final ArrangeViewModel model;
    private final Wording wording;
    private final MenuButton add = new MenuButton();
    private final Button done = new Button();
    private final Label problem = Nodes.shortening("", "badge", "bad");

    ArrangeBar(ArrangeViewModel model, Wording wording) {
        super(SPACE);
        this.model = model;
        this.wording = wording;
        setId("arrange");
        getStyleClass().addAll("card", "arrange");
        setAlignment(Pos.CENTER_LEFT);
        add.setId("arrange-add");
        add.setText(wording.get("arrange.add"));
        add.setAccessibleText(add.getText());
        add.getStyleClass().add("filter");
        add.setMinWidth(USE_PREF_SIZE);
        done.setId("arrange-done");
        done.setText(wording.get("arrange.done"));
        done.setAccessibleText(done.getText());
        done.getStyleClass().add("primary");
        done.setMinWidth(USE_PREF_SIZE);
        done.setOnAction(_ -> model.toggle());
        problem.setId("arrange-problem");
        var words = Nodes.shortening(wording.get("arrange.title"), "text-note");
        getChildren().setAll(words, problem, new UndoNotice(model.undo(), wording, false), Nodes.spring(), add, done);
        managedProperty().bind(visibleProperty());
        Listen.to(model.state(), this, this::show);
        show(model.state().get());
    }

    private void show(State state) {
        setVisible(!(state instanceof State.Off));
        switch (state) {
            case State.Off _ -> {}
            case State.On(var additions, var sentence) -> {
                add.getItems()
                        .setAll(additions.stream()
                                .limit(MOST_LISTED)
                                .map(this::item)
                                .toList());
                add.setDisable(additions.isEmpty());
                tell(sentence);
            }
            case State.Working _ -> add.setDisable(true);
        }
    }

    private void tell(Optional<String> sentence) {
        problem.setText(sentence.orElse(""));
        problem.setVisible(sentence.isPresent());
        problem.setManaged(sentence.isPresent());
        sentence.ifPresent(words -> Nodes.tip(problem, words));
    }

    private MenuItem item(Addition one) {
        var label = wording.label(one.label());
        var key = one.kind() == Kind.KPI ? "number" : one.kind() == Kind.TREND ? "lines" : "tile";
        var item = new MenuItem(wording.get("arrange.add." + key, label));
        item.setOnAction(_ -> model.add(one, label));
        return item;
    }

    /// The buttons of a tile.
    static HBox onTile(ArrangeViewModel model, Wording wording, String tile, String label, List<String> order) {
        var buttons = new HBox(SPACE / 2);
        buttons.getStyleClass().add("arrange-tile");
        buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        if (!tile.equals(order.getFirst())) {
            var id = "arrange-" + tile + "-earlier";
            buttons.getChildren().add(button(wording, id, "earlier", label, () -> model.move(tile, label, false, id)));
        }
        if (!tile.equals(order.getLast())) {
            var id = "arrange-" + tile + "-later";
            buttons.getChildren().add(button(wording, id, "later", label, () -> model.move(tile, label, true, id)));
        }
        if (order.size() > 1) {
            var id = "arrange-" + tile + "-remove";
            buttons.getChildren().add(button(wording, id, "remove", label, () -> model.remove(tile, label)));
        }
        return buttons;
    }

    private static Button button(Wording wording, String id, String key, String label, Runnable action) {
        var button = new Button(wording.get("arrange." + key));
        button.setId(id);
        button.setAccessibleText(wording.get("arrange.of", label, button.getText()));
        button.getStyleClass().addAll("quiet", "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
