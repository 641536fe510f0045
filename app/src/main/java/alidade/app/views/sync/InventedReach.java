package alidade.app.views.sync;

import alidade.app.specimens.Hard;
import alidade.engine.pipeline.Preview.Reach;
import alidade.fetch.routes.Probe;
import alidade.fetch.routes.Probe.Kind;
import alidade.fetch.routes.Probe.Outcome;
import alidade.fetch.sources.AccountCheck;
import alidade.resources.packs.Pack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far one source of an invented cockpit is: one after the other reached, stopped at each step, refused for its
/// account, and left to a proxy.
///
/// @param place of the source in the pack
/// @param way in the engine's words
record InventedReach(Pack pack, int place, String way) {
    private static final int WAYS_TO_END = 7;
    private static final Map<Kind, String> FOUND =
            Map.of(Kind.DNS, "192.0.2.7", Kind.TCP, "443", Kind.TLS, "TLSv1.3", Kind.HTTP, "200");

    Reach reach() {
        var source = pack.sources().get(place);
        var probes = source.hosts().entrySet().stream()
                .map(host -> new Probe(host.getKey(), host.getValue(), way, steps()))
                .toList();
        return new Reach(pack.name(), source.id(), source.name(), source.region(), probes, account());
    }

    /// The step that fails; none for those that are reached.
    private Optional<Kind> failing() {
        int end = place % WAYS_TO_END;
        return end >= 1 && end <= Kind.values().length ? Optional.of(Kind.values()[end - 1]) : Optional.empty();
    }

    private boolean isByProxy() {
        return place % WAYS_TO_END == WAYS_TO_END - 1;
    }

    private List<Probe.Step> steps() {
        var steps = new ArrayList<Probe.Step>();
        for (var kind : Kind.values()) {
            steps.add(new Probe.Step(kind, outcome(kind), Duration.ofMillis(12L * (kind.ordinal() + 1))));
        }
        return steps;
    }

    private Outcome outcome(Kind kind) {
        if (kind == Kind.DNS && isByProxy()) return new Outcome.Skipped("left to the proxy");
        int reached = failing().map(Kind::ordinal).orElse(Kind.values().length);
        if (kind.ordinal() < reached) return new Outcome.Passed(FOUND.getOrDefault(kind, ""));
        return kind.ordinal() == reached
                ? new Outcome.Failed(Hard.SENTENCE)
                : new Outcome.Skipped("not tried after the step before failed");
    }

    private AccountCheck account() {
        if (failing().isPresent()) return new AccountCheck("gallery", AccountCheck.State.NOT_TRIED, "");
        if (isByProxy()) return new AccountCheck("", AccountCheck.State.NOT_NAMED, "");
        return place % WAYS_TO_END == 0
                ? new AccountCheck("gallery", AccountCheck.State.ACCEPTED, "")
                : new AccountCheck("gallery", AccountCheck.State.REFUSED, "site.example answered 401");
    }
}
