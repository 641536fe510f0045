package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.http.FakePlatform;
import alidade.fetch.http.FakeTime;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class SourceReaderTest {
    private final FakeTime time = new FakeTime();
    private final HttpDoor door = new HttpDoor(HttpLimits.usual(), Routes.direct(), time, time, new Random(7));
    private final SourceReader reader = new SourceReader(door, Accounts.none(), Map.of(), time);

    @Test
    void followsTheNextLinkToTheEnd() throws IOException {
        try (var platform = new FakePlatform(time, SourceReaderTest::threeLinkedPages)) {
            var source = Sources.linked(platform.address(), "ERNIE 4.5");

            var collected = reader.collect(source, PageShelf.none(), Progress.none(), CancelSignal.never());

            assertThat(collected.records())
                    .extracting(RawRecord::key)
                    .containsExactly("a/1", "a/2", "a/3", "a/4", "b/5");
            assertThat(collected.inputs())
                    .containsExactly(new InputOutcome(
                            "ERNIE 4.5", new Ending.Complete(), 3, java.util.OptionalLong.empty(), 5, 0));
            assertThat(platform.asked())
                    .containsExactly(
                            "GET /api/models?search=ERNIE%204.5&limit=2&expand=author&expand=downloadsAllTime",
                            "GET /api/models?search=ERNIE%204.5&limit=2&cursor=two%3D",
                            "GET /api/models?search=ERNIE%204.5&limit=2&cursor=three%3D");
        }
    }

    static MockResponse threeLinkedPages(RecordedRequest request) {
        var target = request.getTarget();
        var pages = List.of(
                "[{\"id\":\"a/1\"},{\"id\":\"a/2\"}]", "[{\"id\":\"a/3\"},{\"id\":\"a/4\"}]", "[{\"id\":\"b/5\"}]");
        if (target.contains("cursor=three")) return FakePlatform.json(pages.get(2));
        var two = target.contains("cursor=two");
        return new MockResponse.Builder()
                .addHeader(
                        "Link",
                        "<" + request.getUrl().resolve("/api/models") + "?search=ERNIE%204.5&limit=2&cursor="
                                + (two ? "three" : "two") + "%3D>; rel=\"next\"")
                .body(pages.get(two ? 1 : 0))
                .build();
    }
}
