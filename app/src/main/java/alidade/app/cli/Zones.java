package alidade.app.cli;

import alidade.engine.pipeline.Engine;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/// The zone in which the days of a metric begin and end.
final class Zones {
    private Zones() {}

    /// Day before week before month; nothing for a metric that no pack has.
    static Optional<Grain> finestGrain(Engine engine, String metric) {
        return engine.definitions().current().stream()
                .flatMap(pack -> pack.metric(metric).stream())
                .flatMap(one -> one.grains().stream())
                .min(Comparator.naturalOrder());
    }

    /// That of the pack that has the metric; of a metric that no pack has, any will do, since the engine refuses it.
    static ZoneId of(Engine engine, String metric) {
        return engine.definitions().current().stream()
                .filter(pack -> pack.metric(metric).isPresent())
                .map(Pack::zone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }
}
