package alidade.resources.theme;

import java.util.List;
import java.util.Locale;

/// A theme and a language: how the same thing looks to different people.
public record Look(Theme theme, Locale language) {
    /// Both themes in both languages.
    public static final List<Look> ALL = List.of(
            new Look(Theme.LIGHT, Locale.SIMPLIFIED_CHINESE),
            new Look(Theme.LIGHT, Locale.ENGLISH),
            new Look(Theme.DARK, Locale.SIMPLIFIED_CHINESE),
            new Look(Theme.DARK, Locale.ENGLISH));

    /// Such as `light-zh`: the end of a picture's name.
    @Override
    public String toString() {
        return theme.name().toLowerCase(Locale.ROOT) + "-" + language.getLanguage();
    }
}
