package alidade.engine.exchange;

import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Exchanges an open workspace with hubs, and remembers what came of it.
public final class RememberedExchange {
    private final Engine engine;
    private final Clock clock;
    private final ExchangeMemory memory;

    public RememberedExchange(Engine engine, Path workspace, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        memory = new ExchangeMemory(workspace);
    }

    /// As [Exchange#run].
    ///
    /// @throws HubProblem when the hub cannot be used at all
    public Exchanged run(HubAddress hub, Consumer<Move> moves, Progress progress, CancelSignal cancel) {
        return run(hub, () -> hub.open(engine.accounts()), moves, progress, cancel);
    }

    /// The same with a place that is made a hub if it is none yet.
    public Exchanged runMaking(HubAddress hub, Consumer<Move> moves, Progress progress, CancelSignal cancel) {
        return run(hub, hub::create, moves, progress, cancel);
    }

    private Exchanged run(
            HubAddress hub, Supplier<Hub> opening, Consumer<Move> moves, Progress progress, CancelSignal cancel) {
        try (var opened = opening.get()) {
            var exchanged = new Exchange(engine, opened, clock).run(moves, progress, cancel);
            memory.write(LastExchange.of(memory.read(), hub.toString(), clock.instant(), exchanged));
            return exchanged;
        } catch (HubProblem e) {
            memory.write(
                    LastExchange.away(memory.read(), hub.toString(), clock.instant(), String.valueOf(e.getMessage())));
            throw e;
        }
    }
}
