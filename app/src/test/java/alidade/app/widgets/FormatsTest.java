package alidade.app.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.DashboardDefinition.Format;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private final Formats en = Formats.in(Locale.ENGLISH);
    private final Formats zh = Formats.in(Locale.SIMPLIFIED_CHINESE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # three digits and a word; Chinese has four before 万
                    12500000     | 12.5M  | 1250万
                    1250000      | 1.25M  | 125万
                    125000       | 125K   | 12.5万
                    9999         | 9,999  | 9,999
                    0            | 0      | 0
                    -12500000    | −12.5M | −1250万
                    # what rounds up to the next word takes it
                    999999       | 1M     | 100万
                    99999999     | 100M   | 1亿
                    123456789012 | 123B   | 1235亿
                    999999999999 | 1T     | 1万亿
                    987654321098765 | 988T | 988万亿
                    # decimals of small values are kept to two places
                    1856.128     | 1,856.13 | 1,856.13
                    """)
    void writesLargeNumbersShort(BigDecimal value, String english, String chinese) {
        assertThat(en.show(value, Format.COMPACT)).isEqualTo(english);
        assertThat(zh.show(value, Format.COMPACT)).isEqualTo(chinese);
    }

    @Test
    void writesTheFormatsOfTilesAsThePackAsks() {
        assertThat(en.show(new BigDecimal("1856"), Format.EXACT)).isEqualTo("1,856");
        assertThat(en.show(new BigDecimal("42"), Format.SIGNED)).isEqualTo("+42");
        assertThat(en.show(new BigDecimal("-42"), Format.SIGNED)).isEqualTo("−42");
        assertThat(en.show(new BigDecimal("0.0123"), Format.PERCENT)).isEqualTo("1.2%");
        assertThat(en.show(new BigDecimal("-0.02"), Format.PERCENT)).isEqualTo("−2.0%");
    }

    @Test
    void aScoreIsCutAndNeverRoundedUp() {
        assertThat(en.show(new BigDecimal("98.99"), Format.SCORE)).isEqualTo("98%");
    }

    @Test
    void exactHasEveryDigit() {
        assertThat(en.exact(new BigDecimal("12500123.4500"))).isEqualTo("12,500,123.45");
        assertThat(zh.exact(new BigDecimal("1250E4"))).isEqualTo("12,500,000");
    }

    @Test
    void sharesAddUpToAHundred() {
        // Thirds: 33.3 each is 99.9; the tenth that is left goes to the first.
        assertThat(en.percents(List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .containsExactly("33.4%", "33.3%", "33.3%");
    }

    @Test
    void daysAndMomentsAreWrittenInTheZoneOfThePack() {
        assertThat(en.day(LocalDate.of(2026, 11, 5))).isEqualTo("Nov 5");
        assertThat(zh.day(LocalDate.of(2026, 11, 5))).isEqualTo("11月5日");
        assertThat(en.moment(Instant.parse("2026-11-20T00:40:00Z"), ZoneId.of("Asia/Shanghai")))
                .isEqualTo("2026-11-20 08:40");
    }
}
