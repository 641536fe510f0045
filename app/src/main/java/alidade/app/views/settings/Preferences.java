package alidade.app.views.settings;

import alidade.resources.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person likes, on every workspace.
///
/// @param language `zh` or `en`; empty: as the system is set
/// @param textPercent one of [#TEXT_PERCENTS]
/// @param placement of the window when it was last closed
/// @param place which was open then; empty: the first one
public record Preferences(
        Optional<String> language,
        Theme theme,
        int textPercent,
        Motion motion,
        Optional<Placement> placement,
        String place) {
    /// How large texts can be, in percent.
    public static final List<Integer> TEXT_PERCENTS = List.of(100, 110, 125, 150, 175, 200);

    private static final List<String> LANGUAGES = List.of("zh", "en");

    /// Whether things that move on their own may do so.
    public enum Motion {
        /// As the system is set.
        SYSTEM,
        REDUCED,
        FULL
    }

    public Preferences {
        if (!TEXT_PERCENTS.contains(textPercent)) {
            throw new IllegalArgumentException("the text size is " + textPercent + " %, and can be " + TEXT_PERCENTS);
        }
        if (language.isPresent() && !LANGUAGES.contains(language.get())) {
            throw new IllegalArgumentException("the language is '" + language.get() + "', and can be " + LANGUAGES);
        }
    }

    /// Those of someone who never chose anything.
    public static Preferences usual() {
        return new Preferences(Optional.empty(), Theme.LIGHT, 100, Motion.SYSTEM, Optional.empty(), "");
    }

    /// The language to begin with.
    ///
    /// @param system how the system is set
    public Locale languageOr(Locale system) {
        return language.map(one -> one.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)
                .orElse(system);
    }

    /// The same with the looks of a window.
    public Preferences with(Appearance appearance) {
        return new Preferences(
                appearance.isLanguageChosen()
                        ? Optional.of(appearance.wording().get().isChinese() ? "zh" : "en")
                        : language,
                appearance.theme().get(),
                appearance.textPercent().get(),
                appearance.motion().get(),
                placement,
                place);
    }

    public Preferences with(Optional<Placement> placement, String place) {
        return new Preferences(language, theme, textPercent, motion, placement, place);
    }
}
