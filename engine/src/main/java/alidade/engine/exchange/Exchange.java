package alidade.engine.exchange;

import alidade.engine.exchange.Problem.Kind;
import alidade.engine.log.EntryKind;
import alidade.engine.log.Header;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.Step;
import alidade.engine.store.Definitions;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition.Replicate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
        var passage = new Passage(
                engine.log(), hub, clock, replicating(engine.definitions()), engine::shortage, moves, cancel);
        var exchanged = passage.run();
        var applied = engine.catalogue().replay((done, all) -> progress.at(new Step.Replayed(done, all)));
        engine.publish(progress);
        var problems = new ArrayList<>(exchanged.problems());
        for (var damage : applied.setAside()) {
            problems.add(Problem.of(
                    Kind.DAMAGED,
                    damage.id().node(),
                    damage.id().seq(),
                    "it is here and counts for nothing: " + damage.sentence()));
        }
        return new Exchanged(
                exchanged.pushed(),
                exchanged.pulled(),
                exchanged.nodes(),
                problems,
                exchanged.strangers(),
                exchanged.lives(),
                exchanged.cancelled());
    }

    /// Whether an entry stays on the node, by the tables as the definitions in force declare them.
    private static Function<Header, Optional<String>> replicating(Definitions definitions) {
        var packs = definitions.current();
        return header -> heldBack(header, packs);
    }

    /// Documents always travel. Nobody can say of a table that no pack declares whether its rows may.
    static Optional<String> heldBack(Header header, List<Pack> packs) {
        if (header.kind() == EntryKind.DOCUMENT) return Optional.empty();
        var batch = header.batch();
        var table = packs.stream()
                .filter(pack -> pack.name().equals(batch.pack()))
                .flatMap(pack -> pack.table(batch.table()).stream())
                .findFirst();
        if (table.isEmpty()) {
            return Optional.of("no pack declares its table %s/%s, so nobody can say whether its rows may leave"
                    .formatted(batch.pack(), batch.table()));
        }
        var replicate = table.get().replicate();
        return replicate == Replicate.EVERYONE
                ? Optional.empty()
                : Optional.of(
                        "its table %s is declared 'replicate: %s', and entries without their rows are not exchanged yet"
                                .formatted(batch.table(), replicate.name().toLowerCase(Locale.ROOT)));
    }
}
