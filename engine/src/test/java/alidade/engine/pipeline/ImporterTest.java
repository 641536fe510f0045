package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import alidade.engine.log.Coverage.Extent;
import alidade.fetch.files.FileOptions;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private static final String NOTEBOOK = """
            date,station,owner,name,seen,colour,at
            2026-01-05,North,ann,rose,10,red,
            2026-01-05,North,ann,rose,12,red,
            2026-01-05,North,bob,fern,3,,
            2026-01-05,South,ann,lily,1,white,
            2026-01-08,North,ann,rose,15,red,
            2026-01-08,North,cid,moss,many,,
            2026-01-08,North,cid,,4,,
            """;

    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 200 : 3;
    private static final List<String> SAME = List.of(
            "select snapshot_date, station, owner, name, seen, colour, observed_at from std.flowers"
                    + " order by snapshot_date, station, name",
            "select place, rule, reason, cast(raw as varchar(20000)) from std.refused order by place",
            "select date, source, total_records, received_records, merged_records, refused_records, deleted_records"
                    + " from quality.data_quality_daily order by date, source");

    @TempDir
    Path folder;

    @Test
    void importedAndMergedAndRefusedAreWhatWasReadAndASecondTimeBringsNothing() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var file = meadow.file("notebook.csv", NOTEBOOK);
            var report = run(meadow, file, Extent.UNKNOWN);
            // 7 rows: two of ann/rose on one day fall together, 'many' is no count, a name is missing.
            assertEquals(List.of(7L, 4L, 1L, 2L), numbers(report));
            assertEquals(List.of(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 8)), report.dates());
            assertEquals(List.of("North", "South"), report.sources());
            assertEquals(
                    List.of("2026-01-05 North 12", "2026-01-05 North 3", "2026-01-05 South 1", "2026-01-08 North 15"),
                    meadow.ask("select snapshot_date, station, seen from std.flowers"
                            + " order by snapshot_date, station, seen desc"));
            // Received on 5 January: two rows and one merged.
            assertEquals(
                    List.of("2026-01-05 3 1 0", "2026-01-08 3 0 2"),
                    meadow.ask("select date, received_records, merged_records, refused_records"
                            + " from quality.data_quality_daily where source = 'North' and observed order by date"));

            var entries = meadow.ask("select count(*) from log.entry");
            var again = run(meadow, file, Extent.UNKNOWN);
            assertEquals(List.of(7L, 0L, 5L, 2L), numbers(again));
            assertEquals(List.of(), again.entries());
            assertEquals(entries, meadow.ask("select count(*) from log.entry"));
        }
    }

    @Test
    void completeCoverageTellsDeletions() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var file = meadow.file("notebook.csv", NOTEBOOK);
            run(meadow, file, Extent.UNKNOWN);
            assertEquals(
                    List.of("2026-01-05 2", "2026-01-08 2"),
                    meadow.ask("select date, total_records from quality.data_quality_daily"
                            + " where source = 'North' and observed order by date"));
            var complete = run(meadow, file, Extent.COMPLETE);
            assertEquals(0, complete.imported());
            assertEquals(
                    List.of("2026-01-05 2 0", "2026-01-08 1 1"),
                    meadow.ask("select date, total_records, deleted_records from quality.data_quality_daily"
                            + " where source = 'North' and observed order by date"));
        }
    }

    @Test
    void aRefusedRowIsMendedByAnEntryThatCitesIt() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var report = run(meadow, meadow.file("notebook.csv", NOTEBOOK), Extent.UNKNOWN);
            var entry = report.entries().getFirst();
            assertEquals(
                    List.of("0 type", "1 required"),
                    meadow.ask("select ordinal, rule from std.refused order by ordinal"));
            assertThrows(
                    Unanswerable.class,
                    () -> meadow.engine()
                            .mend()
                            .mend(entry, 0, Map.of("station", "North", "name", "moss", "seen", "x")));
            var header = meadow.engine()
                    .mend()
                    .mend(entry, 0, Map.of("station", "North", "owner", "cid", "name", "moss", "seen", "40"));
            assertEquals(entry, header.batch().cites().orElseThrow());
            assertEquals(
                    List.of("2026-01-08 cid 40"),
                    meadow.ask("select snapshot_date, owner, seen from std.flowers where name = 'moss'"));
        }
    }

    /// 1,004 rows, 6 a day and half of them of each station: the 1,000th row is in the middle of South's 167th day.
    @Test
    void aLongHistoryIsSealedInSeveralEntriesAndADayCountsAsSeenWhereItEnds() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var text = new StringBuilder("date,station,owner,name,seen,colour,at\n");
            for (var row = 0; row < 1_004; row++) {
                var day = LocalDate.of(2025, 6, 1).plusDays(row / 6);
                var station = row % 6 < 3 ? "North" : "South";
                text.append(day + "," + station + ",ann,rose" + row % 6 + "," + row + ",red,\n");
            }
            var file = meadow.file("long.csv", text.toString());
            var importer = meadow.engine().importer().with(new ImportLimits(100_000, 1_000, Long.MAX_VALUE));
            var request = request(file, Extent.COMPLETE);
            var report = importer.run(request, Progress.none(), CancelSignal.never());
            assertEquals(List.of(1_004L, 1_004L, 0L, 0L), numbers(report));
            assertEquals(
                    List.of("1000", "4"),
                    meadow.ask("select row_count from log.entry where kind = 'RECORDS' order by seq"));
            assertEquals(
                    List.of("North COMPLETE", "South PARTIAL", "South COMPLETE"),
                    meadow.ask("select c.source, c.extent from log.coverage c where c.\"date\" = '2025-11-14'"
                            + " order by c.entry_no, c.source"));
            assertEquals(
                    0,
                    importer.run(request, Progress.none(), CancelSignal.never())
                            .entries()
                            .size());
        }
    }

    /// Rows in any order, many of one record and day, some that do not fit: once as usual, and once with hardly any
    /// memory, in small entries, and cancelled again and again.
    @Test
    void anImportThatWasCancelledGoesOnBehindItsEntriesAndEndsAsIfItHadNotBeen() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("ImporterTest: seed " + seed);
        var random = new Random(seed);
        for (var trial = 0; trial < TRIALS; trial++) {
            var where = "seed " + seed + ", trial " + trial;
            var text = notebook(random);
            try (var plain = Meadow.open(folder.resolve("plain-" + trial));
                    var small = Meadow.open(folder.resolve("small-" + trial))) {
                var whole = run(plain, plain.file("long.csv", text), Extent.COMPLETE);
                assertEquals(whole.read(), whole.imported() + whole.merged() + whole.refused(), where);

                var request = request(small.file("long.csv", text), Extent.COMPLETE);
                var importer = small.engine()
                        .importer()
                        .with(new ImportLimits(1 + random.nextInt(50_000), 1 + random.nextInt(40), Long.MAX_VALUE));
                var imported = 0L;
                var entries = 0;
                ImportReport report;
                do {
                    var left = new AtomicInteger(1 + random.nextInt(4));
                    report = importer.run(
                            request,
                            step -> {
                                if (step instanceof Step.Imported) left.decrementAndGet();
                            },
                            () -> left.get() <= 0);
                    imported += report.imported();
                    entries += report.entries().size();
                } while (report.cancelled());

                assertEquals(whole.read(), report.read(), where);
                assertEquals(whole.imported(), imported, where);
                assertEquals(whole.refused(), report.refused(), where);
                assertEquals(
                        entries,
                        small.ask("select 1 from log.entry where kind = 'RECORDS' and table_name = 'flowers'")
                                .size(),
                        where);
                for (var question : SAME)
                    assertEquals(plain.ask(question), small.ask(question), where + ": " + question);
            }
        }
    }

    @Test
    void aRowIsRefusedByLineAndCharacter() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            run(meadow, meadow.file("notebook.csv", NOTEBOOK), Extent.UNKNOWN);
            // 'many' stands behind 2026-01-08,North,cid,moss, which are 26 characters; the missing name behind 21
            assertEquals(
                    List.of("notebook.csv:7:27", "notebook.csv:8:22"),
                    meadow.ask("select place from std.refused order by ordinal"));
        }
    }

    @Test
    void aFileOfTooManySourcesIsNotImported() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var text = new StringBuilder("date,station,owner,name,seen,colour,at\n");
            for (var row = 0; row <= ImportSpool.SOURCES; row++)
                text.append("2026-01-05,s" + row + ",ann,rose,1,red,\n");
            var file = meadow.file("odd.csv", text.toString());
            var refused = assertThrows(Unanswerable.class, () -> run(meadow, file, Extent.UNKNOWN));
            assertEquals(
                    "the file has more than 10000 different values in 'station'; nothing is imported. Is it the right column?",
                    refused.getMessage());
            assertEquals(List.of(), meadow.ask("select 1 from log.entry where kind = 'RECORDS'"));
        }
    }

    private static String notebook(Random random) {
        var text = new StringBuilder("date,station,owner,name,seen,colour,at\n");
        for (var row = 20 + random.nextInt(400); row > 0; row--) {
            var day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(8));
            var station = random.nextBoolean() ? "North" : "South";
            var seen = random.nextInt(15) == 0 ? "many" : String.valueOf(random.nextInt(50));
            var at = random.nextInt(3) == 0 ? day + " 0" + random.nextInt(10) + ":00:00" : "";
            text.append(day + "," + station + ",ann,rose" + random.nextInt(20) + "," + seen + ",red," + at + "\n");
        }
        return text.toString();
    }

    private static ImportRequest request(Path file, Extent extent) {
        return new ImportRequest(file, FileOptions.none(), "meadow", "flowers", extent);
    }

    private static ImportReport run(Meadow meadow, Path file, Extent extent) {
        return meadow.engine().importer().run(file, "meadow", "flowers", extent, Progress.none(), CancelSignal.never());
    }

    private static List<Long> numbers(ImportReport report) {
        return List.of(report.read(), report.imported(), report.merged(), report.refused());
    }
}
