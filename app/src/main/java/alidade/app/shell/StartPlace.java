package alidade.app.shell;

import alidade.app.views.hub.HubViewModel;
import alidade.app.views.hub.JoinCard;
import alidade.app.views.start.StartView;
import alidade.app.views.start.StartViewModel;
import alidade.app.widgets.Icons;

/// What stands in the place of the overview while there is no data.
public final class StartPlace {
    private static final String ID = "start";

    private StartPlace() {}

    /// @param hub the one that can be joined
    public static Place of(StartViewModel model, HubViewModel hub) {
        return new Place(
                ID,
                Icons.OVERVIEW,
                false,
                () -> {
                    model.load();
                    hub.load();
                },
                () -> {
                    model.stop();
                    hub.stop();
                },
                setting -> new StartView(model, setting.wording(), setting.compact())
                        .with(new JoinCard(hub, setting.wording())));
    }
}
