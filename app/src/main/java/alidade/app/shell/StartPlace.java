package alidade.app.shell;

import alidade.app.views.start.StartView;
import alidade.app.views.start.StartViewModel;
import alidade.app.widgets.Icons;

/// What stands in the place of the overview while there is no data.
public final class StartPlace {
    private static final String ID = "start";

    private StartPlace() {}

    public static Place of(StartViewModel model) {
        return new Place(
                ID,
                Icons.OVERVIEW,
                false,
                model::load,
                model::stop,
                setting -> new StartView(model, setting.wording(), setting.compact()));
    }
}
