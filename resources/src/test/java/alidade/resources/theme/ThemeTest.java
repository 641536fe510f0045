package alidade.resources.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
    /// WCAG 2.2, 1.4.3: at least 4.5 for text.
    @ParameterizedTest
    @CsvSource(textBlock = """
                    -w-text, -w-bg
                    -w-text, -w-card
                    -w-text, -w-hover
                    -w-muted, -w-bg
                    -w-muted, -w-card
                    -w-muted, -w-hover
                    -w-faint, -w-bg
                    -w-faint, -w-card
                    -w-faint, -w-hover
                    -w-accent, -w-card
                    -w-code, -w-card
                    -w-accent, -w-accent-soft
                    -w-on-accent, -w-accent
                    -w-side-text, -w-side
                    -w-side-bright, -w-side-on
                    -w-good, -w-good-bg
                    -w-good, -w-card
                    -w-warn, -w-warn-bg
                    -w-warn, -w-card
                    -w-bad, -w-bad-bg
                    -w-bad, -w-card
                    -w-heat-text, -w-heat-0
                    -w-heat-text, -w-heat-1
                    -w-heat-text, -w-heat-2
                    -w-heat-text, -w-heat-3
                    -w-on-heat-4, -w-heat-4
                    -w-muted, -w-heat-stale
                    """)
    void everyTextStandsOutFromItsGround(String text, String ground) {
        for (var theme : Theme.values()) {
            var tokens = theme.tokens();
            var contrast = contrast(
                    tokens.getOrDefault(text, "missing " + text), tokens.getOrDefault(ground, "missing " + ground));
            assertThat(contrast).as("%s on %s in %s", text, ground, theme).isGreaterThanOrEqualTo(4.5);
        }
    }

    /// WCAG 2.2, 1.4.11 asks for 3.0 of graphics; light yellows and greens of lines are told by legend and hover too.
    @ParameterizedTest
    @EnumSource
    void everySeriesStandsOutFromItsCard(Theme theme) {
        var tokens = theme.tokens();
        for (int series = 1; series <= 8; series++) {
            var contrast = contrast(
                    tokens.getOrDefault("-w-series-" + series, "missing"), tokens.getOrDefault("-w-card", "missing"));
            assertThat(contrast).as("series %d in %s", series, theme).isGreaterThanOrEqualTo(2.3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothThemesNameTheSameColours(Theme theme) {
        assertThat(theme.tokens().keySet()).isEqualTo(theme.other().tokens().keySet());
        assertThat(theme.sheets()).hasSize(16);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// Relative luminance of WCAG: weights of the linear parts of `#rrggbb`.
    private static double luminance(String colour) {
        assertThat(colour).matches("#[0-9a-f]{6}");
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
