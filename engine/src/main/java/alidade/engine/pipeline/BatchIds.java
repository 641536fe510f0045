package alidade.engine.pipeline;

import alidade.engine.log.BatchLabel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Gives each run its label, and none twice: neither one that is sealed nor one that was begun and brought nothing.
/// Thread safe.
final class BatchIds {
    private final String region;
    private final Supplier<? extends Collection<String>> taken;
    private final TreeSet<String> given = new TreeSet<>();

    /// @param taken labels used before, by this or an earlier process
    BatchIds(String region, Supplier<? extends Collection<String>> taken) {
        this.region = region;
        this.taken = taken;
    }

    synchronized String next(Instant moment, ZoneId zone) {
        given.addAll(taken.get());
        var label = BatchLabel.of(moment, zone, region, given);
        given.add(label);
        return label;
    }
}
