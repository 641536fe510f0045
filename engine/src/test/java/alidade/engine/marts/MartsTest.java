package alidade.engine.marts;

import static alidade.engine.metrics.Workshop.HF;
import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.metrics.Workshop;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class MartsTest {
    private static final List<String> TABLES = List.of(
            "mart.metrics_daily order by \"date\", platform, model_category",
            "mart.metrics_weekly order by week_date, platform, model_category",
            "mart.model_downloads_deleted order by source_record_id",
            "mart.metric_versions order by version_id");

    @TempDir
    Path folder;

    private static List<String> rows(Workshop workshop, String from) {
        return workshop.store.read(reader -> {
            var lines = new ArrayList<String>();
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery("select * from " + from)) {
                while (rows.next()) {
                    var line = new ArrayList<String>();
                    for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) line.add(rows.getString(i));
                    lines.add(String.join(
                            " | ", line.stream().map(String::valueOf).toList()));
                }
            }
            return lines;
        });
    }

    @Test
    void writesARowForEachDayAndGroupWithTheVersionsThatMadeIt() {
        try (var workshop = new Workshop(folder)) {
            var marts = new Marts(workshop.store, workshop.definitions, workshop.metrics);
            workshop.at("2026-03-02", 9).complete(HF, "2026-03-02", "baidu/ERNIE-4.5-21B=100", "tom/ernie-4.5=50");
            workshop.at("2026-03-03", 9).complete(HF, "2026-03-03", "baidu/ERNIE-4.5-21B=111");
            marts.publish(Set.of(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03")));

            var versions = "total_downloads@v1.0,active_models@v2.0,new_models@v1.0,official_models@v1.1,"
                    + "derivative_models@v1.1,avg_downloads_per_model@v1.0,max_downloads@v1.0,"
                    + "downloads_growth_rate@v1.0";
            // (111 − 150) / 150 = −0.26
            assertThat(rows(workshop, TABLES.getFirst()))
                    .containsExactly(
                            "2026-03-02 | Hugging Face | ernie-4.5 | 150 | null | 0 | 1 | 1 | 75.000000 | 100 | null"
                                    + " | TRUE | 0 | " + versions,
                            "2026-03-03 | Hugging Face | ernie-4.5 | 111 | null | 0 | 1 | 0 | 111.000000 | 111"
                                    + " | -0.260000 | TRUE | 0 | " + versions);
            assertThat(rows(workshop, TABLES.get(2)))
                    .containsExactly("Hugging Face:tom/ernie-4.5 | 2026-03-02 | 2026-03-03");
            assertThat(rows(workshop, "mart.metric_versions where version_id = 'active_models@v2.0'"))
                    .singleElement()
                    .asString()
                    .startsWith("active_models@v2.0 | 2026-01-01 | ")
                    .contains("\"kind\":{\"from\":\"number of records observed in the last 7 days\"");
        }
    }

    @Test
    void leavesTheDaysBeforeTheEarliestTouchedOneAsTheyAre() {
        try (var workshop = new Workshop(folder)) {
            var marts = new Marts(workshop.store, workshop.definitions, workshop.metrics);
            workshop.at("2026-03-02", 9).complete(HF, "2026-03-02", "baidu/x=100");
            workshop.at("2026-03-03", 9).complete(HF, "2026-03-03", "baidu/x=110");
            marts.publish(Set.of(LocalDate.parse("2026-03-02")));
            workshop.store.transact(writer -> {
                try (var statement = writer.createStatement()) {
                    statement.execute("update mart.metrics_daily set total_downloads = -1");
                }
            });
            workshop.at("2026-03-04", 9).complete(HF, "2026-03-04", "baidu/x=120");
            marts.publish(Set.of(LocalDate.parse("2026-03-04")));
            // The last day that was there is worked out again, the one before it is not.
            assertThat(rows(workshop, "(select total_downloads from mart.metrics_daily order by \"date\")"))
                    .containsExactly("-1", "110", "120");
            marts.recomputeAll();
            assertThat(rows(workshop, "(select total_downloads from mart.metrics_daily order by \"date\")"))
                    .containsExactly("100", "110", "120");
        }
    }

    /// Rounds come in any order, on days before and after those that are there.
    @Test
    void publishingStepByStepGivesWhatAFullRecomputationGives() {
        var seeds = Boolean.getBoolean("alidade.full") ? 40 : 2;
        for (var seed = 1; seed <= seeds; seed++) stepByStep(seed);
    }

    private void stepByStep(int seed) {
        var random = new Random(seed);
        try (var workshop = new Workshop(folder.resolve("seed" + seed))) {
            var marts = new Marts(workshop.store, workshop.definitions, workshop.metrics);
            var today = LocalDate.parse("2025-12-20");
            for (var round = 0; round < 14; round++) {
                today = today.plusDays(random.nextInt(4));
                var day = today.minusDays(random.nextInt(3) == 0 ? random.nextInt(20) : 0);
                var source = random.nextInt(2) == 0 ? HF : "ModelScope";
                var models = new TreeSet<String>();
                for (var m = 0; m < 6; m++) {
                    if (random.nextInt(4) > 0) models.add("p" + m % 3 + "/ERNIE-4.5-" + m + "=" + random.nextInt(100));
                }
                workshop.at(today.toString(), 1 + round);
                var names = models.toArray(String[]::new);
                if (random.nextBoolean()) workshop.complete(source, day.toString(), names);
                else workshop.unknown(source, day.toString(), names);
                marts.publish(Set.of(day));
            }
            var published = TABLES.stream().map(table -> rows(workshop, table)).toList();
            workshop.metrics.forget();
            marts.recomputeAll();
            assertThat(TABLES.stream().map(table -> rows(workshop, table)).toList())
                    .as("seed " + seed)
                    .isEqualTo(published);
        }
    }
}
