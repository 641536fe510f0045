package alidade.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
        var first = get(platforms.get(0), "/api/models?search=ernie-4.5&limit=50");
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
            var answer = JSON.readTree(get(platforms.get(1), path).body());
            assertThat(answer.at("/data/models")).isNotEmpty();
            assertThat(sightings).hasSize(answer.at("/data/models").size());
            var id = answer.at("/data/models/0/id").asText();
            JsonNode details =
                    JSON.readTree(get(platforms.get(1), "/api/v1/models/" + id).body());
            assertThat(details.at("/Data/Downloads")).isEqualTo(answer.at("/data/models/0/downloads"));
        }
    }

    @Test
    void insistsOnTheSortOrderWhereThePlatformDoes() throws Exception {
        assertThat(get(platforms.get(2), "/api/v1/models?search=x&per=10&page=1")
                        .statusCode())
                .isEqualTo(400);
        var nothing = get(platforms.get(2), "/api/v1/models?search=nothing-of-this-name&sort=trending&per=10&page=1");
        assertThat(nothing.body()).isEqualTo("{\"msg\":\"OK\",\"total\":0}");
        assertThat(searched).hasSize(1);
    }

    @Test
    void closesItsDoorOnADayOfOutage() throws Exception {
        platforms.get(0).on(10, true);

        assertThat(get(platforms.get(0), "/api/models").statusCode()).isEqualTo(403);
        assertThat(sightings).isEmpty();
    }

    private static HttpResponse<String> get(LoopbackPlatform platform, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(platform.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
