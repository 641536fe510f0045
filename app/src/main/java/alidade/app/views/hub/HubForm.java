package alidade.app.views.hub;

import alidade.app.fx.Listen;
import alidade.app.views.hub.HubViewModel.Test;
import alidade.app.widgets.Wording;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The address of a hub, and what came of looking at it.
final class HubForm extends VBox {
    private static final double SPACE = 10;

    private final HubViewModel model;
    private final HubWords words;
    private final String id;
    private final TextField field = new TextField();
    private final VBox result = new VBox(SPACE * 0.6);

    /// @param id of the card; its parts get names behind it
    HubForm(String id, HubViewModel model, Wording wording) {
        super(SPACE);
        this.id = id;
        this.model = model;
        words = new HubWords(wording);
        field.setId(id + "-address");
        field.setPromptText(words.get("hub.address.prompt"));
        field.setAccessibleText(words.get("hub.address"));
        HBox.setHgrow(field, Priority.ALWAYS);
        var test = button(id + "-test", words.get("hub.test"), () -> model.look(address()), "quiet");
        test.disableProperty().bind(field.textProperty().map(String::isBlank));
        var line = new HBox(SPACE, field, test);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(line, HubDetails.wrapping(words.get("hub.address.note"), "text-small"), result);
        Listen.to(model.test(), this, this::show);
        show(model.test().get());
    }

    String address() {
        return field.getText();
    }

    TextField field() {
        return field;
    }

    private void show(Test test) {
        result.getChildren().setAll(said(test));
        result.setVisible(!result.getChildren().isEmpty());
        result.setManaged(result.isVisible());
    }

    private List<Region> said(Test test) {
        return switch (test) {
            case Test.Nothing _ -> List.of();
            case Test.Running _ -> List.of(line("-looking", words.get("hub.looking"), "text-note"));
            case Test.Passed(var found) -> List.of(line("-found", words.found(found), "hub-passed"));
            case Test.Failed(var address, var sentence, var canBeMade) ->
                canBeMade
                        ? List.of(
                                line("-failed", sentence, "settings-trouble"),
                                button(id + "-make", words.get("hub.make"), () -> model.make(address), "quiet"))
                        : List.of(line("-failed", sentence, "settings-trouble"));
        };
    }

    private Region line(String idEnd, String text, String style) {
        var label = HubDetails.wrapping(text, style);
        label.setId(id + idEnd);
        return label;
    }

    static Button button(String id, String text, Runnable action, String style) {
        var button = new Button(text);
        button.setId(id);
        button.setAccessibleText(text);
        button.getStyleClass().add(style);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
