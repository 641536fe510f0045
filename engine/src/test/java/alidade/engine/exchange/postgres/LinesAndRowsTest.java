package alidade.engine.exchange.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.exchange.Hub.Chunk;
import alidade.engine.exchange.Hub.Verdict;
import alidade.engine.log.Batch;
import alidade.engine.log.Draft;
import alidade.engine.log.Fact;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.engine.log.Refused;
import alidade.resources.packs.Label;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Replicate;
import alidade.resources.packs.TableDefinition.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a fact says, it lies in the columns as far as they can hold it, and its line comes back from there byte for
/// byte.
@SuppressWarnings("NullAway.Init") // JUnit fills it in.
class LinesAndRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 50_000 : 3_000;

    @TempDir
    Path folder;

    private static TableDefinition table() {
        return new TableDefinition(
                "things",
                new Label("物", "Things"),
                "place",
                List.of("place", "name"),
                Optional.of("count"),
                30,
                Replicate.EVERYONE,
                List.of(
                        TestHub.column("place", Type.TEXT),
                        TestHub.column("name", Type.TEXT),
                        TestHub.column("count", Type.INTEGER),
                        TestHub.column("price", Type.DECIMAL),
                        TestHub.column("open", Type.BOOLEAN),
                        TestHub.column("since", Type.DATE),
                        TestHub.column("until", Type.DATE),
                        TestHub.column("changed", Type.TIMESTAMP),
                        TestHub.column("tags", Type.TEXT_LIST)),
                List.of(),
                List.of());
    }

    private Log log() {
        var workspace = folder.resolve("workspace");
        var files = new LogFiles();
        var node = Node.of(workspace, folder.resolve("home"), "cn", () -> "a", files);
        return Log.open(workspace, node, Clock.fixed(NOW, ZoneOffset.UTC), files);
    }

    private static Batch batch() {
        return new Batch(
                "20260301_100000_cn",
                Batch.Origin.COLLECT,
                "meadow",
                "things",
                "North",
                NOW,
                NOW.plusSeconds(5),
                Batch.Status.SUCCESS,
                1,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static TestHub hub() throws SQLException {
        var hub = TestHub.make();
        hub.setup().run(Map.of("meadow", List.of(table())));
        return hub;
    }

    /// @return what came back, which is what was sealed
    private static String through(TestHub place, Log log, Header header) throws IOException {
        byte[] sealed;
        try (var lines = log.lines(header.id())) {
            sealed = lines.readAllBytes();
        }
        try (var hub = place.client("ann")) {
            hub.send(header, Chunk.of(0, sealed));
            assertThat(hub.seal(header)).isEqualTo(new Verdict.Appended());
            try (var lines = hub.lines(header)) {
                assertThat(lines.readAllBytes()).isEqualTo(sealed);
            }
        }
        return new String(sealed, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Fact fact(Map<String, Object> values) {
        return new Fact(LocalDate.of(2026, 3, 1), NOW, List.of("all"), values);
    }

    @Test
    void valuesLieInTheColumnsOfTheirTypes() throws Exception {
        var log = log();
        var place = hub();
        var header = log.seal(new Draft.Records(
                batch(),
                List.of(),
                List.of(fact(Map.of(
                        "place",
                        "a\tb\\c\"d\u0001\n中",
                        "count",
                        9_007_199_254_740_993L,
                        "price",
                        new BigDecimal("0.10"),
                        "open",
                        true,
                        "since",
                        LocalDate.of(2024, 2, 29),
                        "changed",
                        Instant.parse("2026-03-01T02:00:00.000001Z"),
                        "tags",
                        List.of("x", "y\"z")))),
                List.of()));
        through(place, log, header);

        try (var connection =
                        place.server().database(place.database(), "postgres").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select place, count, price, open, since, until, changed at time zone 'UTC', tags::json ->> 1, _line
                        from inbox."meadow/things\"""")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("a\tb\\c\"d\u0001\n中");
            assertThat(rows.getLong(2)).isEqualTo(9_007_199_254_740_993L);
            assertThat(rows.getBigDecimal(3)).isEqualTo(new BigDecimal("0.1"));
            assertThat(rows.getBoolean(4)).isTrue();
            assertThat(rows.getString(5)).isEqualTo("2024-02-29");
            assertThat(rows.getString(6)).isNull();
            assertThat(rows.getString(7)).isEqualTo("2026-03-01 02:00:00.000001");
            assertThat(rows.getString(8)).isEqualTo("y\"z");
            assertThat(rows.getString(9)).isNull();
        }
    }

    @Test
    void aFactThatSaysMoreKeepsItsLineBesideItsColumns() throws Exception {
        var log = log();
        var place = hub();
        var header = log.seal(new Draft.Records(
                batch(),
                List.of(),
                List.of(
                        fact(Map.of("name", "plain", "count", 1L)),
                        fact(Map.of("name", "more", "colour", "red", "count", 2L)),
                        fact(Map.of("name", "other type", "count", "three")),
                        fact(Map.of(
                                "name", "too large", "count", new BigDecimal(BigInteger.TEN.pow(30)), "price", 5L))),
                List.of(new Refused("page 1", "North", Optional.empty(), "type", "no number", "{\"a\":\"\\t\"}"))));
        through(place, log, header);

        try (var connection =
                        place.server().database(place.database(), "postgres").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select string_agg(concat_ws(' ', name, count, price, _line is null), ', ' order by _ordinal),"
                                + " (select count(*) from inbox.line) from inbox.\"meadow/things\"")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("plain 1 t, more 2 f, other type f, too large 5 f");
            assertThat(rows.getLong(2)).isOne();
        }
    }

    @Test
    void whateverAFactSaysComesBackAsItWas() throws Exception {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("LinesAndRowsTest seed " + seed);
        var random = new Random(seed);
        var facts = new ArrayList<Fact>();
        for (var trial = 0; trial < TRIALS; trial++) facts.add(random(random));
        var log = log();
        through(hub(), log, log.seal(new Draft.Records(batch(), List.of(), facts, List.of())));
    }

    private static Fact random(Random random) {
        var values = new TreeMap<String, Object>();
        for (var column :
                List.of("place", "name", "count", "price", "open", "since", "until", "changed", "tags", "zoo")) {
            if (random.nextInt(4) > 0) values.put(column, random(random, column));
        }
        var inputs = random.nextInt(5) == 0 ? List.<String>of() : List.of(text(random), text(random));
        return new Fact(day(random), moment(random), inputs, values);
    }

    private static Object random(Random random, String column) {
        if (random.nextInt(30) == 0) return text(random);
        return switch (column) {
            case "count" -> random.nextInt(10) == 0 ? random.nextLong() : (Object) (long) random.nextInt(-20, 2_000);
            case "price" -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(-3, 25));
            case "open" -> random.nextBoolean();
            case "since", "until" -> day(random);
            case "changed" -> moment(random);
            case "tags" -> List.of(text(random), text(random));
            default -> text(random);
        };
    }

    private static LocalDate day(Random random) {
        return random.nextInt(20) == 0
                ? LocalDate.of(random.nextInt(0, 9_999), 12, 31)
                : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_000));
    }

    private static Instant moment(Random random) {
        return day(random)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusNanos(1_000L * random.nextInt(1_000_000_000) * (random.nextBoolean() ? 1 : 50));
    }

    /// Each kind of character that one of the two forms escapes, and some that none does.
    private static String text(Random random) {
        var text = new StringBuilder();
        for (var at = random.nextInt(8); at > 0; at--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(1, 0x20));
                case 1 -> text.append("\\\"/\u007F\u2028N.".charAt(random.nextInt(7)));
                case 2 -> text.appendCodePoint(0x1F600 + random.nextInt(50));
                case 3 -> text.append((char) random.nextInt(0x4E00, 0x9000));
                default -> text.append((char) random.nextInt('a', 'z'));
            }
        }
        return text.toString();
    }
}
