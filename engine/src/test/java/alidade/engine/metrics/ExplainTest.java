package alidade.engine.metrics;

import static alidade.engine.metrics.Workshop.HF;
import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.quality.Quality;
import alidade.engine.quality.VisibleEntries;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class ExplainTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
        workshop.at("2026-03-02", 9)
                .complete(
                        HF, "2026-03-02", "baidu/ERNIE-4.5-21B=100", "tom/ernie-4.5-gguf=50", "baidu/PaddleOCR-VL=30");
        workshop.at("2026-03-03", 9)
                .complete(HF, "2026-03-03", "baidu/ERNIE-4.5-21B=110", "tom/ernie-4.5-gguf=50", "ann/ERNIE-4.5-lora=7");
        workshop.at("2026-03-04", 9).unknown(HF, "2026-03-04", "baidu/ERNIE-4.5-21B=120");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private Explanation explain(String metric, String day, Map<String, Optional<String>> dimensions) {
        return workshop.metrics.explain(
                Question.Asked.read(metric),
                LocalDate.parse(day),
                Grain.DAY,
                dimensions,
                new Filter.Everything(),
                new Knowledge.Now());
    }

    static Optional<BigDecimal> run(Workshop workshop, Explanation explanation) {
        return workshop.store.read(reader -> {
            try (var query = reader.prepareStatement(explanation.sql())) {
                for (var i = 0; i < explanation.parameters().size(); i++) {
                    query.setObject(i + 1, explanation.parameters().get(i));
                }
                try (var rows = query.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    var amount = Optional.ofNullable(rows.getBigDecimal("amount"));
                    assertThat(rows.next()).isFalse();
                    return amount;
                }
            }
        });
    }

    @Test
    void tellsWhichEntriesAddUpToTheValue() {
        var explanation = explain("total_downloads", "2026-03-04", Map.of("platform", Optional.of(HF)));

        assertThat(explanation.value()).contains(BigDecimal.valueOf(177)); // 120 + 50 + 7; the 30 are gone
        assertThat(explanation.components())
                .singleElement()
                .satisfies(component -> assertThat(component.shares())
                        .extracting(share -> share.amount() + " from " + share.rows())
                        .containsExactly("120 from 1", "57 from 2"));
        assertThat(explanation.rows())
                .extracting(row -> row.sourceRecordId() + " " + row.amount() + " on " + row.observedOn())
                .containsExactly(
                        "Hugging Face:baidu/ERNIE-4.5-21B 120 on 2026-03-04",
                        "Hugging Face:tom/ernie-4.5-gguf 50 on 2026-03-03",
                        "Hugging Face:ann/ERNIE-4.5-lora 7 on 2026-03-03");
        assertThat(explanation.rows().getFirst().columns())
                .containsEntry("publisher", "baidu")
                .containsEntry("download_count", "120");
        assertThat(run(workshop, explanation))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("177"));
    }

    @Test
    void showsBothEndsOfAGrowthAndTheRowOfAMaximum() {
        var growth = explain("downloads_growth_rate", "2026-03-03", Map.of());
        // 167 now, 180 before
        assertThat(growth.components())
                .extracting(component -> component.name() + " " + component.date() + " "
                        + component.value().orElseThrow())
                .containsExactly("now 2026-03-03 167", "before 2026-03-02 180");
        var max = explain("max_downloads", "2026-03-04", Map.of());
        assertThat(max.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.sourceRecordId()).isEqualTo("Hugging Face:baidu/ERNIE-4.5-21B"));
    }

    @Test
    void tellsWhatAVersionChanged() {
        assertThat(explain("active_models@v2.0", "2026-03-04", Map.of()).difference())
                .hasValueSatisfying(label -> assertThat(label.en())
                        .isEqualTo(
                                "kind: 'number of records observed in the last 7 days' became 'number of records whose"
                                        + " download_count rose against 7 days before' (v1.0 -> v2.0)"));
        assertThat(explain("active_models@v1.0", "2026-03-04", Map.of()).difference())
                .isEmpty();
    }

    private void publishQuality() {
        workshop.store.transact(writer -> {
            Quality.createTables(writer);
            Quality.publish(
                    writer,
                    VisibleEntries.heads(writer),
                    workshop.definitions.current(),
                    LocalDate.parse("2026-03-01"));
        });
    }

    @Test
    void aRowCarriesTheQualityOfItsSources() {
        publishQuality();
        var score = workshop.ask("quality_score@v1.0", "platform", "2026-03-03", "2026-03-03");
        // 3 records with 5 key fields each; model type and base model are missing in all of them: 1 − 6 / 15.
        assertThat(score).containsExactly("2026-03-03 Hugging Face 60.00");
        var total = workshop.metrics
                .ask(new Question(
                        List.of(Question.Asked.read("total_downloads")),
                        List.of(),
                        LocalDate.parse("2025-12-31"),
                        LocalDate.parse("2026-03-03"),
                        Grain.DAY,
                        new Filter.Everything(),
                        new Knowledge.Now()))
                .getFirst()
                .rows()
                .getLast();
        // By version 2: 100 − 40 × 0.4, and nothing else is wrong.
        assertThat(total.quality()).contains(new BigDecimal("84.00"));
    }

    @Test
    void theSqlOfEveryMetricGivesItsValueAndNamesNoMart() {
        publishQuality();
        var pack = workshop.definitions.current().getFirst();
        for (var metric : pack.metrics()) {
            for (var version : metric.versions()) {
                for (var day : List.of("2026-03-02", "2026-03-03", "2026-03-04")) {
                    var grain = metric.grains().contains(Grain.DAY) ? Grain.DAY : Grain.WEEK;
                    var explanation = workshop.metrics.explain(
                            Question.Asked.read(metric.name() + "@" + version.version()),
                            LocalDate.parse(day),
                            grain,
                            Map.of("platform", Optional.of(HF)),
                            new Filter.Everything(),
                            new Knowledge.Now());
                    assertThat(explanation.sql()).doesNotContain("mart.");
                    var amount = run(workshop, explanation);
                    assertThat(amount.map(BigDecimal::stripTrailingZeros))
                            .as("%s@%s on %s%n%s", metric.name(), version.version(), day, explanation.sql())
                            .isEqualTo(explanation.value().map(BigDecimal::stripTrailingZeros));
                }
            }
        }
    }
}
