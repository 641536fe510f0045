package alidade.app.cli;

import alidade.engine.pipeline.Engine;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.Pack;
import java.util.List;
import java.util.Optional;

/// The dashboards that the packs in force declare.
final class Dashboards {
    private Dashboards() {}

    /// A dashboard and the pack that it is of.
    record Found(Pack pack, DashboardDefinition dashboard) {}

    static List<Found> all(Engine engine) {
        return engine.definitions().current().stream()
                .flatMap(pack -> pack.dashboards().stream().map(one -> new Found(pack, one)))
                .toList();
    }

    static Optional<Found> named(Engine engine, String name) {
        return all(engine).stream()
                .filter(one -> one.dashboard().name().equals(name))
                .findFirst();
    }
}
