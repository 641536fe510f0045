package alidade.app.shell;

import alidade.app.views.hub.HubCard;
import alidade.app.views.hub.HubViewModel;
import alidade.app.views.settings.SettingsView;
import alidade.app.views.settings.SettingsViewModel;
import alidade.app.widgets.Icons;

/// The way to the settings.
public final class SettingsPlace {
    static final String ID = "settings";

    private SettingsPlace() {}

    /// @param hub which one the workspace meets is chosen there
    public static Place of(SettingsViewModel model, HubViewModel hub) {
        return new Place(
                ID,
                Icons.SETTINGS,
                false,
                () -> {
                    model.load();
                    hub.load();
                },
                model::stop,
                setting -> new SettingsView(model, setting.wording(), setting.compact())
                        .with(new HubCard(hub, setting.wording())));
    }
}
