package alidade.app.shell;

import alidade.app.fx.Listen;
import alidade.app.views.overview.OverviewPage;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.app.widgets.Icons;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The rail at the left: the name of the house, and one entry for each page that there is.
final class Navigation extends VBox {
    static final double WIDTH = 206;
    private static final double NARROW = 60;
    private static final double MARK = 30;
    private static final double ROUND = 10;
    /// What is about the program and not about the data.
    private static final Set<String> AT_THE_FOOT = Set.of(HelpPlace.ID, SettingsPlace.ID);

    Navigation(ShellViewModel model, Wording wording, boolean narrow) {
        setId("navigation");
        getStyleClass().add("side");
        setMinWidth(narrow ? NARROW : WIDTH);
        setPrefWidth(narrow ? NARROW : WIDTH);
        getChildren().add(brand(wording, narrow));
        var rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        getChildren().add(rest);
        for (var place : model.places().all()) {
            int at = AT_THE_FOOT.contains(place.id())
                    ? getChildren().size()
                    : getChildren().indexOf(rest);
            getChildren().add(at, button(model, place, wording, narrow));
        }
        if (narrow) return;
        var place = Nodes.shortening("", "place");
        place.setId("nav-pack");
        place.textProperty()
                .bind(model.overview()
                        .state()
                        .map(state -> packOf(state)
                                .map(page -> wording.label(page.pack().label()) + " "
                                        + page.pack().version())
                                .orElse("")));
        getChildren().add(place);
    }

    private static Button button(ShellViewModel model, Place place, Wording wording, boolean narrow) {
        var name = wording.get("nav." + place.id());
        var button = new Button(name, Nodes.icon(place.icon()));
        button.setId("nav-" + place.id());
        button.setAccessibleText(name);
        button.getStyleClass().add("nav");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> {
            model.explain().close();
            model.places().show(place);
        });
        Listen.to(model.places().current(), button, current -> mark(button, place, current));
        mark(button, place, model.places().current().get());
        if (narrow) {
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.setAlignment(Pos.CENTER);
            Nodes.tip(button, name);
        }
        return button;
    }

    private static void mark(Button button, Place place, Place current) {
        button.getStyleClass().remove("on");
        if (place.id().equals(current.id())) button.getStyleClass().add("on");
    }

    private static Optional<OverviewPage> packOf(State state) {
        return switch (state) {
            case State.Shown(var page) -> Optional.of(page);
            case State.Empty(var page) -> Optional.of(page);
            case State.Loading _, State.Failed _ -> Optional.empty();
        };
    }

    static HBox brand(Wording wording, boolean narrow) {
        var ground = new Rectangle(MARK, MARK);
        ground.setArcWidth(ROUND);
        ground.setArcHeight(ROUND);
        ground.getStyleClass().add("brand-ground");
        var line = Nodes.icon(Icons.MARK);
        line.getStyleClass().setAll("brand-line");
        var brand = new HBox(11, new StackPane(ground, line));
        brand.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
        brand.setPadding(new Insets(0, 0, narrow ? 14 : 20, narrow ? 0 : 6));
        if (!narrow) brand.getChildren().add(Nodes.text(wording.get("shell.name"), "brand"));
        return brand;
    }
}
