package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import alidade.engine.log.Coverage.Extent;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tracker's SQLite file with the irregularities of real ones: gaps between days, several rows of one key and day,
/// counts as text with and without decimals, names with the owner in front, lists of Python, missing values.
class TrackerImportTest {
    private static final int ROWS = 12_000;
    private static final List<String> PLATFORMS =
            List.of("Hugging Face", "ModelScope", "AI Studio", "魔乐 Modelers", "GitCode", "鲸智", "Gitee");

    @TempDir
    Path folder;

    @Test
    void aTrackersHistoryIsImportedOnceAndItsDaysAddUp() throws IOException, SQLException {
        var truth = new TreeMap<String, Long>();
        var file = folder.resolve("tracker.db");
        var refused = write(file, truth);
        try (var meadow = Meadow.open(folder)) {
            var report = run(meadow, file);
            assertEquals(ROWS, report.read());
            assertEquals(refused, report.refused());
            assertEquals(truth.size(), report.imported());
            assertEquals(report.read(), report.imported() + report.merged() + report.refused());
            assertEquals(sums(truth), sums(meadow));
            var again = run(meadow, file);
            assertEquals(0, again.imported());
            assertTrue(again.entries().isEmpty());
            // Coverage is complete: what a day does not show is gone, so each day's total is that day's rows.
            assertEquals(
                    List.of(),
                    meadow.ask("select d.date, d.source from quality.data_quality_daily d"
                            + " where d.table_name = 'model_downloads' and d.observed and d.total_records <>"
                            + " (select count(*) from std.model_downloads m"
                            + " where m.platform = d.source and m.snapshot_date = d.date)"));
        }
    }

    private static ImportReport run(Meadow meadow, Path file) {
        return meadow.engine()
                .importer()
                .run(
                        file,
                        "model-ecosystem",
                        "model_downloads",
                        Extent.COMPLETE,
                        Progress.none(),
                        CancelSignal.never());
    }

    private static Map<String, Long> sums(Map<String, Long> truth) {
        var sums = new TreeMap<String, Long>();
        truth.forEach((key, count) -> sums.merge(key.substring(0, key.indexOf('|')), count, Long::sum));
        return sums;
    }

    private static Map<String, Long> sums(Meadow meadow) {
        var sums = new TreeMap<String, Long>();
        for (var row : meadow.ask("select cast(sum(download_count) as bigint), cast(snapshot_date as varchar) || ' ' ||"
                + " platform from std.model_downloads group by snapshot_date, platform")) {
            var at = row.indexOf(' ');
            sums.put(row.substring(at + 1), Long.parseLong(row.substring(0, at)));
        }
        return sums;
    }

    /// Writes the file, and into `truth` the larger count of each platform, day and model.
    ///
    /// @return how many rows have no place in the table
    private static long write(Path file, Map<String, Long> truth) throws SQLException {
        var random = new Random(11);
        var refused = 0L;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("create table model_downloads (date text, repo text, model_name text, publisher text,"
                    + " download_count text, model_type text, model_category text, tags text, base_model text,"
                    + " data_source text, likes text, library_name text, pipeline_tag text, created_at text,"
                    + " last_modified text, fetched_at text, base_model_from_api text, search_keyword text, url text)");
            connection.setAutoCommit(false);
            try (var row = connection.prepareStatement("insert into model_downloads (date, repo, model_name, publisher,"
                    + " download_count, model_type, tags, data_source) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
                var written = 0;
                var day = LocalDate.of(2025, 6, 1);
                while (written < ROWS) {
                    day = day.plusDays(1 + random.nextInt(4));
                    for (var platform : PLATFORMS) {
                        for (var model : models(random)) {
                            if (written == ROWS) break;
                            written++;
                            var count = random.nextLong(100_000);
                            var broken = random.nextInt(500) == 0;
                            var prefixed = platform.equals("Gitee") && random.nextBoolean();
                            row.setString(1, day.toString());
                            row.setString(2, platform);
                            row.setString(3, prefixed ? "baidu/model-" + model : "model-" + model);
                            row.setString(4, "baidu");
                            row.setString(5, broken ? "n/a" : random.nextBoolean() ? count + ".0" : "" + count);
                            row.setString(6, random.nextInt(3) == 0 ? null : "finetune");
                            row.setString(7, "['ernie', \"it's\"]");
                            row.setString(8, "search");
                            row.addBatch();
                            if (broken) refused++;
                            else truth.merge(day + " " + platform + "|" + model, count, Long::max);
                        }
                    }
                }
                row.executeBatch();
            }
            connection.commit();
        }
        return refused;
    }

    /// Some of 30 models, now and then one of them twice.
    private static List<Integer> models(Random random) {
        var models = new ArrayList<Integer>();
        for (var model = 0; model < 30; model++) {
            if (random.nextInt(8) > 0) models.add(model);
            if (random.nextInt(60) == 0) models.add(model);
        }
        return models;
    }
}
