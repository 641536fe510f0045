package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import alidade.engine.log.Coverage.Extent;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    /// 50,200 rows, 300 a day and half of them of each station: the 50,000th row is in the middle of South's 167th day.
    @Test
    void aLongHistoryIsSealedInSeveralEntriesAndADayCountsAsSeenWhereItEnds() throws IOException {
        assumeTrue(Boolean.getBoolean("alidade.full"), "only with -Pfull");
        try (var meadow = Meadow.open(folder)) {
            var text = new StringBuilder("date,station,owner,name,seen,colour,at\n");
            for (var row = 0; row < 50_200; row++) {
                var day = LocalDate.of(2025, 6, 1).plusDays(row / 300);
                var station = row % 300 < 150 ? "North" : "South";
                text.append(day + "," + station + ",ann,rose" + row % 300 + "," + row + ",red,\n");
            }
            var report = run(meadow, meadow.file("long.csv", text.toString()), Extent.COMPLETE);
            assertEquals(List.of(50_200L, 50_200L, 0L, 0L), numbers(report));
            assertEquals(
                    List.of("50000", "200"),
                    meadow.ask("select row_count from log.entry where kind = 'RECORDS' order by seq"));
            assertEquals(
                    List.of("North COMPLETE", "South PARTIAL", "South COMPLETE"),
                    meadow.ask("select c.source, c.extent from log.coverage c where c.\"date\" = '2025-11-14'"
                            + " order by c.entry_no, c.source"));
            assertEquals(
                    0,
                    run(meadow, folder.resolve("long.csv"), Extent.COMPLETE)
                            .entries()
                            .size());
        }
    }

    private static ImportReport run(Meadow meadow, Path file, Extent extent) {
        return meadow.engine().importer().run(file, "meadow", "flowers", extent, Progress.none(), CancelSignal.never());
    }

    private static List<Long> numbers(ImportReport report) {
        return List.of(report.read(), report.imported(), report.merged(), report.refused());
    }
}
