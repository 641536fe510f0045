package alidade.app.shell;

import alidade.app.views.quality.QualityRoomView;
import alidade.app.views.quality.QualityRoomViewModel;
import alidade.app.widgets.Icons;

/// The way to the quality room.
public final class QualityPlace {
    private static final String ID = "quality";

    private QualityPlace() {}

    public static Place of(QualityRoomViewModel model) {
        return new Place(
                ID,
                Icons.QUALITY,
                true,
                model::load,
                model::stop,
                setting -> new QualityRoomView(model, setting.wording(), setting.compact(), setting.explain()));
    }
}
