package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.http.FakePlatform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class PagingTest extends PlatformTest {
    @Test
    void pageNumbersEndWithTheReportedTotal() throws IOException {
        try (var platform = platform(numbered(List.of("a", "b", "c", "d", "e", "f"), 2))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x y"));

            // 6 records of 6, on 3 full pages: no fourth is asked for.
            assertThat(collected.inputs())
                    .containsExactly(new InputOutcome("x y", new Ending.Complete(), 3, OptionalLong.of(6), 6, 0));
            assertThat(platform.asked())
                    .containsExactly(
                            "GET /api/v1/models?search=x%20y&sort=most_download&per=2&page=1",
                            "GET /api/v1/models?search=x%20y&sort=most_download&per=2&page=2",
                            "GET /api/v1/models?search=x%20y&sort=most_download&per=2&page=3");
        }
    }

    @Test
    void serverThatSilentlyCapsThePageSizeIsReadToItsEnd() throws IOException {
        try (var platform = platform(numbered(List.of("a", "b", "c", "d", "e"), 2))) {
            var collected = collect(Sources.numbered(platform.address(), 100, "x"));

            assertThat(collected.inputs())
                    .containsExactly(new InputOutcome("x", new Ending.Complete(), 3, OptionalLong.of(5), 5, 0));
        }
    }

    @Test
    void withoutATotalAShortPageIsTheEnd() throws IOException {
        try (var platform = platform(request -> FakePlatform.json("{\"msg\":\"OK\",\"data\":"
                + (parameter(request, "page").equals("1")
                        ? "[{\"path\":\"a\"}," + "{\"path\":\"b\"}]"
                        : "[{\"path\":\"c\"}]")
                + "}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(collected.inputs())
                    .containsExactly(new InputOutcome("x", new Ending.Complete(), 2, OptionalLong.empty(), 3, 0));
        }
    }

    @Test
    void withoutATotalAShortFirstPageIsTheEndOnlyWhenTheNextIsEmpty() throws IOException {
        try (var platform = platform(request -> FakePlatform.json("{\"msg\":\"OK\",\"data\":"
                + (parameter(request, "page").equals("1") ? "[{\"path\":\"a\"}]" : "[]") + "}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(collected.inputs())
                    .containsExactly(new InputOutcome("x", new Ending.Complete(), 2, OptionalLong.empty(), 1, 0));
        }
    }

    @Test
    void withoutATotalASilentCapIsPartial() throws IOException {
        // The server cuts 4 to 2 a page and yet steps by 4: a b, then e f, and c d are never seen.
        var pages = List.of(List.of("a", "b"), List.of("e", "f"), List.<String>of());
        try (var platform = platform(request -> FakePlatform.json("{\"msg\":\"OK\",\"data\":"
                + list("path", pages.get(Integer.parseInt(parameter(request, "page")) - 1)) + "}"))) {
            var collected = collect(Sources.numbered(platform.address(), 4, "x"));

            assertThat(reason(collected))
                    .isEqualTo(
                            "stage 'list' of input 'x' never brought a page as long as asked for, 2 records at first, "
                                    + "and still went on: the source caps its pages silently and reports no total, so records "
                                    + "may be missing between them; ask for pages of that size");
            assertThat(keys(collected)).containsExactly("a", "b", "e", "f");
        }
    }

    @Test
    void withoutATotalAnEmptyPageIsTheEnd() throws IOException {
        try (var platform = platform(request -> FakePlatform.json("{\"msg\":\"OK\",\"data\":"
                + (parameter(request, "page").equals("1") ? "[{\"path\":\"a\"},{\"path\":\"b\"}]" : "[]") + "}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(collected.inputs())
                    .containsExactly(new InputOutcome("x", new Ending.Complete(), 2, OptionalLong.empty(), 2, 0));
        }
    }

    @Test
    void listThatIsLeftOutAtTotalZeroIsEmpty() throws IOException {
        try (var platform = platform(_ -> FakePlatform.json("{\"msg\":\"OK\",\"total\":0}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(collected.inputs())
                    .containsExactly(new InputOutcome("x", new Ending.Complete(), 1, OptionalLong.of(0), 0, 0));
        }
    }

    @Test
    void fewerThanReportedIsPartialWithBothNumbers() throws IOException {
        try (var platform = platform(request -> FakePlatform.json("{\"msg\":\"OK\",\"data\":"
                + (parameter(request, "page").equals("1") ? "[{\"path\":\"a\"},{\"path\":\"b\"}]" : "[]")
                + ",\"total\":5}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(reason(collected))
                    .isEqualTo("stage 'list' of input 'x' reports 5 records, and 2 different ones arrived on 2 pages "
                            + "(0 came twice); what arrived is kept, the input counts as incomplete");
            assertThat(keys(collected)).containsExactly("a", "b");
        }
    }

    @Test
    void recordThatMovedToTheNextPageWhileReadingIsCountedOnce() throws IOException {
        // A new record pushes b to the second page: a b | b c | d. The total is 4, and 4 different ones arrive.
        var pages = List.of(List.of("a", "b"), List.of("b", "c"), List.of("d"));
        try (var platform = platform(request -> FakePlatform.json("{\"msg\":\"OK\",\"data\":"
                + list("path", pages.get(Integer.parseInt(parameter(request, "page")) - 1)) + ",\"total\":4}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(collected.inputs())
                    .containsExactly(new InputOutcome("x", new Ending.Complete(), 3, OptionalLong.of(4), 4, 1));
            assertThat(collected.records().get(1).places()).hasSize(2);
        }
    }

    @Test
    void serverThatDoesNotKnowThePageParameterDoesNotGoOnForEver() throws IOException {
        try (var platform = platform(
                _ -> FakePlatform.json("{\"msg\":\"OK\",\"data\":[{\"path\":\"a\"},{\"path\":\"b\"}],\"total\":9}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(collected.inputs().getFirst().pages()).isEqualTo(2);
            assertThat(reason(collected)).contains("reports 9 records, and 2 different ones arrived");
        }
    }

    @Test
    void recordThatGoesAwayWhileReadingMayHideAnotherOne() throws IOException {
        // a goes away after the first page, so c moves up onto it and is never seen: a b | d. The last total is 3, and
        // 3
        // different ones arrive.
        var pages = List.of(List.of("a", "b"), List.of("d"));
        try (var platform = platform(request -> {
            var page = Integer.parseInt(parameter(request, "page"));
            return FakePlatform.json(
                    "{\"msg\":\"OK\",\"data\":" + list("path", pages.get(page - 1)) + ",\"total\":" + (5 - page) + "}");
        })) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(reason(collected)).contains("reported 4 records and later 3");
            assertThat(keys(collected)).containsExactly("a", "b", "d");
        }
    }

    @Test
    void pageThatRepeatsTheFirstOneWithoutATotalLeavesTheEndOpen() throws IOException {
        try (var platform =
                platform(_ -> FakePlatform.json("{\"msg\":\"OK\",\"data\":[{\"path\":\"a\"},{\"path\":\"b\"}]}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(reason(collected)).contains("brought 2 records that had all come before");
        }
    }

    @Test
    void pageBehindTheLastOneThatRepeatsItIsTheEnd() throws IOException {
        var pages = List.of(List.of("a", "b"), List.of("c", "d"), List.of("c", "d"));
        try (var platform = platform(request -> FakePlatform.json("{\"msg\":\"OK\",\"data\":"
                + list("path", pages.get(Integer.parseInt(parameter(request, "page")) - 1)) + "}"))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(ending(collected)).isEqualTo(new Ending.Complete());
            assertThat(keys(collected)).containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    void linkToAnotherOriginIsNotFollowed() throws IOException {
        try (var stranger = platform(_ -> FakePlatform.json("[]"));
                var platform = platform(_ -> linkedTo(stranger.address() + "/api/models?cursor=2", "a"))) {
            var collected = collect(Sources.linked(platform.address(), "x"));

            assertThat(reason(collected))
                    .isEqualTo(
                            "the next link of page 1 of input 'x' leads to another origin than the host 'api'; it is "
                                    + "not followed, and the pages after it are left out");
            assertThat(keys(collected)).containsExactly("a");
            assertThat(stranger.asked()).isEmpty();
        }
    }

    @Test
    void relativeLinkIsFollowed() throws IOException {
        try (var platform = platform(request -> parameter(request, "cursor").isEmpty()
                ? linkedTo("/api/models?cursor=2", "a")
                : FakePlatform.json("[{\"id\":\"b\"}]"))) {
            assertThat(keys(collect(Sources.linked(platform.address(), "x")))).containsExactly("a", "b");
        }
    }

    @Test
    void cyclingCursorIsDetected() throws IOException {
        // Page 1 leads to cursor 2, cursor 2 to 3, and 3 back to 2.
        try (var platform = platform(request -> switch (parameter(request, "cursor")) {
            case "" -> linkedTo("?cursor=2", "a");
            case "2" -> linkedTo("?cursor=3", "b");
            default -> linkedTo("?cursor=2", "c");
        })) {
            var collected = collect(Sources.linked(platform.address(), "x"));

            assertThat(reason(collected))
                    .isEqualTo(
                            "the next link of page 3 of input 'x' leads back to a page that was read before; reading "
                                    + "stops here");
            assertThat(keys(collected)).containsExactly("a", "b", "c");
            assertThat(platform.asked()).hasSize(3);
        }
    }

    @Test
    void pagesWithoutEndStopAtTheCap() throws IOException {
        var cursor = new AtomicInteger();
        try (var platform = platform(_ -> linkedTo("?cursor=" + cursor.incrementAndGet(), "r" + cursor.get()))) {
            var collected = reader(new ReadLimits(7, 1_000))
                    .collect(
                            Sources.linked(platform.address(), "x"),
                            PageShelf.none(),
                            Progress.none(),
                            CancelSignal.never());

            assertThat(reason(collected))
                    .isEqualTo(
                            "stage 'list' of input 'x' goes on after page 7; no more than 7 are read and the rest is "
                                    + "left out");
            assertThat(platform.asked()).hasSize(7);
        }
    }

    @Test
    void progressSaysPagesAndHowManyToExpect() throws IOException {
        var names = IntStream.range(0, 5).mapToObj(Integer::toString).toList();
        var steps = new ArrayList<Progress.Step>();
        try (var platform = platform(numbered(names, 2))) {
            reader().collect(
                            Sources.numbered(platform.address(), 2, "x"),
                            PageShelf.none(),
                            steps::add,
                            CancelSignal.never());
        }

        // 5 records at 2 a page are 3 pages.
        assertThat(steps)
                .containsExactly(
                        new Progress.Step("numbered", "x", "list", 1, OptionalLong.of(3), 2, false),
                        new Progress.Step("numbered", "x", "list", 2, OptionalLong.of(3), 4, false),
                        new Progress.Step("numbered", "x", "list", 3, OptionalLong.of(3), 5, false));
    }

    private static MockResponse linkedTo(String address, String id) {
        return new MockResponse.Builder()
                .addHeader("Link", "<" + address + ">; rel=\"next\"")
                .body("[{\"id\":\"" + id + "\"}]")
                .build();
    }
}
