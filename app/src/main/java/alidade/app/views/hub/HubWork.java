package alidade.app.views.hub;

import alidade.engine.exchange.Exchanged;
import alidade.engine.exchange.Move;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.util.function.Consumer;

/// All that the window asks about the hub, and lets the engine do. Never to be called on the JavaFX thread; each method
/// may throw a [alidade.engine.exchange.HubProblem], whose message is shown.
interface HubWork {
    /// What is known without going there.
    HubReading read();

    /// Goes there and looks; nothing is moved.
    ///
    /// @param address as a person writes it
    Found look(String address);

    /// Whether the address is that of a folder that is there and is no hub yet.
    boolean canBeMade(String address);

    /// Makes the folder a hub.
    void make(String address);

    /// Chooses it for this workspace.
    void keep(String address);

    /// Chooses none.
    void forget();

    /// Exchanges with the chosen hub, and publishes what came.
    Exchanged exchange(Consumer<Move> moves, Progress progress, CancelSignal cancel);

    /// What is at a hub.
    ///
    /// @param waiting entries that are not here
    record Found(String address, long nodes, long entries, long waiting) {}
}
