package alidade.app.shell;

import alidade.app.views.settings.SettingsView;
import alidade.app.views.settings.SettingsViewModel;
import alidade.app.widgets.Icons;

/// The way to the settings.
public final class SettingsPlace {
    static final String ID = "settings";

    private SettingsPlace() {}

    public static Place of(SettingsViewModel model) {
        return new Place(
                ID,
                Icons.SETTINGS,
                false,
                model::load,
                model::stop,
                setting -> new SettingsView(model, setting.wording(), setting.compact()));
    }
}
