package alidade.app.launch;

import alidade.app.cli.Desk;
import alidade.engine.metrics.Metrics;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// Everything that an open workspace consists of, built by hand in the order of the flow.
///
/// May be asked from several threads. The engine is opened by whoever asks first.
final class Workstation implements Desk, AutoCloseable {
    private final Path workspace;
    private final EngineOptions options;
    private Optional<Opened> opened = Optional.empty();

    private record Opened(Engine engine, Metrics metrics) {}

    Workstation(Path workspace, EngineOptions options) {
        this.workspace = workspace;
        this.options = options;
    }

    @Override
    public Path workspace() {
        return workspace;
    }

    @Override
    public Engine engine() {
        return opened().engine();
    }

    @Override
    public Metrics metrics() {
        return opened().metrics();
    }

    @Override
    public Clock clock() {
        return options.clock();
    }

    private synchronized Opened opened() {
        if (opened.isEmpty()) opened = Optional.of(open());
        return opened.get();
    }

    private Opened open() {
        var engine = Engine.open(workspace, options);
        return new Opened(engine, new Metrics(engine.store().reader(), engine.definitions()::at));
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(one -> one.engine().close());
        opened = Optional.empty();
    }
}
