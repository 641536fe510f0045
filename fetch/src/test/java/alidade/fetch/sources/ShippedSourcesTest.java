package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.Secret;
import alidade.fetch.http.FakePlatform;
import alidade.resources.packs.Pack;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
            assertThat(collected.records().getFirst().inputs()).hasSize(2);
            assertThat(platform.asked())
                    .hasSize(4)
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
    void everyPathOfEveryFieldCanBeRead() {
        for (var source : pack.sources())
            for (var field : source.fields())
                for (var path : field.paths()) assertThat(JsonPath.of(path)).hasToString(path);
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
