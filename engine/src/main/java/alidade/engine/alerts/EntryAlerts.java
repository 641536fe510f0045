package alidade.engine.alerts;

import alidade.engine.alerts.Alert.Rule;
import alidade.engine.log.Batch;
import alidade.engine.quality.VisibleEntries;
import alidade.engine.quality.VisibleEntries.Sealed;
import alidade.resources.packs.Pack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The alerts that the entries of a source tell by themselves: a run that failed, a run that is held.
final class EntryAlerts {
    private EntryAlerts() {}

    static List<Alert> of(VisibleEntries entries, Pack pack) {
        var alerts = new ArrayList<Alert>();
        for (var table : pack.tables()) {
            var bySource = new TreeMap<String, List<Sealed>>();
            for (var entry : entries.all()) {
                if (entry.origin() == Batch.Origin.COLLECT && entry.table().equals(table.name()))
                    bySource.computeIfAbsent(entry.source(), source -> new ArrayList<>())
                            .add(entry);
            }
            bySource.forEach((source, runs) -> {
                for (var one : failures(runs).all())
                    alerts.add(alert(Rule.SOURCE_FAILED, pack, table.name(), source, one));
                for (var one : held(runs).all()) alerts.add(alert(Rule.HELD, pack, table.name(), source, one));
            });
        }
        return alerts;
    }

    private static Alert alert(Rule rule, Pack pack, String table, String source, Episodes.Episode one) {
        return new Alert(rule, pack.name(), table, source, pack.zone(), one.opened(), one.closed(), one.detail());
    }

    private static Episodes failures(List<Sealed> runs) {
        var episodes = new Episodes();
        for (var run : runs) {
            var failed = run.status() == Batch.Status.FAILED;
            episodes.at(run.sealedAt(), failed, run.error().orElse("the run failed"));
        }
        return episodes;
    }

    private record Moment(Instant at, Sealed run, boolean confirmed) {}

    /// Held is a source whose last run that brought something waits for a person.
    private static Episodes held(List<Sealed> runs) {
        var moments = new ArrayList<Moment>();
        for (var run : runs) {
            if (run.status() == Batch.Status.FAILED) continue;
            moments.add(new Moment(run.sealedAt(), run, false));
            run.confirmedAt().ifPresent(at -> moments.add(new Moment(at, run, true)));
        }
        moments.sort(
                Comparator.comparing(Moment::at).thenComparing(one -> one.run().id()));
        var episodes = new Episodes();
        var last = java.util.Optional.<Sealed>empty();
        for (var moment : moments) {
            if (!moment.confirmed()) last = java.util.Optional.of(moment.run());
            var of = last.orElseThrow();
            // A confirmation of an older run does not release the one that is held now.
            if (moment.confirmed() && !of.equals(moment.run())) continue;
            var trouble = of.status() == Batch.Status.HELD && !moment.confirmed();
            episodes.at(moment.at(), trouble, of.error().orElse("the run is held"));
        }
        return episodes;
    }
}
