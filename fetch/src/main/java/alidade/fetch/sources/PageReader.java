package alidade.fetch.sources;

import alidade.fetch.http.Ask;
import alidade.fetch.http.FetchOutcome;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.Manners;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// Brings one page as a tree: from the shelf, else from the network; only a good page is kept.
final class PageReader {
    private static final int EXCERPT = 160;

    private final HttpDoor door;
    private final SourceDefinition source;
    private final Manners manners;
    private final PageShelf shelf;
    private final Clock clock;
    private final CancelSignal cancel;

    PageReader(HttpDoor door, SourceDefinition source, PageShelf shelf, Clock clock, CancelSignal cancel) {
        this.door = door;
        this.source = source;
        this.shelf = shelf;
        this.clock = clock;
        this.cancel = cancel;
        manners = new Manners(source.budget(), source.retry(), source.region());
    }

    sealed interface Reading {
        /// The page, whole and good.
        ///
        /// @param kept it was on the shelf
        record Tree(Page page, JsonNode root, boolean kept) implements Reading {}

        record None(FetchOutcome.Failure failure) implements Reading {}
    }

    Reading read(String input, Stage stage, Ask ask) {
        var key = new PageKey(source.id(), input, stage.name(), Addresses.request(ask));
        var kept = shelf.find(key);
        if (kept.isPresent() && Json.read(kept.get().body()) instanceof Json.Reading.Tree(var root))
            return new Reading.Tree(kept.get(), root, true);
        return switch (door.send(ask, manners, cancel::pausing, cancel::cancelled)) {
            case FetchOutcome.Failure failure -> new Reading.None(failure);
            case FetchOutcome.Received received -> judge(ask, stage, key, received);
        };
    }

    private Reading judge(Ask ask, Stage stage, PageKey key, FetchOutcome.Received received) {
        var page = new Page(
                key, received.address(), received.status(), received.headers(), received.body(), clock.instant());
        return switch (Json.read(page.body())) {
            case Json.Reading.Unreadable(var reason) ->
                new Reading.None(new FetchOutcome.NotJson(ask.masked("the answer of " + where(page) + " " + reason
                        + "; the page is left out and not asked for again in this run")));
            case Json.Reading.Tree(var root) -> {
                var said = stage.success()
                        .map(success -> JsonPath.of(success.path()).text(root).orElse("nothing"));
                if (said.isPresent() && !said.equals(stage.success().map(SourceDefinition.Success::equals)))
                    yield new Reading.None(unsuccessful(ask, stage.success().get(), said.get(), page));
                shelf.keep(page);
                yield new Reading.Tree(page, root, false);
            }
        };
    }

    private static FetchOutcome.Refused unsuccessful(
            Ask ask, SourceDefinition.Success success, String said, Page page) {
        var body = new String(page.body(), 0, Math.min(page.body().length, 4 * EXCERPT), StandardCharsets.UTF_8)
                .replaceAll("[\\s\\p{Cntrl}]+", " ");
        var start = body.codePointCount(0, body.length()) > EXCERPT
                ? body.substring(0, body.offsetByCodePoints(0, EXCERPT)) + "…"
                : body;
        return new FetchOutcome.Refused(
                page.status(),
                ask.masked(where(page) + " answered " + page.status() + " but says '" + said + "' at '"
                        + success.path() + "' instead of '" + success.equals() + "': " + start
                        + "; the page is left out and not asked for again in this run"));
    }

    private static String where(Page page) {
        var address = page.address();
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
