package alidade.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.metrics.Question.Asked;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Packs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the scope of the figures is may change without Java: each change here is a text file in the workspace's packs.
class TextOnlyTest {
    private static final String PACK = "model-ecosystem";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void collectsAnEighthPlatform() throws IOException {
        var page = "{\"items\": [{\"who\": \"baidu\", \"what\": \"ERNIE-4.5-X\", \"times\": 7},"
                + " {\"who\": \"someone\", \"what\": \"ERNIE-4.5-X-GGUF\", \"times\": 5}], \"all\": 2}";
        var server = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/hub", exchange -> {
            var bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        write("sources/eighth.yaml", """
                source: eighth
                name: The Eighth
                label: {zh: 第八个平台, en: The Eighth}
                table: model_downloads
                region: global
                count: cumulative
                hosts: {api: "https://eighth.example"}
                schedule: {daily: "05:00"}
                limits: {shrink_percent: 30, stale_hours: 36}
                budget: {per_minute: 60, burst: 5}
                inputs:
                  - {input: all, values: {word: ERNIE}}
                stages:
                  - stage: list
                    request: {method: GET, host: api, path: /hub, query: [{q: "{word}"}]}
                    paging: single
                    records: items
                    total: [all]
                    key: what
                fields:
                  publisher: list.who
                  model_name: list.what
                  download_count: {from: list.times, decode: integer}
                """);
        try (var engine = open(
                Map.of("eighth.api", "http://127.0.0.1:" + server.getAddress().getPort()))) {
            var report = engine.refresh()
                    .run(new RunRequest(List.of("eighth"), RunRequest.Trigger.MANUAL), Progress.none(), () -> false);

            assertThat(report.status()).isEqualTo(RunReport.Status.SUCCESS);
            // 7 + 5
            assertThat(value(engine, "total_downloads", "platform", "The Eighth"))
                    .contains("12");
            assertThat(value(engine, "official_models", "platform", "The Eighth"))
                    .contains("1");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void knowsANewCategoryInAllOfHistory() throws IOException {
        importOneDay("ERNIE-4.5-A,baidu,10", "Qianfan-OCR,baidu,3");
        try (var engine = open(Map.of())) {
            assertThat(value(engine, "total_downloads", "model_category", "other"))
                    .contains("3");
        }
        var classification = shipped("classifications/model_category.yaml");
        write(
                "classifications/model_category.yaml",
                classification
                        .replaceFirst(
                                "(\\n +rules:\\n)( +)",
                                "$1$2- {when: \"model_name contains 'Qianfan'\", then: qianfan}\n$2")
                        .replaceFirst("(values:\\n)( +)", "$1$2- {value: qianfan, label: {zh: 千帆, en: Qianfan}}\n$2"));
        try (var engine = open(Map.of())) {
            assertThat(engine.problems()).isEmpty();
            assertThat(value(engine, "total_downloads", "model_category", "qianfan"))
                    .contains("3");
            assertThat(value(engine, "total_downloads", "model_category", "other"))
                    .isEmpty();
        }
    }

    @Test
    void changesTheOfficialRuleInAllOfHistory() throws IOException {
        importOneDay("ERNIE-4.5-A,baidu,10", "ERNIE-4.5-B,rocket-lab,3");
        try (var engine = open(Map.of())) {
            assertThat(value(engine, "official_models", "platform", "Gitee")).contains("1");
        }
        write(
                "classifications/official.yaml",
                shipped("classifications/official.yaml").replace("'Paddle'", "'Paddle', 'rocket'"));
        try (var engine = open(Map.of())) {
            assertThat(engine.problems()).isEmpty();
            assertThat(value(engine, "official_models", "platform", "Gitee")).contains("2");
        }
    }

    @Test
    void addsATile() throws IOException {
        var dashboard = shipped("dashboards/overview.yaml");
        var added = dashboard.replaceFirst(
                "(\\n +)(- \\{tile: )",
                "$1- {tile: added, kind: kpi, label: {zh: 最高, en: Most}, metric: max_downloads, format: compact, width: 1}$1$2");
        assertThat(added).isNotEqualTo(dashboard);
        write("dashboards/overview.yaml", added);
        try (var engine = open(Map.of())) {
            assertThat(engine.problems()).isEmpty();
            var overview = engine.definitions()
                    .current()
                    .getFirst()
                    .dashboard("overview")
                    .orElseThrow();
            assertThat(overview.rows().getFirst().tiles())
                    .anyMatch(tile -> tile.id().equals("added"));
        }
    }

    private void importOneDay(String... rows) throws IOException {
        var file = folder.resolve("day.csv");
        var text = new StringBuilder("date,repo,model_name,publisher,download_count\n");
        for (var row : rows)
            text.append(DAY.minusDays(400)).append(",Gitee,").append(row).append('\n');
        for (var row : rows) text.append(DAY).append(",Gitee,").append(row).append('\n');
        Files.writeString(file, text);
        try (var engine = open(Map.of())) {
            engine.importer().run(file, PACK, "model_downloads", Extent.UNKNOWN, Progress.none(), () -> false);
        }
    }

    private Optional<String> value(Engine engine, String metric, String dimension, String wanted) {
        var question = new Question(
                List.of(new Asked(metric, Optional.empty())),
                List.of(dimension),
                DAY,
                DAY,
                Grain.DAY,
                new Filter.Everything(),
                new Knowledge.Now());
        return engine.metrics().ask(question).getFirst().rows().stream()
                .filter(row -> Optional.of(wanted).equals(row.dimensions().get(dimension)))
                .findFirst()
                .flatMap(row -> row.value())
                .map(value -> value.toPlainString());
    }

    private Engine open(Map<String, String> hosts) {
        return Engine.open(
                folder.resolve("workspace"),
                EngineOptions.usual()
                        .withClock(CLOCK)
                        .withHome(folder.resolve("home"))
                        .withHosts(hosts));
    }

    private static String shipped(String path) {
        var files = Packs.shipped().stream()
                .filter(one -> one.pack().equals(PACK))
                .findFirst()
                .orElseThrow();
        return java.util.Objects.requireNonNull(files.texts().get(path), path);
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve("workspace/packs/" + PACK).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
