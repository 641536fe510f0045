package alidade.fetch.sources;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.http.FakePlatform;
import alidade.fetch.http.FakeTime;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import alidade.resources.packs.SourceDefinition;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// What tests of reading a platform have in common: fake time, a door, a reader.
abstract class PlatformTest {
    final FakeTime time = new FakeTime();
    final HttpDoor door = new HttpDoor(HttpLimits.usual(), Routes.direct(), time, time, new Random(7));

    FakePlatform platform(Function<RecordedRequest, MockResponse> answers) throws IOException {
        return new FakePlatform(time, answers);
    }

    SourceReader reader() {
        return new SourceReader(door, Accounts.none(), Map.of(), time);
    }

    SourceReader reader(ReadLimits limits) {
        return new SourceReader(door, Accounts.none(), Map::of, time, limits);
    }

    Collected collect(SourceDefinition source) {
        return reader().collect(source, PageShelf.none(), Progress.none(), CancelSignal.never());
    }

    static Ending ending(Collected collected) {
        return collected.inputs().getFirst().ending();
    }

    static String reason(Collected collected) {
        return switch (ending(collected)) {
            case Ending.Partial(var reason) -> reason;
            case Ending.Failed(var reason) -> reason;
            case Ending.Complete() -> "complete";
            case Ending.Cancelled() -> "cancelled";
        };
    }

    static List<String> keys(Collected collected) {
        return collected.records().stream().map(RawRecord::key).toList();
    }

    static String parameter(RecordedRequest request, String name) {
        return Optional.ofNullable(request.getUrl().queryParameter(name)).orElse("");
    }

    /// `[{"id":"a"},…]`, with any name for the key.
    static String list(String key, List<String> names) {
        return names.stream()
                .map(name -> "{\"" + key + "\":\"" + name + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// A platform with page numbers that holds these records, never gives more than `cap` a page, and says its total.
    static Function<RecordedRequest, MockResponse> numbered(List<String> names, int cap) {
        return request -> {
            var size = Math.min(cap, Integer.parseInt(parameter(request, "per")));
            var from = Math.min(names.size(), (Integer.parseInt(parameter(request, "page")) - 1) * size);
            var page = names.subList(from, Math.min(names.size(), from + size));
            return FakePlatform.json(
                    "{\"msg\":\"OK\",\"data\":" + list("path", page) + ",\"total\":" + names.size() + "}");
        };
    }

    /// Keeps pages in memory, and counts how often each was kept.
    static final class MemoryShelf implements PageShelf {
        final Map<PageKey, Page> pages = new HashMap<>();
        int found;

        @Override
        public Optional<Page> find(PageKey key) {
            var page = Optional.ofNullable(pages.get(key));
            if (page.isPresent()) found++;
            return page;
        }

        @Override
        public void keep(Page page) {
            if (pages.put(page.key(), page) != null) throw new AssertionError("kept twice: " + page.key());
        }
    }
}
