package alidade.engine.exchange;

import alidade.engine.log.LogFiles;
import java.nio.file.Path;
import java.util.function.Function;

/// Where a hub is, as a person writes it: the path of a folder.
public final class HubAddress {
    private final Path folder;

    private HubAddress(Path folder) {
        this.folder = folder;
    }

    /// @param path what a path means where the address was written
    public static HubAddress of(String text, Function<String, Path> path) {
        return new HubAddress(path.apply(text));
    }

    /// @throws HubProblem when there is no hub, or it cannot be used just now
    public Hub open() {
        return FolderHub.open(folder, new LogFiles());
    }

    /// Makes it a hub; one that is a hub stays as it is.
    ///
    /// @throws HubProblem when it cannot be made there
    public Hub create() {
        return FolderHub.create(folder, new LogFiles());
    }

    /// As it may be shown and logged.
    @Override
    public String toString() {
        return folder.toString();
    }
}
