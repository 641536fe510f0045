package alidade.app.views.settings;

import alidade.app.views.settings.Preferences.Motion;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How a window looks just now. For the JavaFX thread.
public final class Appearance {
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<Wording> wording;
    private final ObjectProperty<Integer> textPercent;
    private final ObjectProperty<Motion> motion;
    private boolean languageChosen;

    /// @param language to begin with
    public Appearance(Preferences preferences, Locale language) {
        theme = new SimpleObjectProperty<>(preferences.theme());
        wording = new SimpleObjectProperty<>(Wording.in(language));
        textPercent = new SimpleObjectProperty<>(preferences.textPercent());
        motion = new SimpleObjectProperty<>(preferences.motion());
        wording.addListener((_, _, _) -> languageChosen = true);
    }

    /// The usual looks in a theme and language.
    public static Appearance of(Theme theme, Locale language) {
        var appearance = new Appearance(Preferences.usual(), language);
        appearance.theme.set(theme);
        return appearance;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ObjectProperty<Wording> wording() {
        return wording;
    }

    /// One of [Preferences#TEXT_PERCENTS].
    public ObjectProperty<Integer> textPercent() {
        return textPercent;
    }

    public ObjectProperty<Motion> motion() {
        return motion;
    }

    /// Whether a person has chosen a language in this window.
    boolean isLanguageChosen() {
        return languageChosen;
    }

    public void speak(Locale language) {
        wording.set(Wording.in(language));
    }

    /// Runs something whenever anything of it changes.
    public void onChange(Runnable action) {
        theme.addListener((_, _, _) -> action.run());
        wording.addListener((_, _, _) -> action.run());
        textPercent.addListener((_, _, _) -> action.run());
        motion.addListener((_, _, _) -> action.run());
    }
}
