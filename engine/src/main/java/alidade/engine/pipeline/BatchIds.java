package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.BatchLabel;
import alidade.engine.log.EntryId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
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

    /// The batch of an entry of documents that a person brought.
    ///
    /// @param cites the entry that they are about, where it is one
    Batch ofDocuments(Instant now, ZoneId zone, String pack, Optional<EntryId> cites) {
        return new Batch(
                next(now, zone),
                Batch.Origin.DOCUMENT,
                pack,
                "",
                "",
                now,
                now,
                Batch.Status.SUCCESS,
                0,
                0,
                Optional.empty(),
                cites);
    }

    synchronized String next(Instant moment, ZoneId zone) {
        given.addAll(taken.get());
        var label = BatchLabel.of(moment, zone, region, given);
        given.add(label);
        return label;
    }
}
