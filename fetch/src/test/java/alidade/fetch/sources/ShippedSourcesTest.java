package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.Secret;
import alidade.fetch.http.FakePlatform;
import alidade.resources.packs.Pack;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/// The sources of the shipped pack, read from platforms on loopback that answer in the real shapes.
class ShippedSourcesTest extends PlatformTest {
    private final Pack pack = pack();

    @Test
    void nextLinkIsFollowedWithTheTokenOfTheAccount() throws IOException {
        try (var platform = platform(request -> {
            if (!"Bearer hf_loopback".equals(request.getHeaders().get("Authorization")))
                return FakePlatform.status(401);
            if (parameter(request, "cursor").equals("eyJ=")) return FakePlatform.json("[{\"id\":\"third/model\"}]");
            var next = request.getUrl().resolve("/api/models") + "?search=" + parameter(request, "search")
                    + "&limit=500&cursor=eyJ%3D";
            return FakePlatform.json(fixture("hf_models_page1.json"))
                    .newBuilder()
                    .addHeader("Link", "<" + next + ">; rel=\"next\"")
                    .addHeader("RateLimit", "\"api\";r=489;t=271")
                    .build();
        })) {
            var collected = collect("hugging-face", platform);

            assertThat(keys(collected))
                    .containsExactly("baidu/ERNIE-4.5-0.3B-PT", "someone/ERNIE-4.5-0.3B-PT-GGUF", "third/model");
            assertThat(collected.inputs()).allMatch(outcome -> outcome.ending().equals(new Ending.Complete()));
            assertThat(collected
                            .records()
                            .getFirst()
                            .merged()
                            .at("/list/downloadsAllTime")
                            .asLong())
                    .isEqualTo(513_043);
            // 2 searches and 12 model trees, each on 2 pages.
            assertThat(collected.records().getFirst().inputs()).hasSize(14);
            assertThat(platform.asked())
                    .hasSize(28)
                    .first()
                    .isEqualTo("GET /api/models?search=ERNIE-4.5&limit=500&expand=createdAt"
                            + "&expand=lastModified&expand=downloads&expand=downloadsAllTime&expand=likes&expand=tags"
                            + "&expand=pipeline_tag&expand=library_name");
        }
    }

    @Test
    void listIsCompletedByADetailPerModel() throws IOException {
        try (var platform = platform(request -> request.getUrl().encodedPath().equals("/openapi/v1/models")
                ? FakePlatform.json(fixture("modelscope_openapi_models.json"))
                : FakePlatform.json("{\"Code\":200,\"Success\":true,\"Data\":{\"Path\":\"x\",\"BaseModel\":[\"a/b\"],"
                        + "\"BaseModelRelation\":\"quantized\"}}"))) {
            var collected = collect("modelscope", platform);

            // The same two models for both inputs: 1 page each, and 2 details in all.
            assertThat(collected.inputs())
                    .containsExactly(
                            new InputOutcome("ERNIE-4.5", new Ending.Complete(), 3, OptionalLong.of(2), 2, 0),
                            new InputOutcome("PaddleOCR-VL", new Ending.Complete(), 1, OptionalLong.of(2), 2, 0));
            assertThat(collected.records())
                    .hasSize(2)
                    .allMatch(record -> record.merged()
                            .at("/detail/Data/BaseModel/0")
                            .asText()
                            .equals("a/b"));
            assertThat(platform.asked())
                    .contains(
                            "GET /openapi/v1/models?search=ERNIE-4.5&page_number=1&page_size=50",
                            "GET /api/v1/models/mlx-community/PaddleOCR-VL-4bit");
        }
    }

    @Test
    void pageNumbersComeWithTheMandatorySort() throws IOException {
        try (var platform = platform(ShippedSourcesTest::sorted)) {
            var collected = collect("caict", platform);

            assertThat(keys(collected)).containsExactly("yiyan/ERNIE-4.5-0.3B-PT");
            assertThat(collected.inputs())
                    .containsExactly(
                            new InputOutcome("ERNIE-4.5", new Ending.Complete(), 1, OptionalLong.of(1), 1, 0),
                            new InputOutcome("PaddleOCR-VL", new Ending.Complete(), 1, OptionalLong.of(1), 1, 0));
        }
    }

    @Test
    void modelTreeBringsWhatNoSearchFindsAndBothAreToldApart() throws IOException {
        try (var platform = platform(request -> FakePlatform.json(
                switch (parameter(request, "search") + parameter(request, "filter")) {
                    case "ERNIE-4.5" -> "[{\"id\":\"a/searched\"},{\"id\":\"a/both\"}]";
                    case "base_model:baidu/ERNIE-4.5-0.3B-PT" -> "[{\"id\":\"a/both\"},{\"id\":\"a/derived\"}]";
                    default -> "[]";
                }))) {
            var collected = collect("hugging-face", platform);

            assertThat(collected.records())
                    .extracting(
                            RawRecord::key,
                            record -> record.merged().path("input").findValuesAsText("by"))
                    .containsExactly(
                            tuple("a/searched", List.of("search")),
                            tuple("a/both", List.of("search", "model_tree")),
                            tuple("a/derived", List.of("model_tree")));
            assertThat(platform.asked())
                    .anyMatch(line -> line.startsWith(
                            "GET /api/models?filter=base_model%3Abaidu%2FERNIE-4.5-0.3B-PT&limit=500&expand="))
                    .noneMatch(line -> line.contains("search=&"));
        }
    }

    @Test
    void emptyCodeIsSuccessAndAnyOtherIsNot() throws IOException {
        try (var platform = platform(request -> parameter(request, "name").equals("ERNIE-4.5")
                ? FakePlatform.json(fixture("modelers_server_model.json"))
                : FakePlatform.json("{\"code\":\"bad_request\",\"msg\":\"no\",\"data\":null}"))) {
            var collected = collect("modelers", platform);

            assertThat(collected.records())
                    .extracting(record -> record.merged().at("/list/name").asText())
                    .containsExactly("PaddleOCR-VL", "ERNIE-4.5-0.3B-MNN");
            assertThat(collected.inputs().getFirst())
                    .isEqualTo(new InputOutcome("ERNIE-4.5", new Ending.Complete(), 1, OptionalLong.of(2), 2, 0));
            assertThat(collected.inputs().getLast().ending())
                    .isInstanceOfSatisfying(
                            Ending.Failed.class,
                            failed ->
                                    assertThat(failed.reason()).contains("says 'bad_request' at 'code' instead of ''"));
            assertThat(platform.asked())
                    .first()
                    .isEqualTo("GET /server/model?name=ERNIE-4.5&count=true&sort_by=most_downloads&page_num=1"
                            + "&count_per_page=100");
        }
    }

    @Test
    void pagesThatAreCutSilentlyAreReadToTheTotal() throws IOException {
        try (var platform = platform(request -> modelers(request, 7, 3, true))) {
            var collected = collect("modelers", platform);

            // 3 + 3 + 1 of 7, whatever size was asked for.
            assertThat(collected.inputs().getFirst())
                    .isEqualTo(new InputOutcome("ERNIE-4.5", new Ending.Complete(), 3, OptionalLong.of(7), 7, 0));
        }
    }

    @Test
    void pagesThatAreCutSilentlyArePartialWithoutATotal() throws IOException {
        try (var platform = platform(request -> modelers(request, 7, 3, false))) {
            var collected = collect("modelers", platform);

            assertThat(keys(collected)).hasSize(7);
            assertThat(reason(collected))
                    .startsWith(
                            "stage 'list' of input 'ERNIE-4.5' never brought a page as long as asked for, 3 records at "
                                    + "first, and still went on: the source caps its pages silently");
        }
    }

    @Test
    void searchIsPostedAndTheExactCountStandsInTheDetail() throws IOException {
        var bodies = new ArrayList<JsonNode>();
        try (var platform = platform(request -> {
            if (request.getUrl().encodedPath().startsWith("/modelcenter/v2/models/detail/"))
                return FakePlatform.json("{\"errorCode\":0,\"result\":{\"useCount\":72458}}");
            var body = tree(request.getBody().utf8());
            bodies.add(body);
            // 14 in all on pages of 12; the list shortens its counts and reports a total.
            var from = (body.get("pageNo").asInt() - 1) * 12;
            var records = IntStream.range(from, Math.min(14, from + 12))
                    .mapToObj(at ->
                            "{\"modelId\":" + (30_656 + at) + ",\"modelName\":\"m" + at + "\",\"useCount\":\"7.2w\"}")
                    .collect(Collectors.joining(","));
            return FakePlatform.json("{\"errorCode\":0,\"result\":{\"totalCount\":14,\"data\":[" + records + "]}}");
        })) {
            var collected = collect("ai-studio", platform);

            // Two pages and 14 details for the first input; the second one finds the same models.
            assertThat(collected.inputs())
                    .containsExactly(
                            new InputOutcome("ERNIE-4.5", new Ending.Complete(), 16, OptionalLong.of(14), 14, 0),
                            new InputOutcome("PaddleOCR-VL", new Ending.Complete(), 2, OptionalLong.of(14), 14, 0));
            assertThat(collected.records()).hasSize(14).allSatisfy(record -> {
                assertThat(record.merged().at("/list/useCount").asText()).isEqualTo("7.2w");
                assertThat(record.merged().at("/detail/useCount").asLong()).isEqualTo(72_458);
            });
            assertThat(bodies)
                    .extracting(body -> body.get("q").asText() + " " + body.get("pageNo") + " " + body.get("pageSize"))
                    .containsExactly("ERNIE-4.5 1 12", "ERNIE-4.5 2 12", "PaddleOCR-VL 1 12", "PaddleOCR-VL 2 12");
            assertThat(platform.asked()).contains("GET /modelcenter/v2/models/detail/30656");
        }
    }

    @Test
    void shapeThatWasSeenOfTheSearchIsRead() throws IOException {
        try (var platform = platform(request -> request.getUrl().encodedPath().contains("/detail/")
                ? FakePlatform.status(404)
                : FakePlatform.json(fixture("aistudio_models_search.UNVERIFIED_count_field.json")))) {
            var collected = collect("ai-studio", platform);

            assertThat(keys(collected)).containsExactly("30656");
            assertThat(reason(collected)).startsWith("stage 'detail' brought nothing for 1 of 1 records");
        }
    }

    @Test
    void everyLinkOfTheSeedListIsAsked() throws IOException {
        try (var platform = platform(request -> request.getUrl().encodedPath().endsWith("/download_statistics")
                ? FakePlatform.json(fixture("gitcode_download_statistics.json"))
                : FakePlatform.json("{\"id\":1,\"full_name\":\"x\",\"stargazers_count\":7}"))) {
            var collected = collect("gitcode", platform);

            // 23 links, two pages each.
            assertThat(collected.inputs())
                    .containsExactly(
                            new InputOutcome("paddlepaddle", new Ending.Complete(), 46, OptionalLong.empty(), 23, 0));
            assertThat(keys(collected)).hasSize(23).endsWith("paddlepaddle/PaddleOCR-VL");
            assertThat(collected.records()).allSatisfy(record -> {
                assertThat(record.merged()
                                .at("/statistics/download_statistics_detail/1/total_dl_cnt")
                                .asLong())
                        .isEqualTo(10_315);
                assertThat(record.merged().at("/repo/stargazers_count").asLong())
                        .isEqualTo(7);
            });
            assertThat(platform.asked())
                    .hasSize(46)
                    .contains("GET /api/v5/repos/paddlepaddle/PaddleOCR-VL/download_statistics?direction=desc");
        }
    }

    @Test
    void linksOfASeedListAreCountedWithoutAsking() throws IOException {
        try (var platform = platform(_ -> FakePlatform.status(500))) {
            var estimate = new SourceReader(door, Accounts.none(), Map.of("gitcode.api", platform.address()), time)
                    .estimate(pack.source("gitcode").orElseThrow());

            // 23 links in 2 stages.
            assertThat(estimate.pages()).isEqualTo(46);
            assertThat(estimate.atLeast()).isFalse();
            assertThat(platform.asked()).isEmpty();
        }
    }

    @Test
    void linkThatLeadsNowhereIsNoRecordAndMakesTheSeedListPartial() throws IOException {
        try (var platform = platform(request -> request.getUrl().encodedPath().contains("/PaddleOCR-VL")
                ? FakePlatform.status(404)
                : FakePlatform.json(fixture("gitcode_download_statistics.json")))) {
            var collected = collect("gitcode", platform);

            assertThat(keys(collected)).hasSize(22).doesNotContain("paddlepaddle/PaddleOCR-VL");
            assertThat(collected.inputs().getFirst().received()).isEqualTo(22);
            assertThat(reason(collected))
                    .startsWith("stage 'statistics' brought nothing for 1 of 23 records of input 'paddlepaddle', first "
                            + "'paddlepaddle/PaddleOCR-VL': ");
        }
    }

    @Test
    void seedListOfWhichNothingIsToldHasFailed() throws IOException {
        try (var platform = platform(_ -> FakePlatform.status(401))) {
            var collected = collect("gitcode", platform);

            assertThat(collected.records()).isEmpty();
            assertThat(ending(collected))
                    .isInstanceOfSatisfying(
                            Ending.Failed.class,
                            failed -> assertThat(failed.reason()).contains("answered 401 (no account was sent along)"));
        }
    }

    @Test
    void emptyPageIsTheEndOfAListWithoutATotal() throws IOException {
        try (var platform = platform(request -> FakePlatform.json(
                switch (parameter(request, "page")) {
                    case "1" ->
                        "{\"data\":[{\"id\":1,\"namespace\":\"baidu\",\"path\":\"ERNIE-4.5-X\",\"download_count\":3}]}";
                    default -> "{\"data\":[]}";
                }))) {
            var collected = collect("gitee", platform);

            // One page more is asked for, since a page of 1 could be a cap.
            assertThat(collected.inputs())
                    .containsExactly(
                            new InputOutcome("ERNIE-4.5", new Ending.Complete(), 2, OptionalLong.empty(), 1, 0),
                            new InputOutcome("PaddleOCR-VL", new Ending.Complete(), 2, OptionalLong.empty(), 1, 0));
        }
    }

    @Test
    void everyRegionHasThePlatformsThatItCanReach() {
        var regions = new TreeMap<String, List<String>>();
        for (var source : pack.sources())
            regions.computeIfAbsent(source.region(), _ -> new ArrayList<>()).add(source.id());

        assertThat(regions)
                .isEqualTo(Map.of(
                        "cn", List.of("ai-studio", "caict", "gitee", "modelers"),
                        "global", List.of("gitcode", "hugging-face", "modelscope")));
    }

    @Test
    void everyPathOfEveryFieldCanBeRead() {
        for (var source : pack.sources())
            for (var field : source.fields())
                for (var path : field.paths()) assertThat(JsonPath.of(path)).hasToString(path);
    }

    /// A platform that never gives more than `cap` a page, counting its pages by that.
    private static MockResponse modelers(RecordedRequest request, int all, int cap, boolean counts) {
        var from = (Integer.parseInt(parameter(request, "page_num")) - 1) * cap;
        var models = IntStream.range(Math.min(all, from), Math.min(all, from + cap))
                .mapToObj(at -> "{\"id\":\"" + at + "\",\"owner\":\"o\",\"name\":\"m" + at + "\"}")
                .collect(Collectors.joining(","));
        return FakePlatform.json("{\"code\":\"\",\"data\":{" + (counts ? "\"total\":" + all + "," : "") + "\"models\":["
                + models + "]}}");
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static MockResponse sorted(RecordedRequest request) {
        return parameter(request, "sort").equals("most_download")
                ? FakePlatform.json(fixture("csghub_caict_models.json"))
                : FakePlatform.status(400);
    }

    private Collected collect(String id, FakePlatform platform) {
        Accounts accounts =
                account -> account.equals("hugging-face") ? Optional.of(new Secret("hf_loopback")) : Optional.empty();
        return new SourceReader(door, accounts, Map.of(id + ".api", platform.address()), time)
                .collect(pack.source(id).orElseThrow(), PageShelf.none(), Progress.none(), CancelSignal.never());
    }

    private static Pack pack() {
        for (var files : Packs.shipped())
            if (new PackReader().read(files) instanceof PackReading.Read(var pack)
                    && pack.source("caict").isPresent()) return pack;
        throw new AssertionError("no shipped pack has the sources");
    }

    private static String fixture(String name) {
        try (var stream = ShippedSourcesTest.class.getResourceAsStream(name)) {
            if (stream == null) throw new AssertionError("no fixture " + name);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
