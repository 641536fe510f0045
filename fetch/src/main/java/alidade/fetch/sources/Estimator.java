package alidade.fetch.sources;

import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Input;
import alidade.resources.packs.SourceDefinition.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Looks at the first page of each input and works out the rest. Used once, by one thread.
final class Estimator {
    private final SourceDefinition source;
    private final Addresses addresses;
    private final PageReader reader;
    private final ReadLimits limits;
    private final CancelSignal cancel;
    private final SortedMap<String, Long> byHost = new TreeMap<>();

    Estimator(SourceDefinition source, Addresses addresses, PageReader reader, ReadLimits limits, CancelSignal cancel) {
        this.source = source;
        this.addresses = addresses;
        this.reader = reader;
        this.limits = limits;
        this.cancel = cancel;
    }

    Estimate run() {
        var inputs = new ArrayList<Estimate.OfInput>();
        for (var input : source.inputs()) inputs.add(look(input));
        var pages = inputs.stream().mapToLong(Estimate.OfInput::pages).sum();
        var atLeast = inputs.stream().anyMatch(Estimate.OfInput::atLeast);
        var afterBurst = Math.max(0, pages - source.budget().burst());
        var seconds = Math.ceilDiv(afterBurst * 60, Math.max(1, source.budget().perMinute()));
        return new Estimate(source.id(), inputs, pages, byHost, atLeast, Duration.ofSeconds(seconds));
    }

    private Estimate.OfInput look(Input input) {
        if (source.isLinked()) {
            long links = input.links().size();
            for (var stage : source.stages()) count(stage, links);
            return new Estimate.OfInput(input.name(), links * source.stages().size(), links, false, Optional.empty());
        }
        var seen = new Seen();
        var list = new ListStage(reader, addresses, source.stages().getFirst(), input, limits);
        var ending = list.read(seen, cancel, 1);
        if (list.pages() == 0) return new Estimate.OfInput(input.name(), 0, 0, true, reason(ending));
        var listed = seen.expected.orElse(list.pages() + 1);
        var atLeast = seen.expected.isEmpty();
        var records = Math.max(list.received(), list.total().orElse(list.received()));
        var laterStages = 0L;
        count(source.stages().getFirst(), listed);
        for (var stage : source.stages().subList(1, source.stages().size()))
            laterStages += count(stage, stage.perRecord() ? records : 1);
        var laterPages = source.stages().stream().skip(1).anyMatch(stage -> !stage.perRecord());
        return new Estimate.OfInput(
                input.name(), listed + laterStages, records, atLeast || laterPages, Optional.empty());
    }

    private long count(Stage stage, long pages) {
        byHost.merge(stage.request().host(), pages, Long::sum);
        return pages;
    }

    private static Optional<String> reason(Ending ending) {
        return Optional.of(
                switch (ending) {
                    case Ending.Failed(var reason) -> reason;
                    case Ending.Partial(var reason) -> reason;
                    case Ending.Cancelled() -> "stopped before its first page";
                    case Ending.Complete() -> "no page";
                });
    }

    /// Counts, and keeps nothing but keys.
    private static final class Seen implements ListStage.Sink {
        private final HashSet<String> keys = new HashSet<>();
        private OptionalLong expected = OptionalLong.empty();

        @Override
        public boolean take(Optional<String> key, JsonNode record, String place) {
            return key.isEmpty() || keys.add(key.get());
        }

        @Override
        public void page(long number, OptionalLong pages, boolean kept) {
            expected = pages;
        }
    }
}
