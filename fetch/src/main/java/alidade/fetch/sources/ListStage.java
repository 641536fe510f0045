package alidade.fetch.sources;

import alidade.fetch.http.Ask;
import alidade.fetch.http.FetchOutcome;
import alidade.fetch.sources.Template.Unfillable;
import alidade.resources.packs.SourceDefinition.Input;
import alidade.resources.packs.SourceDefinition.Paging;
import alidade.resources.packs.SourceDefinition.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads one stage of one input from its first page to its last. Used once, by one thread.
final class ListStage {
    private final PageReader reader;
    private final Addresses addresses;
    private final Stage stage;
    private final Input input;
    private final ReadLimits limits;
    private final Set<String> requests = new HashSet<>();

    private long pages;
    private long received;
    private long duplicates;
    private long keyless;
    private long firstPageRecords;
    private boolean pageWasFull;
    private boolean shortPageWentOn;
    private OptionalLong total = OptionalLong.empty();
    /// The total before it fell while the pages were read.
    private OptionalLong higherTotal = OptionalLong.empty();
    private List<JsonNode> pageBefore = List.of();
    /// The last page brought records, all known, and not those of the page before.
    private boolean repeated;

    ListStage(PageReader reader, Addresses addresses, Stage stage, Input input, ReadLimits limits) {
        this.reader = reader;
        this.addresses = addresses;
        this.stage = stage;
        this.input = input;
        this.limits = limits;
    }

    /// Takes the records as they come.
    interface Sink {
        /// False when the record had come before.
        boolean take(Optional<String> key, JsonNode record, String place);

        /// A page is through.
        void page(long number, OptionalLong expected, boolean kept);
    }

    /// What the page is followed by.
    private sealed interface Next {
        record To(Ask ask) implements Next {}

        record End() implements Next {}

        record Broken(String sentence) implements Next {}
    }

    /// The values that a stage may ask for besides the input's own.
    static Map<String, String> values(Input input, Stage stage, int page) {
        var values = new HashMap<>(input.values());
        if (stage.paging() instanceof Paging.PageNumber(var _, var size)) {
            values.put("page", Integer.toString(page));
            values.put("size", Integer.toString(size));
        }
        return values;
    }

    Ending read(Sink sink, CancelSignal cancel) {
        return read(sink, cancel, limits.pages());
    }

    /// Reads at most this many pages.
    Ending read(Sink sink, CancelSignal cancel, int most) {
        try {
            var number = stage.paging() instanceof Paging.PageNumber(var first, var _) ? first : 1;
            var ask = addresses.ask(stage, values(input, stage, number));
            while (true) {
                if (cancel.pausing()) return new Ending.Cancelled();
                requests.add(Addresses.request(ask));
                switch (reader.read(input.name(), stage, ask)) {
                    case PageReader.Reading.None(FetchOutcome.Cancelled _) -> {
                        return new Ending.Cancelled();
                    }
                    case PageReader.Reading.None(var failure) -> {
                        return endedBy(failure.sentence());
                    }
                    case PageReader.Reading.Tree tree -> {
                        var records = records(tree.root());
                        if (records.isEmpty()) return endedBy(noRecords(tree));
                        var before = received;
                        take(records.get(), sink, ask);
                        var next = next(tree.page(), ++number, records.get().size(), received - before);
                        sink.page(pages, expected(next), tree.kept());
                        switch (next) {
                            case Next.End() -> {
                                return whole();
                            }
                            case Next.Broken(var sentence) -> {
                                return new Ending.Partial(sentence);
                            }
                            case Next.To(var following) -> ask = following;
                        }
                        if (pages >= most)
                            return new Ending.Partial("stage '" + stage.name() + "' of input '" + input.name()
                                    + "' goes on after page " + pages + "; no more than " + most
                                    + " are read and the rest is left out");
                        if (received + duplicates >= limits.records())
                            return new Ending.Partial("stage '" + stage.name() + "' of input '" + input.name()
                                    + "' brought " + (received + duplicates) + " records and goes on; no more than "
                                    + limits.records() + " are read and the rest is left out");
                    }
                }
            }
        } catch (Unfillable e) {
            return endedBy(e.sentence());
        }
    }

    long pages() {
        return pages;
    }

    long received() {
        return received;
    }

    long duplicates() {
        return duplicates;
    }

    OptionalLong total() {
        return total;
    }

    private void take(List<JsonNode> records, Sink sink, Ask ask) {
        if (pages == 0) firstPageRecords = records.size();
        pages++;
        var position = 0;
        var before = received;
        var keyPath = stage.key().map(JsonPath::of);
        var page = stage.name() + " " + Addresses.request(ask) + " #";
        for (var record : records) {
            var key = keyPath.flatMap(path -> path.text(record)).filter(text -> !text.isBlank());
            if (key.isEmpty() && stage.key().isPresent()) keyless++;
            var place = page + position++;
            if (sink.take(key, record, place)) received++;
            else duplicates++;
        }
        repeated = !records.isEmpty() && received == before && (pages == 2 || !records.equals(pageBefore));
        pageBefore = records;
    }

    /// The list of a page; empty when there is none. A missing list is an empty one if the source reports 0.
    private Optional<List<JsonNode>> records(JsonNode root) {
        for (var path : stage.total()) {
            var said = JsonPath.of(path).text(root).filter(text -> text.matches("\\d{1,15}"));
            if (said.isEmpty()) continue;
            var now = Long.parseLong(said.get());
            if (total.isPresent() && now < total.getAsLong() && higherTotal.isEmpty()) higherTotal = total;
            total = OptionalLong.of(now);
            break;
        }
        var there = JsonPath.of(stage.records()).first(root);
        if (there.isEmpty()) return total.orElse(-1) == 0 ? Optional.of(List.of()) : Optional.empty();
        var node = there.get();
        if (node.isArray()) return Optional.of(node.valueStream().toList());
        return stage.paging() instanceof Paging.Single && node.isObject()
                ? Optional.of(List.of(node))
                : Optional.empty();
    }

    private String noRecords(PageReader.Reading.Tree tree) {
        var there = JsonPath.of(stage.records())
                .first(tree.root())
                .map(node -> node.getNodeType().name());
        return "page " + (pages + 1) + " of stage '" + stage.name() + "' of input '" + input.name()
                + "' has no list of records at '" + stage.records() + "' but "
                + there.orElse("nothing").toLowerCase(java.util.Locale.ROOT)
                + "; reading this input stops here, see whether the source has changed its shape";
    }

    private Next next(Page page, int number, int onPage, long fresh) throws Unfillable {
        return switch (stage.paging()) {
            case Paging.Single() -> new Next.End();
            case Paging.LinkHeader() -> linked(page);
            case Paging.PageNumber(var _, var size) -> {
                if (isLast(onPage, fresh, size)) yield new Next.End();
                yield new Next.To(addresses.ask(stage, values(input, stage, number)));
            }
        };
    }

    /// A short page is the last one unless the total says that more is to come: some servers silently cap the size.
    /// Without a total a short page ends it only after a full one, which shows that the size is kept to.
    /// A page without anything new is the last one, or a server that does not know the page parameter never ends.
    private boolean isLast(int onPage, long fresh, int size) {
        if (onPage == 0 || fresh == 0) return true;
        if (total.isPresent()) return received >= total.getAsLong();
        if (onPage >= size) {
            pageWasFull = true;
            return false;
        }
        if (pageWasFull) return true;
        // Nobody knows yet whether this is all or a cap on the size: the next page tells.
        shortPageWentOn = pages > 1;
        return false;
    }

    private Next linked(Page page) throws Unfillable {
        var link = Optional.ofNullable(page.headers().get("link")).flatMap(NextLink::in);
        if (link.isEmpty()) return new Next.End();
        var next = addresses.next(stage, page.address(), link.get());
        if (next.isEmpty())
            return new Next.Broken("the next link of page " + pages + " of input '" + input.name()
                    + "' leads to another origin than the host '"
                    + stage.request().host()
                    + "'; it is not followed, and the pages after it are left out");
        if (requests.contains(Addresses.request(next.get())))
            return new Next.Broken("the next link of page " + pages + " of input '" + input.name()
                    + "' leads back to a page that was read before; reading stops here");
        return new Next.To(next.get());
    }

    private OptionalLong expected(Next next) {
        if (next instanceof Next.End) return OptionalLong.of(pages);
        if (total.isEmpty() || firstPageRecords == 0) return OptionalLong.empty();
        return OptionalLong.of(Math.max(pages + 1, Math.ceilDiv(total.getAsLong(), firstPageRecords)));
    }

    private Ending whole() {
        if (higherTotal.isPresent())
            return new Ending.Partial("stage '" + stage.name() + "' of input '" + input.name() + "' reported "
                    + higherTotal.getAsLong() + " records and later " + total.orElse(0)
                    + ": records went away while it "
                    + "was read, and one that moved up onto a page already read may be missing; what arrived is kept, "
                    + "the input counts as incomplete");
        if (repeated && total.isEmpty() && stage.paging() instanceof Paging.PageNumber)
            return new Ending.Partial("page " + pages + " of stage '" + stage.name() + "' of input '" + input.name()
                    + "' brought " + pageBefore.size() + " records that had all come before, and the source reports no "
                    + "total: whether there are more cannot be told; what arrived is kept, the input counts as "
                    + "incomplete");
        if (total.isPresent() && total.getAsLong() != received)
            return new Ending.Partial("stage '" + stage.name() + "' of input '" + input.name() + "' reports "
                    + total.getAsLong() + " records, and " + received + " different ones arrived on " + pages
                    + " pages (" + duplicates + " came twice); what arrived is kept, the input counts as incomplete");
        if (shortPageWentOn)
            return new Ending.Partial("stage '" + stage.name() + "' of input '" + input.name()
                    + "' never brought a page "
                    + "as long as asked for, " + firstPageRecords + " records at first, and still went on: the source "
                    + "caps its pages silently and reports no total, so records may be missing between them; ask for "
                    + "pages of that size");
        if (keyless > 0)
            return new Ending.Partial(keyless + " records of input '" + input.name() + "' have nothing at '"
                    + stage.key().orElse("") + "', which is their key; they are kept apart, and the input counts as "
                    + "incomplete");
        return new Ending.Complete();
    }

    private Ending endedBy(String sentence) {
        return pages == 0 ? new Ending.Failed(sentence) : new Ending.Partial(sentence);
    }
}
