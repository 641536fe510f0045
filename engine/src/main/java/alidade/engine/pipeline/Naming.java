package alidade.engine.pipeline;

import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import alidade.engine.pipeline.Run.Errand;
import alidade.engine.standardize.Standardizer;
import alidade.fetch.sources.Collected;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Turns what a source sent into facts under our names, each with the labels of the inputs that brought it.
final class Naming {
    private final Clock clock;

    Naming(Clock clock) {
        this.clock = clock;
    }

    record Named(List<Fact> facts, List<Refused> refused, long merged) {}

    Named name(Errand errand, Run run, Collected collected, Map<String, String> labels) {
        var source = errand.source();
        var table = errand.pack().table(source.table()).orElseThrow();
        var standardized = new Standardizer(table, errand.pack().zone(), clock)
                .collected(source, collected.records(), run.started(), run.date(errand));
        var facts = standardized.facts().stream()
                .map(fact -> new Fact(
                        fact.date(),
                        fact.observedAt(),
                        fact.inputs().stream()
                                .map(input -> labels.getOrDefault(input, input))
                                .toList(),
                        fact.values()))
                .toList();
        return new Named(facts, standardized.refused(), standardized.merged());
    }
}
