package alidade.app.views.settings;

import static alidade.app.specimens.Specimen.once;
import static alidade.app.specimens.Specimen.sized;
import static alidade.app.specimens.Specimen.state;

import alidade.app.fx.Background;
import alidade.app.specimens.Hard;
import alidade.app.specimens.Specimen;
import alidade.app.views.settings.InventedSettings.Kind;
import alidade.app.views.settings.SettingsViewModel.Part;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// The settings in every state: the view itself, over invented readings.
///
/// @param background does what the settings ask for
public record SettingsSpecimens(Wording wording, Background background) {
    private static final double WIDTH = 1540;
    private static final double HEIGHT = 760;

    public Specimen specimen() {
        return new Specimen(
                SettingsView.class,
                List.of(
                        state("usual", () -> read(Kind.USUAL)),
                        state("hard", () -> read(Kind.HARD)),
                        state("none", () -> read(Kind.NOTHING)),
                        state("trouble", this::troubled),
                        state("broken", () -> read(Kind.BROKEN)),
                        state("loading", () -> view(model(Kind.USUAL, Optional.empty())))));
    }

    private Region read(Kind kind) {
        var model = model(kind, Optional.empty());
        model.load();
        return view(model);
    }

    /// The file of settings could not be used, and a secret could not be forgotten.
    private Region troubled() {
        var model = model(Kind.USUAL, Optional.of(Hard.SENTENCE));
        once(model.accounts(), Part.Shown.class, _ -> model.forget("models"));
        model.load();
        return view(model);
    }

    private SettingsViewModel model(Kind kind, Optional<String> problem) {
        return new SettingsViewModel(
                new InventedSettings(kind),
                Appearance.of(Theme.LIGHT, wording.locale()),
                problem,
                Optional.of(_ -> {}),
                background);
    }

    private Region view(SettingsViewModel model) {
        return sized(new SettingsView(model, wording, false), WIDTH, HEIGHT);
    }
}
