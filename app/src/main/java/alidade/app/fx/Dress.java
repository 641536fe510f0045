package alidade.app.fx;

import alidade.resources.theme.Theme;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/// Puts a scene into a theme of the house. For the JavaFX thread.
public final class Dress {
    private Dress() {}

    /// Takes every other style sheet off it.
    public static void put(Theme theme, Scene scene) {
        scene.setUserAgentStylesheet(
                theme.isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(theme.sheets());
        scene.setFill(Color.web(theme.tokens().getOrDefault("-w-bg", "white")));
    }
}
