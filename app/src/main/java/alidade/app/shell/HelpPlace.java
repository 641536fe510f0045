package alidade.app.shell;

import alidade.app.views.help.HelpView;
import alidade.app.views.help.HelpViewModel;
import alidade.app.widgets.Icons;

/// The way to the help.
public final class HelpPlace {
    static final String ID = "help";

    private HelpPlace() {}

    public static Place of(HelpViewModel model) {
        return new Place(
                ID,
                Icons.HELP,
                false,
                model::load,
                model::stop,
                setting -> new HelpView(model, setting.wording(), setting.compact()));
    }
}
