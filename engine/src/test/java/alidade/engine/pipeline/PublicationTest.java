package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.log.Draft;
import alidade.engine.quality.QualityDays;
import alidade.engine.quality.SourceDay;
import alidade.engine.quality.VisibleEntries;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    private static final int STEPS = Boolean.getBoolean("alidade.full") ? 120 : 14;

    @TempDir
    Path folder;

    @Test
    void whatIsPublishedStepByStepEqualsWhatIsPublishedAtOnce() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("PublicationTest seed " + seed);
        var random = new Random(seed);
        try (var meadow = Meadow.open(folder)) {
            var known = new LinkedHashMap<Map<String, Long>, List<SourceDay>>();
            for (var step = 0; step < STEPS; step++) {
                act(meadow, random, step);
                var vector = meadow.engine().store().read(VisibleEntries::heads);
                known.put(vector, days(meadow, vector));
            }
            var published = published(meadow);
            assertFalse(published.isEmpty());
            meadow.engine().rebuild(Progress.none());
            assertEquals(published, published(meadow));
            // What was known at each step can be worked out again.
            for (var then : known.entrySet()) assertEquals(then.getValue(), days(meadow, then.getKey()));
        }
    }

    /// It counts on the day of its import, which no coverage names, and of which quality was published before.
    @Test
    void aRowThatWasRefusedForItsMissingDayCountsOnTheDayOfItsImport() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.collect("north");
            meadow.clock.advance(Duration.ofHours(1));
            var file = meadow.file("notebook.csv", "date,station,owner,name,seen,colour,at\n,North,ann,weed,5,red,\n");
            meadow.engine()
                    .importer()
                    .run(file, "meadow", "flowers", Extent.UNKNOWN, Progress.none(), CancelSignal.never());

            // One received by the run, one refused in the file.
            assertEquals(
                    List.of("2 1"),
                    meadow.ask("select received_records, refused_records from quality.data_quality_daily"
                            + " where source = 'North' and date = '2026-03-02'"));
            var published = published(meadow);
            meadow.engine().rebuild(Progress.none());
            assertEquals(published, published(meadow));
        }
    }

    private static void act(Meadow meadow, Random random, int step) throws IOException {
        meadow.clock.advance(Duration.ofHours(random.nextInt(1, 40)));
        for (var platform : meadow.platforms.values()) {
            for (var i = 0; i < 3; i++) platform.put("ann/rose" + random.nextInt(8), random.nextInt(100));
            if (random.nextInt(3) == 0) platform.remove("ann/rose" + random.nextInt(8));
            platform.dead(random.nextInt(5) == 0);
            platform.claimTooMany(random.nextInt(6) == 0 ? 1 : 0);
        }
        switch (random.nextInt(4)) {
            case 0 -> importNotebook(meadow, random, step);
            case 1 -> confirmAll(meadow);
            default -> meadow.collectAll();
        }
    }

    static void importNotebook(Meadow meadow, Random random, int step) throws IOException {
        var text = new StringBuilder("date,station,owner,name,seen,colour,at\n");
        for (var i = 0; i < 6; i++) {
            text.append("2026-02-%02d,North,ann,rose%d,%d,red,%n"
                    .formatted(random.nextInt(1, 28), random.nextInt(8), random.nextInt(50)));
        }
        var file = meadow.file("notebook" + step + ".csv", text.toString());
        meadow.engine()
                .importer()
                .run(
                        file,
                        "meadow",
                        "flowers",
                        random.nextBoolean() ? Extent.COMPLETE : Extent.UNKNOWN,
                        Progress.none(),
                        CancelSignal.never());
    }

    private static void confirmAll(Meadow meadow) {
        for (var header : meadow.engine().log().headers()) {
            if (header.batch().status() == Batch.Status.HELD)
                meadow.engine().confirm().confirm(header.id(), "ann", "right so");
        }
    }

    private static List<SourceDay> days(Meadow meadow, Map<String, Long> vector) {
        var packs = meadow.engine().definitions().at(vector);
        return meadow.engine()
                .store()
                .read(reader -> QualityDays.compute(reader, vector, packs, LocalDate.MIN, LocalDate.MAX));
    }

    private static List<String> published(Meadow meadow) {
        var all = new ArrayList<String>();
        for (var table : List.of("quality.data_quality_daily", "quality.score", "quality.rule_result", "mart.alerts")) {
            all.addAll(meadow.ask("select * from " + table + " order by 1, 2, 3, 4"));
        }
        return all;
    }

    @Test
    void anEntryThatACrashKeptFromBeingPublishedIsPublishedAtTheNextStart() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.collect("north");
            meadow.clock.set("2026-03-03T02:00:00Z");
            var now = meadow.clock.instant();
            var failed = new Batch(
                    "20260303_100000_cn",
                    Batch.Origin.COLLECT,
                    "meadow",
                    "flowers",
                    "North",
                    now,
                    now,
                    Batch.Status.FAILED,
                    0,
                    0,
                    Optional.of("the power went out"),
                    Optional.empty());
            meadow.engine().log().seal(new Draft.Records(failed, List.of(), List.of(), List.of()));
            meadow.restart();
            assertEquals(
                    List.of("2026-03-03 1 1 carried from 2026-03-02; failed: the power went out"),
                    meadow.ask("select date, total_records, failure_count, notes from quality.data_quality_daily"
                            + " where date = '2026-03-03'"));
        }
    }

    @Test
    void aStoreThatContradictsItselfIsMadeAnewWhileItIsPublishedInto() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            // Scores are kept by version too, so that there are two of each day: H2 finds a key twice.
            meadow.engine().store().transact(writer -> {
                try (var statement = writer.createStatement()) {
                    statement.execute("create unique index quality.wrong on quality.score (date, source)");
                }
            });
            meadow.platform("north").put("ann/rose", 5);

            meadow.collect("north");

            // The colour is missing, one of three key fields: 100 - 100 / 3, and 100 - 40 / 3.
            assertEquals(
                    List.of("North v1.0 66.67", "North v2.0 86.67"),
                    meadow.ask("select source, version, score from quality.score order by version"));
            assertEquals(List.of("5"), meadow.ask("select seen from std.flowers"));
        }
    }

    @Test
    void aSecondStartPublishesNothing() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.collect("north");
            meadow.restart();
            assertFalse(meadow.engine().publish(Progress.none()));
        }
    }
}
