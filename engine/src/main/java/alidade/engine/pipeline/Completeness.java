package alidade.engine.pipeline;

import alidade.engine.landing.Landing;
import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Coverage.Extent;
import alidade.fetch.sources.Collected;
import alidade.fetch.sources.Ending;
import alidade.fetch.sources.InputOutcome;
import alidade.resources.packs.SourceDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides how much of each input was seen, and whether a person has to look before it counts.
///
/// Complete means: paging reached its natural end, the reported total matches, and the input asks what it asked
/// before (its label says so). When a complete input brings too few records against the last complete time, the whole
/// entry is held: it is sealed with complete coverage, and neither its facts nor its coverage count until a person
/// confirms it.
final class Completeness {
    private static final int PERCENT = 100;

    private final LastComplete lastComplete;

    Completeness(LastComplete lastComplete) {
        this.lastComplete = lastComplete;
    }

    /// @param error reasons, as sentences
    /// @param labels name under which each input is sealed
    record Seen(Batch.Status status, List<Coverage> coverage, Optional<String> error, Map<String, String> labels) {}

    Seen of(SourceDefinition source, LocalDate date, Collected collected) {
        var labels = labels(source);
        var coverage = new ArrayList<Coverage>();
        var reasons = new ArrayList<String>();
        var shrunk = new ArrayList<String>();
        var failed = 0;
        for (var outcome : collected.inputs()) {
            var extent = extent(outcome, reasons);
            if (extent.isEmpty()) {
                failed++;
                continue;
            }
            var label = labels.getOrDefault(outcome.input(), outcome.input());
            coverage.add(new Coverage(source.name(), label, date, extent.get()));
            if (extent.get() == Extent.COMPLETE)
                shrink(source, outcome.input(), label, collected).ifPresent(shrunk::add);
        }
        if (!shrunk.isEmpty()) reasons.addFirst(String.join("; ", shrunk));
        var status = !shrunk.isEmpty()
                ? Batch.Status.HELD
                : failed > 0 && failed == collected.inputs().size()
                        ? Batch.Status.FAILED
                        : reasons.isEmpty() ? Batch.Status.SUCCESS : Batch.Status.PARTIAL;
        var error = reasons.isEmpty() ? Optional.<String>empty() : Optional.of(String.join("; ", reasons));
        return new Seen(status, coverage, error, labels);
    }

    private static Map<String, String> labels(SourceDefinition source) {
        var labels = new HashMap<String, String>();
        for (var input : source.inputs()) labels.put(input.name(), InputLabel.of(source, input));
        return labels;
    }

    /// How much was seen, with a reason for what was not; empty when nothing was.
    private static Optional<Extent> extent(InputOutcome outcome, List<String> reasons) {
        switch (outcome.ending()) {
            case Ending.Failed(var reason) -> {
                reasons.add(reason);
                return Optional.empty();
            }
            case Ending.Partial(var reason) -> reasons.add(reason);
            case Ending.Cancelled() -> reasons.add("input '" + outcome.input() + "' was stopped");
            case Ending.Complete() -> {
                var mismatch = Landing.countCheck(outcome);
                if (mismatch.isEmpty()) return Optional.of(Extent.COMPLETE);
                reasons.add(mismatch.get());
            }
        }
        return Optional.of(Extent.PARTIAL);
    }

    private Optional<String> shrink(SourceDefinition source, String input, String label, Collected collected) {
        var before = lastComplete.records(source.table(), source.name(), label);
        if (before.isEmpty()) return Optional.empty();
        var now = collected.records().stream()
                .filter(record -> record.inputs().contains(input))
                .count();
        var limit = source.limits().shrinkPercent();
        if (now * PERCENT >= before.getAsLong() * (PERCENT - limit)) return Optional.empty();
        return Optional.of(("input '%s' brought %s records, %s the last complete time: more than the accepted %s %% are"
                        + " missing, so nothing of this run counts until a person confirms it")
                .formatted(input, now, before.getAsLong(), limit));
    }
}
