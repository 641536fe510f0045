package alidade.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.RunRequest.Trigger;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped sources through the whole flow, each with a server of its own on the loopback address.
class SevenPlatformsTest {
    private static final String PACK = "model-ecosystem";
    private static final List<String> SOURCES =
            List.of("ai-studio", "caict", "gitcode", "gitee", "hugging-face", "modelers", "modelscope");

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock("2026-03-02T02:00:00Z");
    private final MovingClock doorClock = new MovingClock("2026-03-02T02:00:00Z");
    private final Map<String, MockWebServer> servers = new TreeMap<>();
    private final Map<String, Function<String, String>> answers = new TreeMap<>();
    private final TreeSet<String> asked = new TreeSet<>();

    @BeforeEach
    void start() throws IOException {
        for (var source : SOURCES) {
            var server = new MockWebServer();
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return answer(source, request);
                }
            });
            server.start();
            servers.put(source, server);
        }
    }

    @AfterEach
    void stop() {
        servers.values().forEach(MockWebServer::close);
    }

    @Test
    void historyIsSealedForItsDaysAndOnlyWhereItSaysSomethingNew() throws IOException {
        seedList();
        answers.put("gitcode", _ -> statistics("2026-03-01", 40, "2026-02-28", 37, 42));
        try (var engine = open()) {
            assertThat(collect(engine, "gitcode").status()).isEqualTo(RunReport.Status.SUCCESS);
            var days = "select snapshot_date, model_name, publisher, download_count from std.model_downloads"
                    + " order by snapshot_date, observed_at";
            assertThat(ask(engine, days))
                    .containsExactly(
                            "2026-02-28 PaddleOCR-VL paddlepaddle 37",
                            "2026-03-01 PaddleOCR-VL paddlepaddle 40",
                            "2026-03-02 PaddleOCR-VL paddlepaddle 42");
            assertThat(ask(engine, "select \"date\", extent from log.coverage order by \"date\""))
                    .containsExactly("2026-02-28 PARTIAL", "2026-03-01 PARTIAL", "2026-03-02 COMPLETE");

            // The day after: the 2nd ended with 45, not with the 42 of 10 in the morning; the 1st is as it was.
            clock.set("2026-03-03T02:00:00Z");
            answers.put("gitcode", _ -> statistics("2026-03-02", 45, "2026-03-01", 40, 46));
            collect(engine, "gitcode");
            assertThat(ask(engine, days))
                    .containsExactly(
                            "2026-02-28 PaddleOCR-VL paddlepaddle 37",
                            "2026-03-01 PaddleOCR-VL paddlepaddle 40",
                            "2026-03-02 PaddleOCR-VL paddlepaddle 42",
                            "2026-03-02 PaddleOCR-VL paddlepaddle 45",
                            "2026-03-03 PaddleOCR-VL paddlepaddle 46");
            assertThat(ask(
                            engine,
                            "select \"date\", total_downloads from mart.metrics_daily where platform = 'GitCode'"
                                    + " and model_category = 'paddleocr-vl' order by \"date\""))
                    .containsExactly("2026-02-28 37", "2026-03-01 40", "2026-03-02 45", "2026-03-03 46");
        }
    }

    @Test
    void theOtherHostForThoseWithoutAnAccountIsAMatterOfText() throws IOException {
        seedList();
        var file = folder.resolve("workspace/packs/" + PACK + "/sources/gitcode.yaml");
        var text = Files.readString(file);
        var stages = """
                stages:
                  - stage: repo
                    per_record: true
                    request: {method: GET, host: api, path: "/api/v2/projects/{key|segment}"}
                    records: $
                  - stage: statistics
                    per_record: true
                    request: {method: GET, host: api, path: "/api/v2/projects/{repo.id}/repository/download_statistics"}
                    records: $

                """;
        write(
                "gitcode",
                (text.substring(0, text.indexOf("stages:\n")) + stages + text.substring(text.indexOf("fields:\n")))
                        .replaceFirst("from: \\[statistics.*", "from: \"statistics[0].total_dl_cnt\"")
                        .replace("statistics.download_statistics_detail", "statistics"));
        answers.put("gitcode", path -> switch (path) {
            case "/api/v2/projects/paddlepaddle%2FPaddleOCR-VL" -> "{\"id\":7700001}";
            case "/api/v2/projects/7700001/repository/download_statistics" ->
                "[{\"pdate\":\"2026-03-02\",\"total_dl_cnt\":10319},{\"pdate\":\"2026-03-01\",\"total_dl_cnt\":10315}]";
            default -> "{}";
        });
        try (var engine = open()) {
            assertThat(collect(engine, "gitcode").status()).isEqualTo(RunReport.Status.SUCCESS);
            assertThat(ask(
                            engine,
                            "select snapshot_date, download_count from std.model_downloads order by snapshot_date"))
                    .containsExactly("2026-03-01 10315", "2026-03-02 10319");
        }
    }

    @Test
    void exactCountOfTheDetailBeatsTheShortenedOneAndTimesAreThoseOfBeijing() throws IOException {
        answers.put(
                "ai-studio",
                path -> path.contains("/detail/1")
                        ? "{\"errorCode\":0,\"result\":{\"useCount\":72458}}"
                        : path.contains("/detail/2")
                                ? "{\"errorCode\":0,\"result\":{}}"
                                : "{\"errorCode\":0,\"result\":{\"totalCount\":2,\"data\":["
                                        + "{\"modelId\":1,\"modelName\":\"A\",\"useCount\":\"7.2w\","
                                        + "\"updateTime\":\"2025-07-02 11:00:00\"},"
                                        + "{\"modelId\":2,\"modelName\":\"B\",\"useCount\":\"1.2万\"}]}}");
        try (var engine = open()) {
            collect(engine, "ai-studio");

            // 1.2万 = 12,000; 11:00 in Beijing is 03:00 UTC.
            assertThat(ask(
                            engine,
                            "select model_name, download_count, last_modified at time zone 'UTC'"
                                    + " from std.model_downloads order by model_name"))
                    .containsExactly("A 72458 2025-07-02T03:00Z", "B 12000 null");
        }
    }

    @Test
    void collectsARegionAndMovingAPlatformIsAnEditOfText() throws IOException {
        try (var engine = open()) {
            collect(engine, "cn", List.of());
            assertThat(asked).containsExactly("ai-studio", "caict", "gitee", "modelers");
            asked.clear();
            assertThatThrownBy(() -> collect(engine, "moon", List.of()))
                    .isInstanceOf(Unanswerable.class)
                    .hasMessage(
                            "no source of region 'moon' is among those asked for; nothing is collected. Their regions"
                                    + " are [cn, global]");
        }
        write("modelers", shipped("modelers").replace("region: cn", "region: global"));
        clock.set("2026-03-04T02:00:00Z");
        try (var engine = open()) {
            collect(engine, "cn", List.of());
            assertThat(asked).containsExactly("ai-studio", "caict", "gitee");
            asked.clear();
            collect(engine, "global", List.of());
            assertThat(asked).containsExactly("gitcode", "hugging-face", "modelers", "modelscope");
        }
    }

    @Test
    void aMappingThatProvesWrongIsMendedInThePack() throws IOException {
        answers.put(
                "gitee",
                _ -> "{\"models\":[{\"id\":1,\"namespace\":\"baidu\",\"path\":\"baidu/ERNIE-4.5-X\","
                        + "\"pulls\":\"1.2k\"}],\"total\":1}");
        try (var engine = open()) {
            assertThat(collect(engine, "gitee").sources().getFirst().error().orElseThrow())
                    .startsWith(
                            "page 1 of stage 'list' of input 'ERNIE-4.5' has no list of records at 'data' but nothing");
        }
        write(
                "gitee",
                shipped("gitee").replace("records: data", "records: models").replace("list.downloads,", "list.pulls,"));
        try (var engine = open()) {
            assertThat(collect(engine, "gitee").sources().getFirst().status()).contains(Batch.Status.SUCCESS);
            assertThat(ask(engine, "select publisher, model_name, download_count from std.model_downloads"))
                    .containsExactly("baidu ERNIE-4.5-X 1200");
        }
    }

    @Test
    void aFileStandsInForAPlatformThatCannotBeRead() throws IOException {
        var file = folder.resolve("counts.csv");
        Files.writeString(
                file, "date,gitee_model,download_count\n2026-03-01,baidu/ERNIE-4.5-X,\"1,204\"\n2026-03-01,Y,7\n");
        try (var engine = open()) {
            engine.importer().run(file, PACK, "model_downloads", Extent.UNKNOWN, Progress.none(), CancelSignal.never());

            assertThat(ask(
                            engine,
                            "select platform, publisher, model_name, download_count from std.model_downloads"
                                    + " order by model_name"))
                    .containsExactly("Gitee baidu ERNIE-4.5-X 1204", "Gitee null Y 7");
        }
    }

    private synchronized MockResponse answer(String source, RecordedRequest request) {
        asked.add(source);
        var answer = answers.get(source);
        if (answer == null)
            return new MockResponse.Builder().code(404).body("{}").build();
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(answer.apply(request.getUrl().encodedPath()))
                .build();
    }

    private static String statistics(String day, long count, String before, long countBefore, long now) {
        return ("{\"download_statistics_detail\":[{\"pdate\":\"%s\",\"today_dl_cnt\":1,\"total_dl_cnt\":%d},"
                        + "{\"pdate\":\"%s\",\"today_dl_cnt\":1,\"total_dl_cnt\":%d}],\"download_statistics_history_total\":%d}")
                .formatted(day, count, before, countBefore, now);
    }

    /// One link instead of all.
    private void seedList() throws IOException {
        var lines = new ArrayList<String>();
        for (var line : shipped("gitcode").split("\n")) {
            if (!line.contains("- https://ai.") || line.endsWith("/PaddleOCR-VL")) lines.add(line);
        }
        write("gitcode", String.join("\n", lines) + "\n");
    }

    private static String shipped(String source) {
        var files = Packs.shipped().stream()
                .filter(one -> one.pack().equals(PACK))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(files.texts().get("sources/" + source + ".yaml"));
    }

    private void write(String source, String text) throws IOException {
        var file = folder.resolve("workspace/packs/" + PACK + "/sources/" + source + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Engine open() {
        var hosts = new TreeMap<String, String>();
        servers.forEach((source, server) -> hosts.put(source + ".api", "http://127.0.0.1:" + server.getPort()));
        var door = new HttpDoor(
                HttpLimits.usual(), Routes.direct(), doorClock, (time, stop) -> doorClock.advance(time), new Random(1));
        return Engine.open(
                folder.resolve("workspace"),
                EngineOptions.usual()
                        .withClock(clock)
                        .withHome(folder.resolve("home"))
                        .withHosts(hosts)
                        .withDoor(door));
    }

    private static RunReport collect(Engine engine, String source) {
        return engine.refresh()
                .run(new RunRequest(List.of(source), Trigger.MANUAL), Progress.none(), CancelSignal.never());
    }

    private static RunReport collect(Engine engine, String region, List<String> sources) {
        return engine.refresh()
                .run(
                        new RunRequest(sources, Optional.of(region), Trigger.MANUAL, Optional.empty()),
                        Progress.none(),
                        CancelSignal.never());
    }

    private static List<String> ask(Engine engine, String sql) {
        return engine.store().read(reader -> {
            var lines = new ArrayList<String>();
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    var line = new ArrayList<String>();
                    for (var at = 1; at <= rows.getMetaData().getColumnCount(); at++)
                        line.add(String.valueOf(rows.getObject(at)));
                    lines.add(String.join(" ", line));
                }
            }
            return lines;
        });
    }
}
