package alidade.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.metrics.Answer;
import alidade.resources.packs.MetricDefinition.Grain;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AnswerShapeTest {
    private static final Answer DOWNLOADS = new Answer(
            "total_downloads",
            Grain.DAY,
            ZoneId.of("Asia/Shanghai"),
            Map.of("n1", 12L),
            List.of(
                    new Answer.Row(
                            dimensions(Optional.of("百度星河"), Optional.of("ocr")),
                            LocalDate.of(2026, 11, 20),
                            Optional.of(new BigDecimal("12345678901234567890.10")),
                            "v1.0",
                            true,
                            OptionalInt.of(0),
                            Optional.of(new BigDecimal("98.50")),
                            Optional.empty()),
                    new Answer.Row(
                            dimensions(Optional.of("x"), Optional.empty()),
                            LocalDate.of(2026, 11, 20),
                            Optional.empty(),
                            "v1.0",
                            false,
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.of("last observed 31 days ago"))),
            Map.of("n2", 3L));

    @Test
    void oneMetricIsOneObject() throws IOException {
        var document = Documents.write(AnswerShape.document(List.of(DOWNLOADS)));

        assertThat(document).isEqualTo("""
                        {"metric":"total_downloads","grain":"day","zone":"Asia/Shanghai","vector":{"n1":12},"rows":[\
                        {"platform":"百度星河","kind":"ocr","date":"2026-11-20","value":12345678901234567890.10,\
                        "version":"v1.0","observed":true,"age_days":0,"quality":98.50,"reason":null},\
                        {"platform":"x","kind":null,"date":"2026-11-20","value":null,\
                        "version":"v1.0","observed":false,"age_days":null,"quality":null,\
                        "reason":"last observed 31 days ago"}],"withheld":{"n2":3}}""");
        assertThat(Schemas.problems("answer", document)).isEmpty();
    }

    @Test
    void severalMetricsAreAnArray() throws IOException {
        var document = Documents.write(AnswerShape.document(List.of(DOWNLOADS, DOWNLOADS)));

        assertThat(document).startsWith("[{\"metric\"").endsWith("]");
        assertThat(Schemas.problems("answer", document)).isEmpty();
    }

    @Test
    void theTextEndsWithTheVector() {
        var visit = new Visit(Request.here("query", "--lang", "zh"), new NoDesk(), text -> {}, new Cancellation());

        assertThat(AnswerShape.text(visit, List.of(DOWNLOADS)))
                .contains("12345678901234567890.10", "百度星河", "last observed 31 days ago", "按天")
                .endsWith("\n向量 {\"n1\":12}\n");
    }

    private static Map<String, Optional<String>> dimensions(Optional<String> platform, Optional<String> kind) {
        var dimensions = new LinkedHashMap<String, Optional<String>>();
        dimensions.put("platform", platform);
        dimensions.put("kind", kind);
        return dimensions;
    }
}
