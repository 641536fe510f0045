package alidade.app.views.wall;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.overview.Figures;
import alidade.app.widgets.Wording;
import alidade.resources.packs.WallDefinition;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/// A page of a wall as a PNG, painted into memory where there is no screen.
///
/// To be used from any thread but the JavaFX thread.
public final class WallPicture {
    private WallPicture() {}

    /// @param number of the page, from 0
    /// @param width in pixels, as height
    /// @throws IOException when the file cannot be written
    public static void write(
            Figures figures,
            WallDefinition wall,
            int number,
            Path file,
            int width,
            int height,
            Theme theme,
            Locale language,
            Clock clock)
            throws IOException {
        var reading = new WallReader(figures, wall.name()).read();
        Display.ask(() -> {
                    var model = WallViewModel.of(reading, WallClock.of(clock), Background.onVirtualThreads());
                    var view = new WallView(model, Wording.in(language), number, false);
                    return Picture.of(WallScreens.scene(view, width, height, theme), 1);
                })
                .write(file);
    }
}
