package alidade.app.views.sync;

import alidade.app.views.quality.Runs;
import alidade.engine.pipeline.Forecast;
import alidade.engine.pipeline.Preview;
import alidade.engine.pipeline.Preview.Reach;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.Refresh;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.engine.pipeline.UnderWay;
import alidade.fetch.sources.CancelSignal;
import java.util.List;
import java.util.Optional;

/// The cockpit of an open workspace.
record EngineCockpit(CockpitReader reader, Refresh refresh, UnderWay underWay, Preview preview) implements CockpitWork {
    @Override
    public Cockpit read(Optional<String> route) {
        return reader.read(route);
    }

    @Override
    public Runs runs(Optional<String> source) {
        return reader.runs(source);
    }

    @Override
    public List<Runs.Share> shares(Runs.Run run) {
        return reader.shares(run);
    }

    @Override
    public List<Reach> reach(RunRequest request, CancelSignal cancel) {
        return preview.reach(request, cancel);
    }

    @Override
    public Forecast forecast(RunRequest request, CancelSignal cancel) {
        return preview.forecast(request, cancel);
    }

    @Override
    public RunReport run(RunRequest request, CancelSignal cancel) {
        return refresh.run(request, Progress.none(), cancel);
    }

    @Override
    public void pause(String source) {
        underWay.pause(source);
    }

    @Override
    public void letGo(String source) {
        refresh.letGo(source);
    }

    @Override
    public UnderWay.Now now() {
        return underWay.now();
    }

    @Override
    public Runnable watch(Runnable watcher) {
        return underWay.watch(watcher);
    }
}
