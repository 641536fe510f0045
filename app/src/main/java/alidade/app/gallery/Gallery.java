package alidade.app.gallery;

import alidade.app.fx.Background;
import alidade.app.specimens.Specimen;
import alidade.app.widgets.Wording;
import java.util.ArrayList;
import java.util.List;

/// All specimens, in the order in which they are shown.
public final class Gallery {
    private Gallery() {}

    /// @param background does what views ask for
    public static List<Specimen> in(Wording wording, Background background) {
        var all = new ArrayList<Specimen>();
        all.addAll(new WordSpecimens(wording).all());
        all.addAll(new ControlSpecimens(wording).all());
        all.addAll(new ChartSpecimens(wording).all());
        all.addAll(new ViewSpecimens(wording, background).all());
        return List.copyOf(all);
    }
}
