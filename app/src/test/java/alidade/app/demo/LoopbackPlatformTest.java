package alidade.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackPlatformTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DemoScript.Demonstrated demonstrated = DemoScript.shipped();
    private final DemoWorld world =
            DemoWorld.of(demonstrated.script(), demonstrated.script().days());
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<String> searched = new ArrayList<>();
    private final List<LoopbackPlatform> platforms = LoopbackPlatform.startAll(
            demonstrated, world, new RecordText(LocalDate.of(2025, 9, 18)), new LoopbackPlatform.Witness() {
                @Override
                public void saw(Sighting sighting) {
                    sightings.add(sighting);
                }

                @Override
                public void searched(String platform, String search, int day) {
                    searched.add(platform + " " + search + " " + day);
                }
            });

    @AfterEach
    void close() {
        platforms.forEach(LoopbackPlatform::close);
    }

    @Test
    void givesTheAddressOfTheNextPageInAHeader() throws Exception {
        var first = get(platform("Hugging Face"), "/api/models?search=ernie-4.5&limit=50");
        var link = first.headers().firstValue("Link").orElseThrow();
        var second = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(link.substring(1, link.indexOf('>'))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(JSON.readTree(first.body())).hasSize(50);
        assertThat(JSON.readTree(second.body()).path(0).path("id"))
                .isNotEqualTo(JSON.readTree(first.body()).path(0).path("id"));
    }

    @Test
    void everyPageOfEveryPlatformIsReadableAndTold() throws Exception {
        for (var path : List.of("/openapi/v1/models?search=PaddleOCR-VL&page_size=50&page_number=1")) {
            var answer = JSON.readTree(get(platform("ModelScope"), path).body());
            assertThat(answer.at("/data/models")).isNotEmpty();
            assertThat(sightings).hasSize(answer.at("/data/models").size());
            var id = answer.at("/data/models/0/id").asText();
            JsonNode details = JSON.readTree(
                    get(platform("ModelScope"), "/api/v1/models/" + id).body());
            assertThat(details.at("/Data/Downloads")).isEqualTo(answer.at("/data/models/0/downloads"));
        }
    }

    @Test
    void insistsOnTheSortOrderWhereThePlatformDoes() throws Exception {
        assertThat(get(platform("鲸智"), "/api/v1/models?search=x&per=10&page=1").statusCode())
                .isEqualTo(400);
        var nothing = get(platform("鲸智"), "/api/v1/models?search=nothing-of-this-name&sort=trending&per=10&page=1");
        assertThat(nothing.body()).isEqualTo("{\"msg\":\"OK\",\"total\":0}");
        assertThat(searched).hasSize(1);
    }

    @Test
    void closesItsDoorOnADayOfOutage() throws Exception {
        platform("Hugging Face").on(10, true);

        assertThat(get(platform("Hugging Face"), "/api/models").statusCode()).isEqualTo(403);
        assertThat(sightings).isEmpty();
    }

    @Test
    void listsWhatWasMadeFromAModel() throws Exception {
        var base = world.on("Hugging Face").stream()
                .filter(model -> model.isThere(world.days() - 1))
                .flatMap(model -> model.base.stream())
                .findFirst()
                .orElseThrow();
        var made = JSON.readTree(get(
                        platform("Hugging Face"),
                        "/api/models?limit=500&filter="
                                + URLEncoder.encode("base_model:" + base, StandardCharsets.UTF_8))
                .body());

        assertThat(made)
                .isNotEmpty()
                .allMatch(model -> model.path("tags").toString().contains("base_model:" + base));
        assertThat(sightings)
                .hasSize(made.size())
                .allMatch(sighting -> sighting.searches().equals(List.of("base_model:" + base)));
    }

    @Test
    void answersASearchByPostWithShortenedCountsAndTheExactOneAlone() throws Exception {
        var studio = platform("AI Studio");
        var found = JSON.readTree(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(studio.address() + "/modelcenter/v2/models/search"))
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"q\":\"ERNIE-4.5\",\"pageSize\":100,\"pageNo\":1}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        var first = found.at("/result/data/0");
        var exact = JSON.readTree(get(
                        studio,
                        "/modelcenter/v2/models/detail/" + first.path("modelId").asText())
                .body());

        // However many are asked for, a page has 12.
        assertThat(found.at("/result/data")).hasSize(12);
        assertThat(first.path("useCount").asText()).matches("\\d+\\.\\dw");
        assertThat(exact.at("/result/useCount").asLong())
                .isEqualTo(sightings.getFirst().count());
    }

    @Test
    void tellsOfTheDaysBeforeAndThatTheyWereSeen() throws Exception {
        var answer =
                JSON.readTree(get(platform("GitCode"), "/api/v5/repos/paddlepaddle/PaddleOCR-VL/download_statistics")
                        .body());

        assertThat(answer.path("download_statistics_detail")).hasSize(30);
        assertThat(answer.at("/download_statistics_detail/0/total_dl_cnt"))
                .isEqualTo(answer.path("download_statistics_history_total"));
        assertThat(sightings.stream().map(Sighting::day).distinct()).hasSize(30);
        assertThat(get(platform("GitCode"), "/api/v5/repos/paddlepaddle/Nothing")
                        .statusCode())
                .isEqualTo(404);
    }

    private LoopbackPlatform platform(String name) {
        return platforms.stream()
                .filter(one -> one.platform().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> get(LoopbackPlatform platform, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(platform.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
