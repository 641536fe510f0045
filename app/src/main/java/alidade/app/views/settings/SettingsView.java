package alidade.app.views.settings;

import alidade.app.widgets.Wording;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the settings: looks and data at the left, accounts and routes at the right.
public final class SettingsView extends StackPane {
    private static final double GAP = 16;
    private static final double COMPACT_GAP = 9;

    private final VBox left;

    /// @param compact for small windows
    public SettingsView(SettingsViewModel model, Wording wording, boolean compact) {
        setId("settings");
        double gap = compact ? COMPACT_GAP : GAP;
        left = new VBox(gap, new AppearanceCard(model.appearance(), wording), new StorageCard(model, wording));
        var right = new VBox(gap, new AccountsCard(model, wording), new RoutesCard(model, wording));
        var columns = new GridPane(gap, gap);
        for (int column = 0; column < 2; column++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            columns.getColumnConstraints().add(half);
        }
        columns.addRow(0, left, right);
        var all = new VBox(gap);
        model.problem().ifPresent(sentence -> all.getChildren().add(problem(sentence, wording)));
        all.getChildren().add(columns);
        var scroll = new ScrollPane(all);
        scroll.setId("settings-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(scroll);
    }

    /// The same with another card below those at the left.
    public SettingsView with(Node card) {
        left.getChildren().add(card);
        return this;
    }

    private static Node problem(String sentence, Wording wording) {
        var label = new Label(wording.get("settings.problem", sentence));
        label.setId("settings-problem");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("settings-trouble");
        return label;
    }
}
