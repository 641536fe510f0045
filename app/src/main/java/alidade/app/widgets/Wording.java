package alidade.app.widgets;

import alidade.resources.packs.Label;
import alidade.resources.text.Texts;
import java.util.Locale;

/// One language, as views speak it: sentences by key, labels of packs, numbers and times.
public record Wording(Locale locale, Texts texts, Formats formats) {
    public static Wording in(Locale locale) {
        return new Wording(locale, Texts.in(locale), Formats.in(locale));
    }

    /// The sentence of a key; whole numbers among the values are written as they are, without grouping.
    public String get(String key, Object... values) {
        var plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) plain[i] = String.valueOf(values[i]);
        return texts.get(key, plain);
    }

    /// A unit of a pack in this language, where the house has a word for it; else as the pack writes it.
    public String unit(String unit) {
        return texts.find("unit." + unit).orElse(unit);
    }

    /// The word of a region that the house knows; else the region itself.
    public String region(String region) {
        return texts.find("region." + region).orElse(region);
    }

    /// Why there is no value, in this language; a reason that is not known is shown as the engine gave it.
    public String reason(String reason) {
        return Reasons.in(this, reason);
    }

    public String label(Label label) {
        return label.in(locale);
    }

    public boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }
}
