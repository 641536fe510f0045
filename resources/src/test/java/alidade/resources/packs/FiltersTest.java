package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {
    private static final Map<String, Object> RECORD = new TreeMap<>(Map.of(
            "publisher",
            "飞桨PaddlePaddle",
            "name",
            "it's B",
            "count",
            69388L,
            "price",
            new java.math.BigDecimal("1.50"),
            "free",
            true,
            "day",
            LocalDate.parse("2026-01-31"),
            "moment",
            Instant.parse("2026-01-31T00:00:00Z"),
            "tags",
            List.of("gguf", "License:MIT"),
            "empty",
            ""));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # case: = and in regard it, contains and starts with do not
            publisher = '飞桨PaddlePaddle' | true
            publisher = '飞桨paddlepaddle' | false
            publisher in ('x', '飞桨PaddlePaddle') | true
            publisher contains 'PADDLE' | true
            publisher contains any ('百度', 'paddle') | true
            publisher contains any ('百度', 'baidu') | false
            publisher starts with '飞桨PADDLE' | true
            publisher starts with 'Paddle' | false
            name = 'it''s B' | true
            # numbers compare by value, texts as String.compareTo does
            count = 69388.0 | true
            count != 69388 | false
            count >= 69388 | true
            count < 69388 | false
            count between 69388 and 70000 | true
            price = 1.5 | true
            price in (1, 1.50) | true
            name < 'j' | true
            name < 'a' | false
            # a text and a number are never equal
            name = 5 | false
            name != 5 | true
            name < 5 | false
            count = '69388' | false
            # missing: no comparison holds, and so its opposite does
            gone = 'x' | false
            gone != 'x' | false
            not (gone = 'x') | true
            gone in ('x') | false
            gone contains 'x' | false
            gone < 5 | false
            gone is missing | true
            gone is not missing | false
            empty is missing | false
            empty = '' | true
            # booleans, dates and moments by their text
            free = 'true' | true
            free = 'false' | false
            day > '2026-01-30' | true
            day between '2026-01-01' and '2026-01-31' | true
            moment = '2026-01-31T00:00:00Z' | true
            # a list holds when one of its items does
            tags contains 'license:' | true
            tags = 'gguf' | true
            tags = 'gg' | false
            tags starts with 'lic' | true
            # and, or, not
            count > 1 and gone is missing | true
            count > 1 and gone = 'x' | false
            count < 1 or gone is missing | true
            not count < 1 and not gone = 'x' | true
            """)
    void aFilterHoldsOrNot(String text, boolean holds) {
        assertThat(FilterReader.read(text))
                .isInstanceOfSatisfying(
                        FilterReading.Read.class,
                        read -> assertThat(Filters.test(read.filter(), RECORD::get))
                                .isEqualTo(holds));
    }
}
