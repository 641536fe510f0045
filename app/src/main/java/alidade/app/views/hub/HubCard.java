package alidade.app.views.hub;

import alidade.app.fx.Listen;
import alidade.app.views.hub.HubViewModel.State;
import alidade.app.widgets.Card;
import alidade.app.widgets.Wording;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Which hub this workspace meets, for the settings.
public final class HubCard extends VBox {
    private static final double SPACE = 10;

    private final HubWords words;
    private final HubForm form;
    private final Label account = HubDetails.wrapping("", "text-small");
    private final Label trouble = HubDetails.wrapping("", "settings-trouble");
    private final HBox forgetting;
    private Optional<String> shown = Optional.empty();

    public HubCard(HubViewModel model, Wording wording) {
        words = new HubWords(wording);
        form = new HubForm("settings-hub", model, wording);
        account.setId("settings-hub-account");
        trouble.setId("settings-hub-trouble");
        var keep =
                HubForm.button("settings-hub-keep", words.get("hub.keep"), () -> model.keep(form.address()), "primary");
        keep.disableProperty().bind(form.field().textProperty().map(String::isBlank));
        forgetting = new HBox(HubForm.button("settings-hub-forget", words.get("hub.forget"), model::forget, "quiet"));
        getChildren()
                .setAll(new Card(
                        "settings-hub",
                        words.get("hub.title"),
                        words.get("hub.card.note"),
                        new VBox(SPACE, trouble, form, account, new HBox(SPACE, keep, forgetting)),
                        false));
        Listen.to(model.state(), this, this::show);
        show(model.state().get());
    }

    private void show(State state) {
        var reading = state instanceof State.Shown(var one) ? Optional.of(one) : Optional.<HubReading>empty();
        var hub = reading.flatMap(HubReading::hub);
        var text = hub.map(HubReading.Chosen::text);
        // What a person is typing stays, until another hub is chosen.
        if (reading.isPresent() && !text.equals(shown)) {
            form.field().setText(text.orElse(""));
            shown = text;
        }
        say(trouble, reading.flatMap(HubReading::trouble));
        say(account, hub.flatMap(HubReading.Chosen::account).map(name -> words.get("hub.account", name)));
        forgetting.setVisible(hub.isPresent());
        forgetting.setManaged(hub.isPresent());
    }

    private static void say(Label label, Optional<String> text) {
        label.setText(text.orElse(""));
        label.setVisible(text.isPresent());
        label.setManaged(text.isPresent());
    }
}
