package alidade.engine.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import alidade.fetch.files.FileOptions;
import alidade.resources.packs.Pack;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import alidade.resources.packs.TableDefinition;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tracker's database with everything that such databases are known to hold, read by the shipped pack.
class TrackerImportTest {
    private static final String[] COLUMNS = {
        "date",
        "repo",
        "model_name",
        "publisher",
        "download_count",
        "model_type",
        "model_category",
        "tags",
        "base_model",
        "data_source",
        "likes",
        "library_name",
        "pipeline_tag",
        "created_at",
        "last_modified",
        "fetched_at",
        "base_model_from_api",
        "search_keyword",
        "url"
    };

    @TempDir
    Path folder;

    private final Pack pack = pack();
    private final TableDefinition table = pack.table("model_downloads").orElseThrow();
    private final Standardizer standardizer =
            new Standardizer(table, pack.zone(), Clock.fixed(Instant.parse("2026-11-21T04:00:00Z"), ZoneOffset.UTC));
    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("tracker.db");
    }

    @Test
    void everyIrregularityHasItsEnding() throws SQLException {
        try (var tracker = DriverManager.getConnection("jdbc:sqlite:" + file);
                var insert = create(tracker)) {
            // a plain row; counts as text with decimals; tags as Python prints them; no category, no type
            add(insert, "2026-01-05", "Hugging Face", "ERNIE-4.5", "baidu", "69388.0", "tags", "['nlp', \"x'y\"]");
            // three rows of one key and day: the later one wins, though its count is smaller
            add(insert, "2026-01-05", "AI Studio", "A", "p", "100", "fetched_at", "2026-01-05 09:00:00");
            add(insert, "2026-01-05", "AI Studio", "A", "p", "94", "fetched_at", "2026-01-05 21:00:00");
            add(insert, "2026-01-05", "AI Studio", "A", "p", "99", "fetched_at", "2026-01-05 10:00:00");
            // two rows, nothing tells which is later: the larger count, by value and not by text
            add(insert, "2026-01-05", "ModelScope", "B", "p", "99");
            add(insert, "2026-01-05", "ModelScope", "B", "p", "1000.0");
            // the same model with and without its owner in front
            add(insert, "2026-01-05", "Gitee", "PaddlePaddle/C", "paddlepaddle", "7");
            add(insert, "2026-01-05", "Gitee", "C", "paddlepaddle", "8");
            // publishers that are written differently are different publishers to the source
            add(insert, "2026-01-05", "Gitee", "C", "飞桨PaddlePaddle", "1");
            add(insert, "2026-01-05", "Gitee", "C", "PaddlePaddle", "2");
            // a platform that no pack knows
            add(insert, "2026-01-05", "A ninth platform", "D", "p", "1.2万");
            // words for nothing
            add(insert, "2026-01-05", "GitCode", "E", "None", "5", "likes", "nan", "created_at", "null", "url", "");
            // refused, one each: garbage, a fraction, less than nothing, nothing, no name, no platform
            add(insert, "2026-01-05", "GitCode", "F", "p", "n/a");
            add(insert, "2026-01-05", "GitCode", "F", "p", "12.5");
            add(insert, "2026-01-05", "GitCode", "F", "p", "-6726");
            add(insert, "2026-01-05", "GitCode", "F", "p", null);
            add(insert, "2026-01-05", "GitCode", null, "p", "1");
            add(insert, "2026-01-05", null, "F", "p", "1");
            // refused: dates that are none, too early, too late; a list that is none
            add(insert, "", "GitCode", "F", "p", "1");
            add(insert, "soon", "GitCode", "F", "p", "1");
            add(insert, "1970-01-01", "GitCode", "F", "p", "1");
            add(insert, "2026-11-23", "GitCode", "F", "p", "1");
            add(insert, "2026-01-05", "GitCode", "F", "p", "1", "tags", "['a");
        }
        var result = imported();
        assertThat(result.facts().stream()
                        .map(fact -> SourceRecordId.of(table, fact) + " = "
                                + fact.values().get("download_count")))
                .containsExactly(
                        "A ninth platform:p/D = 12000",
                        "AI Studio:p/A = 94",
                        "GitCode:/E = 5",
                        "Gitee:PaddlePaddle/C = 2",
                        "Gitee:paddlepaddle/C = 8",
                        "Gitee:飞桨PaddlePaddle/C = 1",
                        "Hugging Face:baidu/ERNIE-4.5 = 69388",
                        "ModelScope:p/B = 1000");
        assertThat(result.refused().stream().map(Refused::rule))
                .containsExactly(
                        "type",
                        "type",
                        "minimum",
                        "required",
                        "required",
                        "required",
                        "required",
                        "type",
                        "date",
                        "date",
                        "type");
        assertThat(result.refused().getFirst().place()).isEqualTo("tracker.db:model_downloads:13:download_count");
        assertThat(result.refused().get(5).source()).isEmpty();
        assertThat(result.facts().getLast().values().get("download_count")).isEqualTo(1000L);
        assertThat(result.facts().get(6).values().get("tags")).isEqualTo(List.of("nlp", "x'y"));
        // 23 read = 8 facts + 4 merged (2 of A, 1 of B, 1 of C) + 11 refused
        assertThat(List.of(result.read(), result.merged())).containsExactly(23L, 4L);
    }

    @Test
    void twelveThousandRowsAddUpAsTheirLedgerSays() throws SQLException {
        var seed = 200_083L;
        var random = new Random(seed);
        var total = new TreeMap<String, Long>();
        var read = 0L;
        var merged = 0L;
        var refused = 0L;
        try (var tracker = DriverManager.getConnection("jdbc:sqlite:" + file);
                var insert = create(tracker)) {
            tracker.setAutoCommit(false);
            for (var day : days(random)) {
                for (var model = 0; model < 150; model++) {
                    var platform =
                            List.of("Hugging Face", "ModelScope", "Gitee").get(model % 3);
                    var count = 1_000L * model + day.toEpochDay() - 20_000;
                    var kind = random.nextInt(100);
                    var name = platform.equals("Gitee") && kind % 2 == 0 ? "owner/m" + model : "m" + model;
                    read++;
                    if (kind < 3) {
                        refused++;
                        add(insert, day.toString(), platform, name, "Owner", kind == 0 ? "?" : kind == 1 ? "-1" : "");
                        continue;
                    }
                    total.merge(platform + " " + day, count, Long::sum);
                    add(insert, day.toString(), platform, name, "Owner", kind < 40 ? count + ".0" : "" + count);
                    if (kind >= 95) {
                        // the same key again, with a smaller count and no word about which is later
                        read++;
                        merged++;
                        add(insert, day.toString(), platform, "m" + model, "Owner", String.valueOf(count / 10));
                    }
                }
            }
            tracker.commit();
        }
        var result = imported();
        assertThat(List.of(
                        result.read(), result.merged(), (long) result.refused().size()))
                .as("seed %d", seed)
                .containsExactly(read, merged, refused);
        assertThat(read).isGreaterThan(12_000);
        assertThat(result.facts()).hasSize((int) (read - merged - refused));
        TreeMap<String, Long> sums = result.facts().stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.values().get("platform") + " " + fact.date(),
                        TreeMap::new,
                        Collectors.summingLong(TrackerImportTest::count)));
        assertThat(sums).isEqualTo(total);
        assertThat(imported()).as("a second time").isEqualTo(result);
    }

    private static long count(Fact fact) {
        return fact.values().get("download_count") instanceof Long count ? count : 0;
    }

    private Standardized imported() {
        return switch (ImportChoice.of(table, file, FileOptions.none())) {
            case ImportChoice.None(var reason) -> throw new AssertionError(reason);
            case ImportChoice.Fits(var mapping, var rows) -> {
                try (rows) {
                    yield standardizer.imported(mapping, rows);
                }
            }
        };
    }

    /// 83 dates in 200 days.
    private static List<LocalDate> days(Random random) {
        var days = new ArrayList<LocalDate>();
        for (var day = LocalDate.of(2026, 5, 1); days.size() < 83; day = day.plusDays(1 + random.nextInt(4))) {
            days.add(
                    day.isAfter(LocalDate.of(2026, 11, 20))
                            ? LocalDate.of(2025, 12, 1).plusDays(days.size())
                            : day);
        }
        return days.stream().distinct().toList();
    }

    private static Pack pack() {
        var files = Packs.shipped().stream()
                .filter(one -> one.pack().equals("model-ecosystem"))
                .findFirst()
                .orElseThrow();
        return switch (new PackReader().read(files)) {
            case PackReading.Read(var read) -> read;
            case PackReading.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static PreparedStatement create(Connection tracker) throws SQLException {
        try (var statement = tracker.createStatement()) {
            statement.execute("create table model_downloads (" + String.join(" text, ", COLUMNS) + " text)");
            statement.execute("create table platform_stats (platform text, last_model_count text, last_updated text)");
        }
        return tracker.prepareStatement(
                "insert into model_downloads values (" + "?,".repeat(COLUMNS.length - 1) + "?)");
    }

    /// @param more names and values of further columns, by turns
    private static void add(
            PreparedStatement insert,
            String date,
            @Nullable String platform,
            @Nullable String name,
            String publisher,
            @Nullable String count,
            String... more)
            throws SQLException {
        for (var i = 1; i <= COLUMNS.length; i++) {
            insert.setString(i, null);
        }
        insert.setString(1, date);
        insert.setString(2, platform);
        insert.setString(3, name);
        insert.setString(4, publisher);
        insert.setString(5, count);
        for (var i = 0; i < more.length; i += 2) {
            insert.setString(List.of(COLUMNS).indexOf(more[i]) + 1, more[i + 1]);
        }
        insert.executeUpdate();
    }
}
