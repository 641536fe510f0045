package alidade.engine.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import alidade.fetch.files.RawRow;
import alidade.fetch.sources.RawRecord;
import alidade.resources.packs.QualityDefinition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardizerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant SEEN = Instant.parse("2026-11-20T02:00:00.123456789Z");

    private final Standardizer standardizer = new Standardizer(Fixture.TABLE, Fixture.SHANGHAI, Fixture.CLOCK);

    @Test
    void namesAndTypesARow() {
        var result = rows("""
                {"day":"2026-11-20","seen":"2026-11-20 10:00:00","shop":"A","owner":"o","item":"i","sold":"69388.0",\
                "price":"9.90","tags":"['x', \\"y\\"]","unknown":"left out"}""");
        assertThat(result)
                .isEqualTo(new Standardized(
                        List.of(new Fact(
                                DAY,
                                Instant.parse("2026-11-20T02:00:00Z"),
                                List.of("import"),
                                Map.of(
                                        "shop",
                                        "A",
                                        "owner",
                                        "o",
                                        "item",
                                        "i",
                                        "sold",
                                        69388L,
                                        "price",
                                        new BigDecimal("9.9"),
                                        "tags",
                                        List.of("x", "y")))),
                        List.of(),
                        1,
                        0,
                        List.of()));
        assertThat(SourceRecordId.of(Fixture.TABLE, result.facts().getFirst())).isEqualTo("A:o/i");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # what differs from a good row, the rule, the sentence
                    "sold":"many"        | type     | sold 'many' is not a count: the record is refused.
                    "sold":"1.5"         | type     | sold '1.5' is not a whole number: the record is refused.
                    "sold":"-6"          | minimum  | sold is -6, and the smallest value accepted is 0: the record is refused.
                    "sold":"None"        | required | sold is missing (looked for in sold) and is required: the record is refused.
                    "shop":" "           | required | shop is missing (looked for in shop) and is required: the record is refused.
                    "owner":"","item":"" | required | All of owner, item are missing, so nothing tells which record it is: the record is refused.
                    "day":"yesterday"    | type     | The date 'yesterday' is not a date: the record is refused.
                    "day":null           | required | The date is missing (looked for in day) and is required: the record is refused.
                    "day":"1999-12-31"   | date     | The date is 1999-12-31, which is not from 2000-01-01 to 2026-11-22 (tomorrow): the record is refused.
                    "day":"2026-11-23"   | date     | The date is 2026-11-23, which is not from 2000-01-01 to 2026-11-22 (tomorrow): the record is refused.
                    "seen":"2027-01-01"  | date     | The day of observation is 2027-01-01, which is not from 2000-01-01 to 2026-11-22 (tomorrow): the record is refused.
                    "seen":"noon"        | type     | The moment of observation 'noon' is not a date with a time: the record is refused.
                    "item":"a\\u0000b"   | text     | item has the character U+0000 ('a�b'): the record is refused.
                    "item":"a\\ud800b"   | text     | item has half of a surrogate pair ('a�b'): the record is refused.
                    "tags":["a\\udc00"]  | text     | tags has half of a surrogate pair ('a�'): the record is refused.
                    "price":{"a":1}      | type     | price '{"a":1}' is not a single value: the record is refused.
                    """)
    void refusesWithARuleAndTheValueSeen(String difference, String rule, String reason) throws JsonProcessingException {
        var row = (ObjectNode)
                JSON.readTree("{\"day\":\"2026-11-20\",\"shop\":\"A\",\"owner\":\"o\",\"item\":\"i\",\"sold\":\"1\"}");
        row.setAll((ObjectNode) JSON.readTree("{" + difference + "}"));
        var result = standardizer.imported(Fixture.ROWS, List.of(new RawRow.Row("f.csv:2", row)));
        assertThat(result.facts()).isEmpty();
        assertThat(result.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.place()).isEqualTo("f.csv:2");
            assertThat(refused.source()).isEqualTo(difference.startsWith("\"shop") ? "" : "A");
        });
        assertThat(result.read()).isEqualTo(1);
    }

    @Test
    void theDoorsOfTheDatesAreOpenOnTheirSills() {
        var result = rows(
                "{\"day\":\"2000-01-01\",\"shop\":\"A\",\"item\":\"i\",\"sold\":\"0\"}",
                "{\"day\":\"2026-11-22\",\"shop\":\"A\",\"item\":\"i\",\"sold\":\"0\"}");
        assertThat(result.facts()).hasSize(2);
        assertThat(result.facts().getFirst().observedAt())
                .as("without a moment the beginning of the day in Shanghai counts")
                .isEqualTo(Instant.parse("1999-12-31T16:00:00Z"));
    }

    @Test
    void textOver64KibIsRefusedAndItsRawTextCut() {
        var result =
                rows("{\"day\":\"2026-11-20\",\"shop\":\"A\",\"item\":\"" + "百".repeat(21_846) + "\",\"sold\":\"1\"}");
        // 21,846 × 3 bytes = 65,538 bytes, two over 64 KiB; the raw text is cut to at most 16,384 bytes
        assertThat(result.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.rule()).isEqualTo("text");
            assertThat(refused.reason()).startsWith("item is longer than 64 KiB ('百百");
            assertThat(refused.raw().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isBetween(16_382, 16_384);
        });
    }

    @Test
    void aMalformedRowIsRefusedAndCounted() {
        var result = standardizer.imported(
                Fixture.ROWS, List.of(new RawRow.Malformed("f.csv:9", "The line is odd.", "a,\u0000b")));
        assertThat(result.refused())
                .containsExactly(
                        new Refused("f.csv:9", "", Optional.empty(), "malformed", "The line is odd.", "a,\uFFFDb"));
        assertThat(result.read()).isEqualTo(1);
    }

    @Test
    void mergesRowsOfOneRecordAndDay() {
        var result = rows(
                // the later observation wins, though its count is smaller
                row("a", "100", "2026-11-20 09:00:00"),
                row("a", "90", "2026-11-20 10:00:00"),
                // nothing tells which is later: the larger count
                row("b", "5", ""),
                row("b", "7", ""),
                row("b", "6", ""),
                row("c", "1", ""));
        assertThat(result.facts().stream()
                        .map(fact ->
                                fact.values().get("item") + "=" + fact.values().get("sold")))
                .containsExactly("a=90", "b=7", "c=1");
        // 6 read = 3 facts + 3 merged + 0 refused
        assertThat(List.of(result.read(), result.merged())).containsExactly(6L, 3L);
        assertThat(result.mergedRows()).containsExactly(new Standardized.MergedRows("A", DAY, 3));
    }

    @Test
    void aSourceGivesItsNameItsDayAndItsInputs() throws JsonProcessingException {
        var records = List.of(
                record("{\"list\":{\"id\":\"o/i\",\"n\":3}}", "keyword b", "keyword a"),
                record("{\"list\":{\"id\":\"o/i\",\"n\":4}}", "keyword c"),
                record("{\"list\":{\"id\":\"o/j\"}}", "keyword a"));
        var result = standardizer.collected(Sources.shop(), records, SEEN, DAY);
        assertThat(result.facts())
                .containsExactly(new Fact(
                        DAY,
                        Instant.parse("2026-11-20T02:00:00.123456Z"),
                        List.of("keyword a", "keyword b", "keyword c"),
                        Map.of("shop", "A shop", "owner", "o", "item", "i", "sold", 4L)));
        assertThat(result.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.reason())
                    .isEqualTo(
                            "sold is missing (looked for in list.n, detail.n) and is required: the record is refused.");
            assertThat(refused.source()).isEqualTo("A shop");
            assertThat(refused.date()).contains(DAY);
            assertThat(refused.place()).isEqualTo("list page 1[0]");
            assertThat(refused.raw()).isEqualTo("{\"list\":{\"id\":\"o/j\"}}");
        });
        assertThat(List.of(result.read(), result.merged())).containsExactly(3L, 1L);
    }

    @Test
    void rowQualityIsTheShareOfKeyFieldsRoundedDown() {
        var fact = new Fact(DAY, SEEN, List.of(), Map.of("shop", "A", "item", "i"));
        var quality = new QualityDefinition("sales", List.of("shop", "owner", "item"), 80, "score", List.of());
        // 2 of 3 = 66.6 %
        assertThat(RowQuality.of(fact, quality)).isEqualTo(66);
        assertThat(SourceRecordId.of(Fixture.TABLE, fact)).isEqualTo("A:/i");
    }

    private static String row(String item, String sold, String seen) {
        return "{\"day\":\"2026-11-20\",\"shop\":\"A\",\"item\":\"%s\",\"sold\":\"%s\",\"seen\":\"%s\"}"
                .formatted(item, sold, seen);
    }

    private static RawRecord record(String json, String... inputs) throws JsonProcessingException {
        return new RawRecord("key", List.of(inputs), JSON.readTree(json), List.of("list page 1[0]"));
    }

    private Standardized rows(String... lines) {
        var rows = new ArrayList<RawRow>();
        for (var line : lines) {
            try {
                rows.add(new RawRow.Row("f.csv:" + (rows.size() + 2), (ObjectNode) JSON.readTree(line)));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
        return standardizer.imported(Fixture.ROWS, rows);
    }
}
