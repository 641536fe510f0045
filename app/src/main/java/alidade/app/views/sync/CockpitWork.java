package alidade.app.views.sync;

import alidade.app.views.quality.Runs;
import alidade.engine.pipeline.Forecast;
import alidade.engine.pipeline.Preview.Reach;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.engine.pipeline.UnderWay;
import alidade.fetch.sources.CancelSignal;
import java.util.List;
import java.util.Optional;

/// All that the cockpit asks of the engine, and lets it do. Never to be called on the JavaFX thread.
interface CockpitWork {
    /// @param route profile of routes to go by; empty for the one in use
    Cockpit read(Optional<String> route);

    /// The newest runs.
    ///
    /// @param source value of the table's source column: only runs that it had a part in
    Runs runs(Optional<String> source);

    /// What each source brought in a run.
    List<Runs.Share> shares(Runs.Run run);

    /// How far the sources of a request are.
    List<Reach> reach(RunRequest request, CancelSignal cancel);

    /// What a request would cost.
    Forecast forecast(RunRequest request, CancelSignal cancel);

    RunReport run(RunRequest request, CancelSignal cancel);

    /// Stops a source after the page in hand.
    void pause(String source);

    /// Stops a source at once, or leaves one that stopped.
    void letGo(String source);

    UnderWay.Now now();

    /// Calls after every change of what is under way, on any thread.
    ///
    /// @return ends it
    Runnable watch(Runnable watcher);
}
