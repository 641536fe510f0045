package alidade.engine.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.standardize.Decoder.Surroundings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodersTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void thereAreThese() {
        assertThat(Decoders.names())
                .containsExactly(
                        "after_slash",
                        "agreed",
                        "before_slash",
                        "boolean",
                        "count",
                        "date",
                        "decimal",
                        "epoch_seconds",
                        "integer",
                        "list",
                        "moment",
                        "name_without_owner",
                        "tag_relation",
                        "tag_value",
                        "text");
        assertThat(Decoders.named("magic")).isEmpty();
    }

    @Test
    void agreedIsTheOneValueOfAListOrTheArgument() throws JsonProcessingException {
        assertThat(agreed("[\"search\",\"search\"]")).isEqualTo(new Decoded.Value("search"));
        assertThat(agreed("[\"search\",\"tree\",\"search\"]")).isEqualTo(new Decoded.Value("both"));
        assertThat(agreed("[]")).isEqualTo(Decoded.MISSING);
        assertThat(agreed("{}")).isEqualTo(new Decoded.Wrong("is not a list"));
    }

    private static Decoded agreed(String json) throws JsonProcessingException {
        var raw = JSON.readTree(json);
        return Decoders.named("agreed").orElseThrow().decode(raw, new Surroundings(Optional.of("both"), SHANGHAI, raw));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # decoder, what stands there, what it is
                    text          | ' x '                | x
                    text          | None                 | -
                    text          | nan                  | -
                    text          | null                 | -
                    text          | ' '                  | -
                    integer       | 42                   | 42
                    integer       | -7                   | -7
                    integer       | 69388.0              | 69388
                    integer       | 6.9388e4             | 69388
                    integer       | 69388.5              | ! is not a whole number
                    integer       | abc                  | ! is not a whole number
                    integer       | １２                 | ! is not a whole number
                    integer       | 9223372036854775807  | 9223372036854775807
                    integer       | 9223372036854775808  | ! is too large a whole number
                    integer       | 1e999                | ! is too large a whole number
                    integer       | 1e999999999          | ! is not a whole number
                    integer       | 1e-999               | ! is not a whole number
                    decimal       | 1.50                 | 1.5
                    decimal       | 1e3                  | 1000
                    # 0.12345678905 has 11 decimals; half to even: …890, and 0.12345678915 becomes …892
                    decimal       | 0.12345678905        | 0.123456789
                    decimal       | 0.12345678915        | 0.1234567892
                    decimal       | 1e29                 | ! is too large a number
                    decimal       | NaN                  | -
                    decimal       | Infinity             | ! is not a number
                    count         | 72.4k                | 72400
                    count         | 7.2w                 | 72000
                    count         | 7.2W                 | 72000
                    count         | 1k+                  | 1000
                    count         | 1.2万                | 12000
                    count         | 3千                  | 3000
                    count         | 1.5亿                | 150000000
                    count         | 2M                   | 2000000
                    count         | 1,234,567            | 1234567
                    count         | 69388.0              | 69388
                    count         | 100+                 | 100
                    count         | 1.23456k             | ! is not a whole number
                    count         | 1,23                 | ! is not a count
                    count         | k                    | ! is not a count
                    count         | many                 | ! is not a count
                    epoch_seconds | 1700000000           | 2023-11-14T22:13:20Z
                    epoch_seconds | 1700000000.1234567   | 2023-11-14T22:13:20.123456Z
                    epoch_seconds | 1e20                 | ! is not a number of seconds of this age
                    epoch_seconds | soon                 | ! is not a number of seconds
                    moment        | 2026-01-05T10:00:00Z | 2026-01-05T10:00:00Z
                    moment        | 2026-01-05T10:00:00.5Z | 2026-01-05T10:00:00.500Z
                    moment        | 2026-01-05T10:00:00.123456789Z | 2026-01-05T10:00:00.123456Z
                    moment        | 2026-02-29T10:00:00Z | ! is not a date with a time
                    moment        | 2026-01-05T24:00:00Z | ! is not a date with a time
                    moment        | 2026-01-05T1a:00:00Z | ! is not a date with a time
                    moment        | 0000-01-05T10:00:00Z | ! is not in the years 1 to 9999
                    moment        | 2026-01-05T10:00:00.123456789+08:00 | 2026-01-05T02:00:00.123456Z
                    moment        | 2026-01-05 10:00:00 +0800 | 2026-01-05T02:00:00Z
                    # local time, in Shanghai: eight hours before
                    moment        | 2026-01-05 10:00:00  | 2026-01-05T02:00:00Z
                    moment        | 2026-01-05T10:00     | 2026-01-05T02:00:00Z
                    moment        | 2026-01-05           | 2026-01-04T16:00:00Z
                    moment        | 2026-02-30 10:00:00  | ! is not a date with a time
                    moment        | 1700000000           | ! is not a date with a time
                    date          | 2026-01-05           | 2026-01-05
                    date          | 2026/1/5             | 2026-01-05
                    date          | 20260105             | 2026-01-05
                    date          | 2026-01-05 23:59:59  | 2026-01-05
                    date          | 2026-01-05T23:59:59Z | 2026-01-05T23:59:59Z
                    date          | 2026-13-01           | ! is not a date
                    date          | +12026-01-01         | ! is not in the years 1 to 9999
                    date          | 2026-01-05Z          | ! is not a date
                    date          | 2026-02-29           | ! is not a date
                    boolean       | True                 | true
                    boolean       | 0                    | false
                    boolean       | maybe                | ! is neither true nor false
                    before_slash  | baidu/ERNIE          | baidu
                    before_slash  | ERNIE                | -
                    after_slash   | baidu/ERNIE          | ERNIE
                    after_slash   | a/b/c                | b/c
                    after_slash   | ERNIE                | ERNIE
                    list          | nlp                  | [nlp]
                    list          | []                   | []
                    """)
    void readsText(String decoder, String text, String expected) {
        assertThat(decode(decoder, new TextNode(text), null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # a list as JSON, as JSON text, and as the literals that Python prints
                    ["a","b",null,1]                | [a, b, 1]
                    "[\\"a\\", \\"b\\"]"            | [a, b]
                    "['a', \\"b's\\"]"              | [a, b's]
                    "['it\\\\'s', 'x\\\\ny']"       | [it's, x⏎y]
                    "['\\\\u767e\\\\u5ea6', None]"  | [百度]
                    "['a',]"                        | [a]
                    "[a, b]"                        | [a, b]
                    "['a' 'b']"                     | ! begins like a list and is none
                    "['a'"                          | ! begins like a list and is none
                    "['a"                           | ! begins like a list and is none
                    "[[1],2]"                       | ! begins like a list and is none
                    "['a'] x"                       | ! begins like a list and is none
                    "['\\\\u12']"                   | ! begins like a list and is none
                    "['\\\\Uffffffff']"             | ! begins like a list and is none
                    "[,]"                           | ! begins like a list and is none
                    {"a":1}                         | ! is not a list
                    """)
    void readsLists(String json, String expected) throws JsonProcessingException {
        assertThat(decode("list", JSON.readTree(json), null).replace('\n', '⏎')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # value and relation of the first tag with the prefix base_model:
                    ["x","base_model:baidu/E","base_model:quantized:baidu/E"] | baidu/E | quantized
                    ["base_model:finetune:baidu/E"]                           | baidu/E | finetune
                    ["base_model:baidu/E"]                                    | baidu/E | -
                    ["base_model:"]                                           | -       | -
                    "['base_model:merge:a/b']"                                | a/b     | merge
                    ["license:mit"]                                           | -       | -
                    null                                                      | -       | -
                    """)
    void readsTags(String json, String value, String relation) throws JsonProcessingException {
        assertThat(decode("tag_value", JSON.readTree(json), "base_model:")).isEqualTo(value);
        assertThat(decode("tag_relation", JSON.readTree(json), "base_model:")).isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NIL", textBlock = """
                    # owner, name, name without the owner
                    PaddlePaddle | paddlepaddle/PP-OCR | PP-OCR
                    PaddlePaddle | PP-OCR              | PP-OCR
                    PaddlePaddle | baidu/PP-OCR        | baidu/PP-OCR
                    PaddlePaddle | PaddlePaddle/       | PaddlePaddle/
                    None         | None/PP-OCR         | None/PP-OCR
                    NIL          | /PP-OCR             | /PP-OCR
                    """)
    void takesTheOwnerOffTheName(@Nullable String owner, String name, String expected) {
        var record = JSON.createObjectNode().put("publisher", owner).put("name", name);
        var around = new Surroundings(Optional.of("publisher"), SHANGHAI, record);
        assertThat(shown(Decoders.named("name_without_owner").orElseThrow().decode(new TextNode(name), around)))
                .isEqualTo(expected);
    }

    @Test
    void aNumberOfJsonKeepsItsDecimals() throws JsonProcessingException {
        assertThat(decode("integer", JSON.readTree("69388.0"), null)).isEqualTo("69388");
        assertThat(decode("integer", JSON.readTree("1e400000000"), null)).isEqualTo("! is not a whole number");
        assertThat(decode("integer", JSON.readTree("[7, 8]"), null)).isEqualTo("7");
        assertThat(decode("integer", JSON.readTree("{}"), null)).isEqualTo("! is not a single value");
    }

    @Test
    void anUnknownZoneOfTheMappingIsSaid() {
        assertThat(decode("moment", new TextNode("2026-01-05 10:00:00"), "Mars/Base"))
                .isEqualTo("! cannot be read, as the mapping names the unknown zone Mars/Base");
        assertThat(decode("moment", new TextNode("2026-01-05 10:00:00"), "UTC")).isEqualTo("2026-01-05T10:00:00Z");
    }

    private static String decode(String decoder, JsonNode raw, @Nullable String argument) {
        var around = new Surroundings(Optional.ofNullable(argument), SHANGHAI, JSON.createObjectNode());
        return shown(Decoders.named(decoder).orElseThrow().decode(raw, around));
    }

    private static String shown(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Value(java.math.BigDecimal number) -> number.toPlainString();
            case Decoded.Value(var value) -> value.toString();
            case Decoded.Missing() -> "-";
            case Decoded.Wrong(var reason) -> "! " + reason;
        };
    }
}
