package alidade.app.launch;

import alidade.app.cli.AlidadeCommand;
import alidade.app.views.settings.PreferencesFile;
import alidade.engine.pipeline.EngineOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// A workspace that this process owns, with everything that works on it; others who knock are answered.
final class House implements AutoCloseable {
    private final WorkspaceDoor door;
    private final Workstation workstation;
    private final Closeable answering;

    private House(WorkspaceDoor door, Workstation workstation) {
        this.door = door;
        this.workstation = workstation;
        answering = door.answer((visitor, err, gone) -> AlidadeCommand.answer(visitor, workstation, err, gone));
    }

    /// Takes the workspace, and makes its folder where there is none; nothing if another process has it.
    static Optional<House> own(Path workspace, EngineOptions options, PreferencesFile preferences) throws IOException {
        return WorkspaceDoor.own(workspace)
                .map(door -> new House(door, new Workstation(workspace, options, preferences)));
    }

    Workstation workstation() {
        return workstation;
    }

    /// Lets the commands under way come to their end first.
    @Override
    public void close() {
        try (door;
                workstation) {
            answering.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the workspace could not be let go", e);
        }
    }
}
