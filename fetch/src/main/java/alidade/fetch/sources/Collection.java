package alidade.fetch.sources;

import alidade.fetch.http.FetchOutcome;
import alidade.fetch.sources.Harvest.Found;
import alidade.fetch.sources.Template.Unfillable;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Input;
import alidade.resources.packs.SourceDefinition.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One collection of one source. Used once, by one thread.
final class Collection {
    private static final Logger LOG = LoggerFactory.getLogger(Collection.class);

    private final SourceDefinition source;
    private final Addresses addresses;
    private final PageReader reader;
    private final ReadLimits limits;
    private final Progress progress;
    private final CancelSignal cancel;
    private final Harvest harvest = new Harvest();

    Collection(
            SourceDefinition source,
            Addresses addresses,
            PageReader reader,
            ReadLimits limits,
            Progress progress,
            CancelSignal cancel) {
        this.source = source;
        this.addresses = addresses;
        this.reader = reader;
        this.limits = limits;
        this.progress = progress;
        this.cancel = cancel;
    }

    Collected run() {
        var outcomes = new ArrayList<InputOutcome>();
        for (var input : source.inputs()) {
            var outcome = read(input);
            LOG.info(
                    "{} - input {}: {} records on {} pages, {}",
                    source.id(),
                    input.name(),
                    outcome.received(),
                    outcome.pages(),
                    outcome.ending());
            outcomes.add(outcome);
        }
        return new Collected(outcomes, harvest.records());
    }

    private InputOutcome read(Input input) {
        if (source.isLinked()) return readLinks(input);
        var first = list(source.stages().getFirst(), input);
        var list = first.stage();
        var rest = source.stages().subList(1, source.stages().size());
        var later = rest(rest, input, first.ending());
        return new InputOutcome(
                input.name(),
                later.ending(),
                list.pages() + later.pages(),
                list.total(),
                list.received(),
                list.duplicates());
    }

    /// The records are known beforehand; what no stage tells anything of is not there.
    private InputOutcome readLinks(Input input) {
        var duplicates = 0L;
        for (var link : input.links()) {
            var key = Links.key(link);
            var node =
                    JsonNodeFactory.instance.objectNode().put("address", link).put("key", key);
            if (!harvest.add(input, Harvest.LINK, Optional.of(key), node, Harvest.LINK + " " + link)) duplicates++;
        }
        var read = rest(source.stages(), input, new Ending.Complete());
        var ending = read.pages() == 0 && read.ending() instanceof Ending.Partial(var reason)
                ? new Ending.Failed(reason)
                : read.ending();
        return new InputOutcome(
                input.name(), ending, read.pages(), OptionalLong.empty(), harvest.told(input.name()), duplicates);
    }

    /// The stages after the one that found the records.
    private Pages rest(List<Stage> stages, Input input, Ending first) {
        var ending = first;
        var pages = 0L;
        for (var stage : stages) {
            if (ending instanceof Ending.Failed || ending instanceof Ending.Cancelled) break;
            if (stage.perRecord()) {
                var details = details(stage, input);
                pages += details.pages();
                ending = worse(ending, details.ending());
            } else {
                var later = list(stage, input);
                pages += later.stage().pages();
                ending = worse(ending, later.ending());
            }
        }
        return new Pages(pages, ending);
    }

    private record Listed(ListStage stage, Ending ending) {}

    private record Pages(long pages, Ending ending) {}

    private Listed list(Stage stage, Input input) {
        var findsRecords = stage.name().equals(source.stages().getFirst().name());
        var list = new ListStage(reader, addresses, stage, input, limits);
        var seen = new java.util.HashSet<String>();
        var sink = new ListStage.Sink() {
            @Override
            public boolean take(Optional<String> key, JsonNode record, String place) {
                if (findsRecords) return harvest.add(input, stage.name(), key, record, place);
                harvest.join(stage.name(), key, record, place);
                return key.isEmpty() || seen.add(key.get());
            }

            @Override
            public void page(long number, OptionalLong expected, boolean kept) {
                progress.at(new Progress.Step(
                        source.id(), input.name(), stage.name(), number, expected, harvest.told(), kept));
            }
        };
        return new Listed(list, list.read(sink, cancel));
    }

    private Pages details(Stage stage, Input input) {
        var found = harvest.of(input.name()).stream()
                .filter(record -> !record.key.isEmpty())
                .toList();
        var pages = 0L;
        for (var record : found) {
            if (cancel.pausing()) return new Pages(pages, new Ending.Cancelled());
            // Another input found it first, and the stage was asked about it then.
            if (record.merged.has(stage.name()) || record.lacking.containsKey(stage.name())) continue;
            switch (detail(stage, input, record)) {
                case PageReader.Reading.None(FetchOutcome.Cancelled _) -> {
                    return new Pages(pages, new Ending.Cancelled());
                }
                case PageReader.Reading.None(var failure) -> record.lacking.put(stage.name(), failure.sentence());
                case PageReader.Reading.Tree tree -> {
                    pages++;
                    take(stage, record, tree);
                    progress.at(new Progress.Step(
                            source.id(),
                            input.name(),
                            stage.name(),
                            pages,
                            OptionalLong.of(found.size()),
                            harvest.told(),
                            tree.kept()));
                }
            }
        }
        var lacking = found.stream()
                .filter(record -> record.lacking.containsKey(stage.name()))
                .toList();
        if (lacking.isEmpty()) return new Pages(pages, new Ending.Complete());
        return new Pages(
                pages,
                new Ending.Partial("stage '" + stage.name() + "' brought nothing for " + lacking.size() + " of "
                        + found.size() + " records of input '" + input.name() + "', first '" + lacking.getFirst().key
                        + "': " + lacking.getFirst().lacking.get(stage.name())));
    }

    private PageReader.Reading detail(Stage stage, Input input, Found record) {
        var values = new HashMap<>(input.values());
        values.put("key", record.key);
        values.putAll(record.told());
        try {
            return reader.read("", stage, addresses.ask(stage, values));
        } catch (Unfillable e) {
            return new PageReader.Reading.None(new FetchOutcome.Unaskable(e.sentence()));
        }
    }

    private static void take(Stage stage, Found record, PageReader.Reading.Tree tree) {
        var there = JsonPath.of(stage.records()).first(tree.root());
        if (there.isEmpty()) {
            record.lacking.put(
                    stage.name(), "its page has nothing at '" + stage.records() + "'; the record goes on without it");
            return;
        }
        record.put(
                stage.name(),
                there.get(),
                stage.name() + " " + tree.page().key().request());
    }

    /// The ending of two stages: both reasons where both are partial.
    private static Ending worse(Ending one, Ending other) {
        return switch (other) {
            case Ending.Complete() -> one;
            case Ending.Cancelled() -> other;
            case Ending.Failed(var reason) -> worse(one, new Ending.Partial(reason));
            case Ending.Partial(var reason) ->
                one instanceof Ending.Partial(var before) ? new Ending.Partial(before + "; " + reason) : other;
        };
    }
}
