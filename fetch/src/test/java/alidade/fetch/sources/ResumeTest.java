package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.http.FakePlatform;
import alidade.resources.packs.SourceDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/// Cut at every page boundary, in every way, and gone on with.
class ResumeTest extends PlatformTest {
    private static final List<String> NAMES =
            IntStream.range(0, 7).mapToObj(i -> "owner/model-" + i).toList();

    @Test
    void cancelledAfterAnyPageGoesOnAtTheNextOne() throws IOException {
        // 4 pages of the list (7 records by 2), then 7 details.
        for (var cut = 0; cut <= 11; cut++) {
            var shelf = new MemoryShelf();
            var arrived = new AtomicInteger();
            var limit = cut;
            try (var platform = platform(ResumeTest::answer)) {
                var source = Sources.listThenDetail(platform.address(), "x");
                var first =
                        reader().collect(source, shelf, _ -> arrived.incrementAndGet(), () -> arrived.get() >= limit);
                if (cut < 11) assertThat(ending(first)).isEqualTo(new Ending.Cancelled());
                assertThat(shelf.pages).hasSize(cut);

                assertWhole(source, shelf, platform, 11, UnaryOperator.identity());
            }
        }
    }

    @Test
    void pausedWhileAPageIsReadTakesItAndStopsBeforeTheNextOne() throws IOException {
        var shelf = new MemoryShelf();
        var pausing = new AtomicBoolean();
        try (var platform = platform(request -> {
            // The third page is being answered when the person pauses.
            if (parameter(request, "page_number").equals("3")) pausing.set(true);
            return answer(request);
        })) {
            var source = Sources.listThenDetail(platform.address(), "x");

            var first = reader().collect(source, shelf, Progress.none(), pausedBy(pausing));

            assertThat(ending(first)).isEqualTo(new Ending.Cancelled());
            assertThat(platform.asked()).hasSize(3);
            assertThat(shelf.pages).hasSize(3);
            assertWhole(source, shelf, platform, 11, UnaryOperator.identity());
        }
    }

    @Test
    void pausedWhileItWaitsForItsTurnStopsAtOnce() throws IOException {
        var shelf = new MemoryShelf();
        var pausing = new AtomicBoolean();
        try (var platform = platform(request -> {
            if (!parameter(request, "page_number").equals("2")) return answer(request);
            pausing.set(true);
            return FakePlatform.status(429)
                    .newBuilder()
                    .addHeader("Retry-After", "500")
                    .build();
        })) {
            var source = Sources.listThenDetail(platform.address(), "x");

            reader().collect(source, shelf, Progress.none(), pausedBy(pausing));

            assertThat(platform.asked()).hasSize(2);
            assertThat(shelf.pages).hasSize(1);
        }
    }

    private static CancelSignal pausedBy(AtomicBoolean pausing) {
        return new CancelSignal() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public boolean pausing() {
                return pausing.get();
            }
        };
    }

    @Test
    void hostThatDiesAfterAnyPageIsGoneOnWithWhenItIsBack() throws IOException {
        for (var cut = 0; cut < 4; cut++) {
            var shelf = new MemoryShelf();
            var served = new AtomicInteger();
            var limit = cut;
            try (var platform = platform(
                    request -> served.getAndIncrement() == limit ? FakePlatform.status(403) : linked(request))) {
                var source = Sources.linked(platform.address(), "x");
                var first = reader().collect(source, shelf, Progress.none(), CancelSignal.never());
                assertThat(ending(first)).isInstanceOf(cut == 0 ? Ending.Failed.class : Ending.Partial.class);
                assertThat(shelf.pages).hasSize(cut);

                // The one that was refused is asked for a second time.
                var refused = platform.asked().getLast();
                assertWhole(source, shelf, platform, 4, line -> line.equals(refused) ? "again" : line);
            }
        }
    }

    @Test
    void wholeShelfAsksForNothing() throws IOException {
        var shelf = new MemoryShelf();
        try (var platform = platform(ResumeTest::answer)) {
            var source = Sources.listThenDetail(platform.address(), "x");
            var once = reader().collect(source, shelf, Progress.none(), CancelSignal.never());
            var asked = platform.asked().size();
            var kept = new ArrayList<Boolean>();

            var again = reader().collect(source, shelf, step -> kept.add(step.kept()), CancelSignal.never());

            assertThat(again).isEqualTo(once);
            assertThat(platform.asked()).hasSize(asked);
            assertThat(kept).hasSize(11).containsOnly(true);
        }
    }

    @Test
    void pageThatIsNotGoodIsNotKept() throws IOException {
        var shelf = new MemoryShelf();
        var bodies = List.of("<html>", "{\"msg\":\"busy\"}", "{\"msg\":\"OK\",\"data\":[],\"total\":0}");
        var next = new AtomicInteger();
        try (var platform = platform(_ -> FakePlatform.json(bodies.get(next.getAndIncrement())))) {
            var source = Sources.numbered(platform.address(), 2, "x");
            for (var i = 0; i < 2; i++) {
                reader().collect(source, shelf, Progress.none(), CancelSignal.never());
                assertThat(shelf.pages).isEmpty();
            }
            reader().collect(source, shelf, Progress.none(), CancelSignal.never());
            assertThat(shelf.pages).hasSize(1);
        }
    }

    /// A second run completes the first one, and asks for no page that the shelf had.
    private void assertWhole(
            SourceDefinition source, MemoryShelf shelf, FakePlatform platform, int pages, UnaryOperator<String> name) {
        var before = platform.asked().size();
        var had = shelf.pages.size();

        var second = reader().collect(source, shelf, Progress.none(), CancelSignal.never());

        assertThat(ending(second)).isEqualTo(new Ending.Complete());
        assertThat(keys(second)).isEqualTo(NAMES);
        assertThat(second.inputs().getFirst().pages()).isEqualTo(pages);
        assertThat(platform.asked().size() - before).isEqualTo(pages - had);
        var asked = platform.asked();
        var first = new HashSet<>(asked.subList(0, before).stream().map(name).toList());
        assertThat(asked.subList(before, asked.size())).noneMatch(first::contains);
    }

    private static MockResponse answer(RecordedRequest request) {
        if (request.getUrl().encodedPath().startsWith("/api/v1/models/"))
            return FakePlatform.json("{\"Code\":200,\"Data\":{\"Downloads\":1}}");
        var from = (Integer.parseInt(parameter(request, "page_number")) - 1) * 2;
        return FakePlatform.json("{\"success\":true,\"data\":{\"total_count\":7,\"models\":" + slice(from) + "}}");
    }

    private static MockResponse linked(RecordedRequest request) {
        var cursor = parameter(request, "cursor");
        var from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        var answer = FakePlatform.json(slice(from)).newBuilder();
        if (from + 2 < NAMES.size())
            answer.addHeader("Link", "</api/models?search=x&cursor=" + (from + 2) + ">; rel=\"next\"");
        return answer.build();
    }

    private static String slice(int from) {
        return list("id", NAMES.subList(from, Math.min(NAMES.size(), from + 2)));
    }
}
