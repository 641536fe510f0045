package alidade.engine.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Refused;
import alidade.engine.standardize.Decoder.Surroundings;
import alidade.fetch.files.RawRow;
import alidade.fetch.sources.RawRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Whatever stands in a record, it becomes a fact or a refusal that can be sealed, and never an exception.
class StandardizerFuzzTest {
    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 300_000 : 2_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String[] PIECES = {
        "1",
        "e",
        "+",
        "-",
        ".",
        "9999999999",
        "k",
        "万",
        "2026-01-0",
        ":",
        "T",
        "Z",
        "[",
        "]",
        "'",
        "\"",
        "\\",
        "u12",
        "\\U0010ffff",
        "/",
        "base_model:",
        " ",
        ",",
        "None",
        "\u0000",
        "\ud83d",
        "\ude00",
        "😀",
        "百度",
        "{",
        "null"
    };

    private final Standardizer standardizer = new Standardizer(Fixture.TABLE, Fixture.SHANGHAI, Fixture.CLOCK);

    @Test
    void noDecoderThrows() {
        for (var trial = 0; trial < TRIALS; trial++) {
            var random = new Random(trial);
            var record = JSON.objectNode();
            record.set("owner", value(random, 2));
            var raw = value(random, 2);
            for (var name : Decoders.names()) {
                var argument = random.nextBoolean() ? Optional.of("owner") : Optional.of(text(random));
                var decoded = Decoders.named(name)
                        .orElseThrow()
                        .decode(raw, new Surroundings(argument, Fixture.SHANGHAI, record));
                assertThat(decoded).as("seed %d, %s of %s", trial, name, raw).isNotNull();
            }
        }
    }

    @Test
    void everyRecordEndsAsAFactOrARefusalThatCanBeSealed() {
        for (var trial = 0; trial < TRIALS; trial++) {
            var random = new Random(trial);
            var row = row(random);
            var result = standardizer.imported(Fixture.ROWS, List.of(new RawRow.Row(text(random), row)));
            check(result, trial);
            var record = new RawRecord(text(random), List.of("in"), row, List.of(text(random)));
            check(
                    standardizer.collected(Sources.shop(), List.of(record), Instant.MAX, LocalDate.of(2026, 1, 1)),
                    trial);
        }
    }

    @Test
    void hostileDepthIsRefusedAndNotFollowed() {
        JsonNode deep = JSON.textNode("x");
        for (var i = 0; i < 400; i++) {
            deep = i % 2 == 0 ? JSON.arrayNode().add(deep) : JSON.objectNode().set("a", deep);
        }
        var row = row(new Random(1));
        row.set("sold", deep);
        assertThat(standardizer
                        .imported(Fixture.ROWS, List.of(new RawRow.Row("f:1", row)))
                        .refused())
                .hasSize(1);
    }

    private static void check(Standardized result, int trial) {
        assertThat(result.facts().size() + result.merged() + result.refused().size())
                .as("seed %d", trial)
                .isEqualTo((int) result.read());
        for (var fact : result.facts()) {
            fact.values().values().stream()
                    .flatMap(value -> value instanceof List<?> list ? list.stream() : List.of(value).stream())
                    .filter(String.class::isInstance)
                    .forEach(text -> assertSealable(text.toString(), trial));
        }
        for (var refused : result.refused()) {
            assertSealable(refused.place() + refused.source() + refused.reason() + refused.raw(), trial);
            assertThat(refused).extracting(Refused::rule).isNotEqualTo("");
        }
    }

    private static void assertSealable(String text, int trial) {
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("seed %d", trial)
                .isEqualTo(text)
                .doesNotContain("\u0000");
    }

    private static ObjectNode row(Random random) {
        var row = JSON.objectNode();
        set(row, "day", random, () -> JSON.textNode("2026-01-05"));
        set(row, "seen", random, () -> JSON.textNode("2026-01-05 10:00:00"));
        set(row, "shop", random, () -> JSON.textNode("A"));
        set(row, "owner", random, () -> JSON.textNode("o"));
        set(row, "item", random, () -> JSON.textNode("i"));
        set(row, "sold", random, () -> JSON.numberNode(7));
        set(row, "price", random, () -> JSON.numberNode(new BigDecimal("1.5")));
        set(row, "tags", random, () -> JSON.textNode("['a']"));
        return row;
    }

    private static void set(ObjectNode row, String name, Random random, Supplier<JsonNode> good) {
        row.set(name, random.nextInt(8) == 0 ? value(random, 2) : good.get());
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> JSON.nullNode();
            case 1 ->
                JSON.numberNode(new BigDecimal(random.nextInt(100) + "e" + (random.nextInt(2_000_000) - 1_000_000)));
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3, 4 -> JSON.textNode(text(random));
            case 5 -> {
                var list = JSON.arrayNode();
                for (var n = random.nextInt(4); n > 0; n--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> JSON.objectNode().set(text(random), value(random, depth - 1));
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var n = random.nextInt(7); n > 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
