package alidade.engine.metrics;

import static alidade.engine.metrics.Workshop.HF;
import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.MetricDefinition.Grain;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small histories with sums worked by hand.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class GoldTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    /// Monday, Tuesday, a gap, Thursday. Four models; one comes on Tuesday, one is gone on Thursday.
    private void threeDays() {
        workshop.at("2026-03-02", 9)
                .complete(
                        HF, "2026-03-02", "baidu/ERNIE-4.5-21B=100", "tom/ernie-4.5-gguf=50", "baidu/PaddleOCR-VL=30");
        workshop.at("2026-03-03", 9)
                .complete(
                        HF,
                        "2026-03-03",
                        "baidu/ERNIE-4.5-21B=110",
                        "tom/ernie-4.5-gguf=50",
                        "baidu/PaddleOCR-VL=40",
                        "ann/ERNIE-4.5-lora=7");
        workshop.at("2026-03-05", 9)
                .complete(HF, "2026-03-05", "baidu/ERNIE-4.5-21B=130", "baidu/PaddleOCR-VL=40", "ann/ERNIE-4.5-lora=9");
    }

    private List<String> daily(String metric) {
        return workshop.ask(metric, "", "2026-03-02", "2026-03-05");
    }

    @Test
    void sumsTheLatestObservationOfEachModelAndNeverOverDays() {
        threeDays();
        // D-02. 100 + 50 + 30; 110 + 50 + 40 + 7; carried; 130 + 40 + 9, the 50 are gone.
        assertThat(daily("total_downloads"))
                .containsExactly("2026-03-02 180", "2026-03-03 207", "2026-03-04 207", "2026-03-05 179");
    }

    @Test
    void activeMeansObservedInVersionOneAndRisenInVersionTwo() {
        threeDays();
        workshop.at("2026-03-10", 9)
                .complete(HF, "2026-03-10", "baidu/ERNIE-4.5-21B=150", "baidu/PaddleOCR-VL=40", "ann/ERNIE-4.5-lora=8");
        // D-03. Seen from 4 to 10 March: the three of the 5th and 10th; the gguf was last seen on the 3rd.
        assertThat(workshop.ask("active_models@v1.0", "", "2026-03-09", "2026-03-10"))
                .containsExactly("2026-03-09 4", "2026-03-10 3");
        // On the 10th against the 3rd: 150 > 110; gguf 50 = 50; 40 = 40; lora 8 > 7. On the 9th against the 2nd:
        // 130 > 100; gguf 50 = 50; 40 > 30; the lora was not there.
        assertThat(workshop.ask("active_models@v2.0", "", "2026-03-08", "2026-03-10"))
                .containsExactly("2026-03-08 - no observation on or before 2026-03-01", "2026-03-09 2", "2026-03-10 2");
    }

    @Test
    void theFirstObservationOfASourceIsABaselineAndNotNew() {
        threeDays();
        assertThat(daily("new_models")).containsExactly("2026-03-02 0", "2026-03-03 1", "2026-03-04 0", "2026-03-05 0");
        assertThat(daily("new_models_this_week"))
                .containsExactly("2026-03-02 0", "2026-03-03 1", "2026-03-04 1", "2026-03-05 1");
    }

    @Test
    void countsOfficialAndDerivativeModels() {
        threeDays();
        assertThat(daily("official_models"))
                .containsExactly("2026-03-02 2", "2026-03-03 2", "2026-03-04 2", "2026-03-05 2");
        assertThat(daily("derivative_models"))
                .containsExactly("2026-03-02 1", "2026-03-03 2", "2026-03-04 2", "2026-03-05 1");
        // 2 / 1, 2 / 2, 2 / 2, 2 / 1
        assertThat(daily("official_ratio"))
                .containsExactly(
                        "2026-03-02 2.000000", "2026-03-03 1.000000", "2026-03-04 1.000000", "2026-03-05 2.000000");
    }

    @Test
    void dividesLast() {
        threeDays();
        // 180 / 3, 207 / 4, 207 / 4, 179 / 3 = 59.6666666…
        assertThat(daily("avg_downloads_per_model"))
                .containsExactly(
                        "2026-03-02 60.000000", "2026-03-03 51.750000", "2026-03-04 51.750000", "2026-03-05 59.666667");
    }

    @Test
    void givesLargestMedianAndDifferentPublishers() {
        threeDays();
        assertThat(daily("max_downloads"))
                .containsExactly("2026-03-02 100", "2026-03-03 110", "2026-03-04 110", "2026-03-05 130");
        // 30 50 100; 7 40 50 110: (40 + 50) / 2; the same; 9 40 130
        assertThat(daily("median_downloads"))
                .containsExactly("2026-03-02 50.0", "2026-03-03 45.0", "2026-03-04 45.0", "2026-03-05 40.0");
        // baidu, tom; with ann; the same; without tom
        assertThat(daily("publishers")).containsExactly("2026-03-02 2", "2026-03-03 3", "2026-03-04 3", "2026-03-05 2");
    }

    @Test
    void growthNeedsBothDaysObserved() {
        threeDays();
        // (207 − 180) / 180 = 0.15
        assertThat(daily("downloads_growth_rate"))
                .containsExactly(
                        "2026-03-02 - no observation on or before 2026-03-01",
                        "2026-03-03 0.150000",
                        "2026-03-04 - not observed on 2026-03-04",
                        "2026-03-05 - not observed on 2026-03-04");
        // Against the 3rd: (179 − 207) / 207 = −0.13526570…, cut off.
        assertThat(workshop.ask("growth_since_last_observation", "", "2026-03-05", "2026-03-05"))
                .containsExactly("2026-03-05 -0.135265");
    }

    @Test
    void groupsByClassificationAndStaysWhenTheLastModelIsGone() {
        workshop.at("2026-03-02", 9).complete(HF, "2026-03-02", "baidu/ERNIE-4.5-21B=100", "tom/x=5");
        workshop.at("2026-03-03", 9).complete(HF, "2026-03-03", "baidu/ERNIE-4.5-21B=110");
        assertThat(workshop.ask("total_downloads", "model_category", "2026-03-02", "2026-03-03"))
                .containsExactly(
                        "2026-03-02 ernie-4.5 100",
                        "2026-03-02 other 5",
                        "2026-03-03 ernie-4.5 110",
                        "2026-03-03 other 0");
    }

    @Test
    void noDerivativeModelGivesNoRatio() {
        workshop.at("2026-03-02", 9).complete(HF, "2026-03-02", "baidu/ERNIE-4.5-21B=100");
        assertThat(workshop.ask("official_ratio", "platform", "2026-03-02", "2026-03-02"))
                .containsExactly("2026-03-02 Hugging Face - the denominator is 0");
    }

    @Test
    void whatIsNotObservedExpires() {
        workshop.at("2026-03-02", 9).unknown(HF, "2026-03-02", "baidu/x=100");
        workshop.at("2026-04-03", 9).complete("ModelScope", "2026-04-03", "baidu/x=1");
        // Carried for 30 days, up to 1 April.
        assertThat(workshop.ask("total_downloads", "platform", "2026-03-31", "2026-04-03"))
                .containsExactly(
                        "2026-03-31 Hugging Face 100",
                        "2026-04-01 Hugging Face 100",
                        "2026-04-02 Hugging Face - last observed 31 days ago",
                        "2026-04-03 Hugging Face - last observed 32 days ago",
                        "2026-04-03 ModelScope 1");
    }

    @Test
    void aModelIsItsPlatformOwnerAndName() {
        // D-17. One name, three models.
        workshop.at("2026-03-02", 9).complete(HF, "2026-03-02", "baidu/ERNIE=1", "tom/ERNIE=2");
        workshop.complete("ModelScope", "2026-03-02", "baidu/ERNIE=4");
        assertThat(workshop.ask("models", "", "2026-03-02", "2026-03-02")).containsExactly("2026-03-02 3");
        assertThat(workshop.ask("total_downloads", "", "2026-03-02", "2026-03-02"))
                .containsExactly("2026-03-02 7");
    }

    @Test
    void aWeekIsComparedWithTheWeekBeforeAndWithTheSameWeekLastYear() {
        // D-04. 2026 has 53 ISO weeks: week 53 is 28 December to 3 January. 2025 has 52.
        workshop.at("2025-12-28", 9).unknown(HF, "2025-12-28", "baidu/x=100"); // Sunday of week 52 of 2025
        workshop.at("2026-12-20", 9).unknown(HF, "2026-12-20", "baidu/x=200"); // Sunday of week 51
        workshop.at("2026-12-27", 9).unknown(HF, "2026-12-27", "baidu/x=250"); // Sunday of week 52
        workshop.at("2027-01-03", 9).unknown(HF, "2027-01-03", "baidu/x=300"); // Sunday of week 53
        // (250 − 200) / 200; (300 − 250) / 250
        assertThat(weekly("week_growth_rate")).containsExactly("2026-12-21 0.250000", "2026-12-28 0.200000");
        // (250 − 100) / 100; no week 53 before
        assertThat(weekly("week_over_week_growth"))
                .containsExactly("2026-12-21 1.500000", "2026-12-28 - the year before has no week 53");
        assertThat(weekly("week_downloads")).containsExactly("2026-12-21 50", "2026-12-28 50");
    }

    private List<String> weekly(String metric) {
        return workshop.ask(metric, "", "2026-12-27", "2027-01-03", Grain.WEEK, "", new Knowledge.Now());
    }

    @Test
    void aLateCorrectionChangesTheWorldsDayAndNotWhatWasKnown() {
        workshop.at("2026-03-02", 9).complete(HF, "2026-03-02", "baidu/x=100");
        workshop.at("2026-03-03", 9).complete(HF, "2026-03-03", "baidu/x=110");
        var known = new Knowledge.At(
                LocalDate.parse("2026-03-04").atStartOfDay(Workshop.SHANGHAI).toInstant());
        workshop.at("2026-03-06", 9).complete(HF, "2026-03-02", "baidu/x=90");
        // The correction was observed later on the same day, so it wins over the 100.
        assertThat(workshop.ask("total_downloads", "", "2026-03-02", "2026-03-03"))
                .containsExactly("2026-03-02 90", "2026-03-03 110");
        assertThat(workshop.ask("total_downloads", "", "2026-03-02", "2026-03-03", Grain.DAY, "", known))
                .containsExactly("2026-03-02 100", "2026-03-03 110");
    }

    @Test
    void heldRecordsCountOnceTheyAreConfirmed() {
        workshop.at("2026-03-02", 9).complete(HF, "2026-03-02", "baidu/x=100", "tom/y=10");
        var held = workshop.at("2026-03-03", 9)
                .seal(
                        HF,
                        "2026-03-03",
                        alidade.engine.log.Coverage.Extent.COMPLETE,
                        alidade.engine.log.Batch.Status.HELD,
                        "baidu/x=110");
        assertThat(workshop.ask("total_downloads", "", "2026-03-03", "2026-03-03"))
                .containsExactly("2026-03-03 110");
        workshop.confirm(held.id());
        assertThat(workshop.ask("total_downloads", "publisher", "2026-03-03", "2026-03-03"))
                .containsExactly("2026-03-03 baidu 110", "2026-03-03 tom 0");
    }
}
