package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.DashboardDefinition.Tile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelEcosystemTest {
    private static final Pack PACK = shipped();

    private static Pack shipped() {
        var files = Packs.shipped().stream()
                .filter(one -> one.pack().equals("model-ecosystem"))
                .findFirst()
                .orElseThrow();
        assertThat(BrokenPacksTest.told(files)).isEmpty();
        return ((PackReading.Read) new PackReader().read(files)).pack();
    }

    @ParameterizedTest(name = "{0} from {1} is {2}")
    @CsvSource(textBlock = """
            ERNIE-4.5-0.3B-PT,,ernie-4.5
            ERNIE-4.5-21B-A3B-Thinking,,ernie-4.5
            ERNIE-4.5-VL-28B-A3B-Paddle,,ernie-4.5
            ERNIE-4.5-300B-A47B-Base-PT,,ernie-4.5
            ernie-4.5-0.3b-gguf,,ernie-4.5
            ERNIE-4.5-21B-A3B-PT-AWQ,baidu/ERNIE-4.5-21B-A3B-PT,ernie-4.5
            Ernie4.5-LoRA-medical,,ernie-4.5
            ERNIE_4.5_turbo_mlx,,ernie-4.5
            unsloth-ERNIE-4.5-21B-A3B-PT-GGUF,,ernie-4.5
            my-finetune,baidu/ERNIE-4.5-0.3B-PT,ernie-4.5
            chat-medical-lora,Baidu/ernie-4.5-21b-a3b-pt,ernie-4.5
            PaddleOCR-VL,,paddleocr-vl
            PaddleOCR-VL-0.9B,,paddleocr-vl
            paddleocr-vl-4bit-mlx,,paddleocr-vl
            PaddleOCR-VL-1.5-GGUF,,paddleocr-vl
            PaddleOCR_VL_ONNX,,paddleocr-vl
            PaddleOCRVL-web,,paddleocr-vl
            receipt-reader,PaddlePaddle/PaddleOCR-VL,paddleocr-vl
            # its language model is ERNIE-4.5, the model is PaddleOCR-VL
            PaddleOCR-VL-ERNIE-4.5-0.3B,baidu/ERNIE-4.5-0.3B-PT,paddleocr-vl
            PaddleOCR-VL-bf16,baidu/ERNIE-4.5-0.3B-Paddle,paddleocr-vl
            # the name goes before the base model
            ERNIE-4.5-ocr-merge,PaddlePaddle/PaddleOCR-VL,ernie-4.5
            ERNIE-3.0-base-zh,,other
            ERNIE-X1-Turbo,,other
            ernie-layoutx-base-uncased,,other
            PaddleOCR-v5,,other
            PP-OCRv5_server_det,,other
            PaddleNLP-uie,,other
            Qwen3-0.6B,Qwen/Qwen3-0.6B-Base,other
            ERNIE-5.0,,other
            model-45,someone/else,other
            """)
    void aModelBelongsToItsCategory(String name, @Nullable String base, String category) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("model_name", name);
        values.put("base_model", base);

        assertThat(classified("model_category", "v1.0", values)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            baidu,           official,   official
            Baidu,           official,   official
            百度文心,         official,   official
            PaddlePaddle,    official,   official
            飞桨PaddlePaddle, official,   official
            yiyan,           derivative, official
            一言团队,         derivative, official
            unsloth,         derivative, derivative
            """)
    void theSecondVersionOfOfficialAddsTwoPublishers(String publisher, String first, String second) {
        Map<String, @Nullable Object> values = Map.of("publisher", publisher);

        assertThat(classified("official", "v1.0", values)).isEqualTo(first);
        assertThat(classified("official", "v1.1", values)).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            original,,,original
            quantized,,,quantized
            lora,adapter,,lora
            ,finetune,a/b,finetune
            ,merge,a/b,merge
            ,adapter,a/b,adapter
            ,,a/b,other
            ,,,original
            something,,,other
            """)
    void theKindIsThatOfTheSourceElseTheRelation(
            @Nullable String type, @Nullable String relation, @Nullable String base, String kind) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("model_type", type);
        values.put("base_model_relation", relation);
        values.put("base_model", base);

        assertThat(classified("model_kind", "v1.0", values)).isEqualTo(kind);
    }

    private String classified(String name, String version, Map<String, @Nullable Object> values) {
        var found = PACK.classification(name).orElseThrow().version(version).orElseThrow();
        return found.rules().stream()
                .filter(rule -> Filters.test(rule.when(), values::get))
                .map(Classification.Rule::then)
                .findFirst()
                .orElse(found.otherwise());
    }

    @Test
    void theMartsHaveTheColumnsOfTheSourceDocument() {
        assertThat(columns("metrics_daily"))
                .containsExactly(
                        "date",
                        "platform",
                        "model_category",
                        "total_downloads",
                        "active_models",
                        "new_models",
                        "official_models",
                        "derivative_models",
                        "avg_downloads_per_model",
                        "max_downloads",
                        "downloads_growth_rate");
        assertThat(columns("metrics_weekly"))
                .containsExactly(
                        "week_date",
                        "platform",
                        "model_category",
                        "week_total_downloads",
                        "week_new_models",
                        "week_growth_rate",
                        "week_over_week_growth",
                        "week_downloads");
    }

    private List<String> columns(String name) {
        var mart = PACK.mart(name).orElseThrow();
        var columns = new ArrayList<>(List.of(mart.periodColumn()));
        columns.addAll(mart.dimensions());
        mart.columns().forEach(column -> columns.add(column.name()));
        return columns;
    }

    @Test
    void theOverviewBeginsWithFiveFigures() {
        var first = PACK.dashboard("overview").orElseThrow().rows().getFirst().tiles();

        assertThat(first.stream().map(Tile::metric).flatMap(Optional::stream))
                .containsExactly(
                        "total_downloads",
                        "active_models",
                        "new_models_this_week",
                        "quality_score",
                        "downloads_growth_week");
        assertThat(first.stream().map(Tile::format))
                .containsExactly(Format.COMPACT, Format.EXACT, Format.SIGNED, Format.SCORE, Format.PERCENT);
    }

    @Test
    void theTwoWeeklyGrowthsHaveTwoMeanings() {
        assertThat(kind("week_growth_rate"))
                .isEqualTo(new MetricKind.Growth("week_total_downloads", MetricKind.Against.PREVIOUS_WEEK));
        assertThat(kind("week_over_week_growth"))
                .isEqualTo(new MetricKind.Growth("week_total_downloads", MetricKind.Against.SAME_WEEK_LAST_YEAR));
    }

    private MetricKind kind(String metric) {
        return PACK.metric(metric).orElseThrow().versions().getFirst().kind();
    }

    @Test
    void aNewVersionIsInForceFromItsDayOn() {
        var active = PACK.metric("active_models").orElseThrow();

        assertThat(active.inForceOn(LocalDate.parse("2025-12-31")).version()).isEqualTo("v1.0");
        assertThat(active.inForceOn(LocalDate.parse("2026-01-01")).version()).isEqualTo("v2.0");
    }

    @Test
    void everyMetricHasBothLanguagesAndEveryPlatformALabel() {
        assertThat(PACK.metrics()).hasSize(22).allSatisfy(metric -> {
            assertThat(metric.label().zh()).containsPattern("\\p{IsHan}");
            assertThat(metric.description().zh()).containsPattern("\\p{IsHan}");
            assertThat(metric.description().en()).doesNotContainPattern("\\p{IsHan}");
        });
        assertThat(PACK.table("model_downloads").orElseThrow().values().stream().map(TableDefinition.ValueLabel::value))
                .containsExactly("Hugging Face", "ModelScope", "AI Studio", "魔乐 Modelers", "GitCode", "鲸智", "Gitee");
    }

    @Test
    void identityIsPlatformPublisherAndName() {
        assertThat(PACK.table("model_downloads").orElseThrow().identity())
                .containsExactly("platform", "publisher", "model_name");
    }

    @Test
    void aTrackerGivesEveryColumnThatItHas() {
        var tracker = PACK.table("model_downloads").orElseThrow().imports().getFirst();

        assertThat(tracker.format()).isEqualTo("sqlite");
        assertThat(tracker.relation()).contains("model_downloads");
        assertThat(tracker.fields().stream().flatMap(field -> field.paths().stream()))
                .contains(
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
                        "base_model_from_api",
                        "search_keyword",
                        "url");
    }
}
