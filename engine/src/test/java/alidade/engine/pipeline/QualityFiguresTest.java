package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityFiguresTest {
    private static final String FIGURES = "select date, key_fields, null_fields, null_rate, received_records,"
            + " refused_records, refused_rate, runs, failure_count, staleness, quality_score, verdict"
            + " from quality.data_quality_daily where source = 'North' and date in (%s) order by date";

    @TempDir
    Path folder;

    /// Two rows of three key fields each, without the colour: 2 of 6 are missing, 0.333333. One of three is refused.
    @Test
    void countersRatesAndScoresAreWhatOneWorksOutByHand() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var north = meadow.platform("north");
            north.put("ann/rose", 5);
            north.put("bob/fern", 6);
            north.put("ann/weed", -1);
            meadow.collect("north");
            meadow.platform("south").put("ann/lily", 1);
            north.dead(true);
            meadow.clock.set("2026-03-03T02:00:00Z");
            meadow.collect("north");
            meadow.clock.set("2026-03-04T02:00:00Z");
            meadow.collect("south");

            // v1.0 = 100 − 100 × 0.333333 = 66.67; v2.0 = 100 − 40 × 0.333333 − 10 × 0.333333 = 83.33335 = 83.33.
            assertEquals(
                    List.of("v1.0 66.67", "v2.0 83.33"),
                    meadow.ask("select version, score from quality.score where source = 'North' and date = '2026-03-02'"
                            + " order by version"));
            // 3 March: one failed run of one, − 15. 4 March: 48 h − 36 h of 720 h = 0.016667, − 20 × that = 83.00.
            assertEquals(
                    List.of(
                            "2026-03-02 6 2 0.333333 3 1 0.333333 1 0 0.000000 83.33 good",
                            "2026-03-03 6 2 0.333333 3 1 0.333333 1 1 0.000000 68.33 warn",
                            "2026-03-04 6 2 0.333333 3 1 0.333333 0 0 0.016667 83.00 stale"),
                    meadow.ask(FIGURES.formatted("'2026-03-02', '2026-03-03', '2026-03-04'")));

            // 25 March, 23 days old: 552 − 36 of 720 h = 0.716667, × 20 = 14.33334; with the failure 54.00, under 60.
            // 26 March: 576 − 36 of 720 = 0.75, × 20 = 15, no failure: 68.33.
            meadow.clock.set("2026-03-25T02:00:00Z");
            meadow.collect("north");
            meadow.clock.set("2026-03-26T02:00:00Z");
            meadow.collect("south");
            assertEquals(
                    List.of(
                            "2026-03-25 6 2 0.333333 3 1 0.333333 1 1 0.716667 54.00 stale",
                            "2026-03-26 6 2 0.333333 3 1 0.333333 0 0 0.750000 68.33 stale"),
                    meadow.ask(FIGURES.formatted("'2026-03-25', '2026-03-26'")));
            assertEquals(
                    List.of(
                            "quality_under_limit 2026-03-25 2026-03-26",
                            "source_failed 2026-03-03 null",
                            "stale 2026-03-04 null"),
                    meadow.ask(
                            "select rule, opened_on, closed_on from mart.alerts where source = 'North' order by rule"));
        }
    }

    @Test
    void theFiveClassesOfRulesEachHaveAResult() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            var north = meadow.platform("north");
            north.put("ann/rose", 5);
            north.put("bob/fern", 6);
            north.put("cid/moss", 1_000_000);
            meadow.collect("north");
            assertEquals(
                    List.of(
                            "colour_present COMPLETENESS 3 3 TRUE",
                            "in_time TIMELINESS 1 0 TRUE",
                            "one_row UNIQUENESS 3 0 TRUE",
                            "owner_known CONSISTENCY 3 1 TRUE",
                            "plausible ACCURACY 3 1 FALSE"),
                    meadow.ask("select rule, rule_class, checked, failed, upper(cast(passed as varchar))"
                            + " from quality.rule_result order by rule"));
            assertEquals(
                    List.of("warn plausible: 1 of 3"),
                    meadow.ask("select verdict, notes from quality.data_quality_daily"));
        }
    }

    /// D-01: two sources of one day are two rows.
    @Test
    void twoSourcesOfOneDayHaveARowEach() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.platform("south").put("ann/rose", 5);
            meadow.collect("north", "south");
            assertEquals(
                    List.of("2026-03-02 North", "2026-03-02 South"),
                    meadow.ask("select date, source from quality.data_quality_daily order by source"));
        }
    }
}
