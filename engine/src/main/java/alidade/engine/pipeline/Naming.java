package alidade.engine.pipeline;

import alidade.engine.log.Coverage;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import alidade.engine.pipeline.Run.Errand;
import alidade.engine.standardize.Standardizer;
import alidade.fetch.sources.Collected;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns what a source sent into facts under our names, each with the labels of the inputs that brought it.
///
/// What it tells of earlier days comes before that, and only where it says something new.
final class Naming {
    private final Clock clock;
    private final BackFill backFill;

    Naming(Clock clock, BackFill backFill) {
        this.clock = clock;
        this.backFill = backFill;
    }

    /// @param coverage of the earlier days, of each of which some was seen
    record Named(List<Fact> facts, List<Refused> refused, long merged, List<Coverage> coverage) {}

    Named name(Errand errand, Run run, Collected collected, Map<String, String> labels) {
        var source = errand.source();
        var table = errand.pack().table(source.table()).orElseThrow();
        var standardizer = new Standardizer(table, errand.pack().zone(), clock);
        var today = standardizer.collected(source, collected.records(), run.started(), run.date(errand));
        var past = standardizer.past(source, collected.records(), run.started(), run.date(errand));
        var news = backFill.news(table, source.name(), labelled(past.facts(), labels));
        var facts = new ArrayList<>(news);
        facts.addAll(labelled(today.facts(), labels));
        var refused = new ArrayList<>(today.refused());
        refused.addAll(past.refused());
        return new Named(facts, refused, today.merged() + past.merged(), coverage(source.name(), news));
    }

    private static List<Fact> labelled(List<Fact> facts, Map<String, String> labels) {
        return facts.stream()
                .map(fact -> new Fact(
                        fact.date(),
                        fact.observedAt(),
                        fact.inputs().stream()
                                .map(input -> labels.getOrDefault(input, input))
                                .toList(),
                        fact.values()))
                .toList();
    }

    private static List<Coverage> coverage(String source, List<Fact> past) {
        return past.stream()
                .flatMap(fact ->
                        fact.inputs().stream().map(input -> new Coverage(source, input, fact.date(), Extent.PARTIAL)))
                .distinct()
                .toList();
    }
}
