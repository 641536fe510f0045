package alidade.resources.packs;

import java.util.Locale;

/// A text that people read, in the two languages of the house.
public record Label(String zh, String en) {
    /// Chinese for any Chinese locale, English for all others.
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
