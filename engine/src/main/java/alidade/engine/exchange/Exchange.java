package alidade.engine.exchange;

import alidade.engine.exchange.Problem.Kind;
import alidade.engine.log.Damage;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.Step;
import alidade.engine.store.Applied;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Pack;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/// Exchanges the entries of an open workspace with a hub, and publishes what came.
public final class Exchange {
    private final Engine engine;
    private final Hub hub;
    private final Clock clock;

    public Exchange(Engine engine, Hub hub, Clock clock) {
        this.engine = engine;
        this.hub = hub;
        this.clock = clock;
    }

    /// Gives what the hub lacks, takes what is lacking here, and brings that into view at once. It can be
    /// cut at any point, by a cancellation, a crash or a hub that goes away: the next one goes on there.
    ///
    /// @param moves hears what moved
    /// @param progress hears what is published of it
    public Exchanged run(Consumer<Move> moves, Progress progress, CancelSignal cancel) {
        var packs = engine.definitions().current();
        var exchanged = cross(packs, moves, cancel);
        var applied = replay(progress);
        // Definitions that came may let rows travel that did not, or were not known to.
        var now = engine.definitions().current();
        if (!now.equals(packs) && !exchanged.cancelled()) {
            exchanged = exchanged.and(cross(now, moves, cancel));
            applied = replay(progress);
        }
        engine.publish(progress);
        return exchanged.with(
                applied.setAside().stream().map(Exchange::setAside).toList());
    }

    private Exchanged cross(List<Pack> packs, Consumer<Move> moves, CancelSignal cancel) {
        var replication = new Replication(packs, hub.keepsRowsToItself());
        return new Passage(engine.log(), hub, clock, replication, engine::shortage, moves, cancel).run();
    }

    private Applied replay(Progress progress) {
        return engine.catalogue().replay((done, all) -> progress.at(new Step.Replayed(done, all)));
    }

    private static Problem setAside(Damage damage) {
        return Problem.of(
                Kind.DAMAGED,
                damage.id().node(),
                damage.id().seq(),
                "it is here and counts for nothing: " + damage.sentence());
    }
}
