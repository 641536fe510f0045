package alidade.app.launch;

import alidade.app.cli.Desk;
import alidade.app.cli.Steps;
import java.nio.file.Path;
import java.util.Locale;

/// Everything that an open workspace consists of, built by hand in the order of the flow.
final class Workstation implements Desk, AutoCloseable {
    private final Path workspace;

    Workstation(Path workspace) {
        this.workspace = workspace;
    }

    @Override
    public String openWindow(Locale locale, Steps steps) {
        return workspace.toString();
    }

    @Override
    public void close() {}
}
