package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.resources.packs.Label;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Pii;
import alidade.resources.packs.TableDefinition.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackedFactsTest {
    private static final List<Column> MEASURES = List.of(column("count", Type.INTEGER), column("rate", Type.DECIMAL));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");

    private static Column column(String name, Type type) {
        return new Column(name, new Label(name, name), type, false, Optional.empty(), Pii.NONE, Optional.empty());
    }

    /// What is put in, as plainly as possible.
    private record Row(
            long record,
            long attributes,
            int ordinal,
            Instant moment,
            String inputs,
            @Nullable Long count,
            @Nullable BigDecimal rate) {}

    @Test
    void takesFewBytesForFactsThatFollowEachOther() {
        var builder = new PackedFacts.Builder(MEASURES);
        for (var at = 0; at < 100; at++) builder.add(at + 1L, at + 1L, at, NOON, "|a|", 1_000L + at, null);

        // Each but the first: record, attributes, ordinal, moment, inputs, count and the length of no rate, a byte
        // each;
        // the missing rates take 13 bytes more. The rest is the first fact, the head and the checksum.
        assertThat(builder.pack().length).isBetween(99 * 7 + 13, 99 * 7 + 13 + 40);
    }

    @Test
    void givesBackEveryValueThatWasPutIn() {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("PackedFactsTest: -Dalidade.seed=" + seed);
        var random = new Random(seed);
        for (var trial = 0; trial < 200; trial++) {
            var rows = new ArrayList<Row>();
            var builder = new PackedFacts.Builder(MEASURES);
            for (var left = random.nextInt(300); left > 0; left--) {
                var row = row(random);
                rows.add(row);
                builder.add(row.record, row.attributes, row.ordinal, row.moment, row.inputs, row.count, row.rate);
            }
            assertThat(unpacked(builder.pack()))
                    .as("seed %d, trial %d", seed, trial)
                    .isEqualTo(rows);
        }
    }

    private static Row row(Random random) {
        return new Row(
                any(random),
                any(random),
                random.nextInt(),
                Instant.ofEpochSecond(
                        random.nextLong(-60_000_000_000L, 200_000_000_000L), 1_000L * random.nextInt(1_000_000)),
                List.of("", "|百度|", "|a|b|", "|" + random.nextInt(9) + "|").get(random.nextInt(4)),
                random.nextInt(4) == 0 ? null : any(random),
                random.nextInt(4) == 0 ? null : new BigDecimal(new BigInteger(126, random).negate(), 10));
    }

    private static long any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextLong();
            default -> random.nextInt(300) - 100;
        };
    }

    private static List<Row> unpacked(byte[] bytes) {
        var facts = PackedFacts.unpack(bytes, MEASURES);
        var rows = new ArrayList<Row>();
        for (var at = 0; at < facts.size(); at++) {
            assertThat(facts.isMissing(1, at)).isEqualTo(facts.decimal(1, at) == null);
            rows.add(new Row(
                    facts.recordId(at),
                    facts.attributesId(at),
                    facts.ordinal(at),
                    Instant.EPOCH.plus(facts.microseconds(at), java.time.temporal.ChronoUnit.MICROS),
                    facts.inputs(at),
                    facts.isMissing(0, at) ? null : facts.whole(0, at),
                    facts.decimal(1, at)));
        }
        return rows;
    }

    @Test
    void beginsAnewAfterItWasPacked() {
        var builder = new PackedFacts.Builder(MEASURES);
        builder.add(9, 9, 9, NOON, "|a|", 9L, BigDecimal.ONE);
        builder.pack();
        builder.add(1, 2, 3, NOON, "|b|", 4L, null);

        assertThat(unpacked(builder.pack())).containsExactly(new Row(1, 2, 3, NOON, "|b|", 4L, null));
    }

    @Test
    void isFullLongBeforeTheDatabaseRefusesIt() {
        var builder = new PackedFacts.Builder(MEASURES);
        var facts = 0;
        for (; !builder.isFull(); facts++)
            builder.add(facts, facts, facts, NOON, "|" + "长".repeat(5_000) + facts + "|", 1L, null);

        // 5,000 characters of three bytes and some more: 400,000 / 15,000 = 26.7
        assertThat(facts).isEqualTo(27);
        assertThat(builder.pack().length).isLessThan(1_048_576);
    }

    @Test
    void everyFlippedBitAndEveryCutIsNoticed() {
        var builder = new PackedFacts.Builder(MEASURES);
        for (var at = 0; at < 20; at++) builder.add(at, 1, at, NOON, "|a|", 7L * at, new BigDecimal("0.5"));
        var sound = builder.pack();
        for (var bit = 0; bit < 8 * sound.length; bit++) {
            var bytes = sound.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertDamaged(bytes);
        }
        for (var length = 0; length < sound.length; length++) assertDamaged(java.util.Arrays.copyOf(sound, length));
    }

    private static void assertDamaged(byte[] bytes) {
        assertThatThrownBy(() -> PackedFacts.unpack(bytes, MEASURES))
                .isInstanceOfSatisfying(
                        StoreProblem.class,
                        problem -> assertThat(problem.tellsOfDamage()).isTrue())
                .hasMessageContaining("do not give the checksum");
    }
}
