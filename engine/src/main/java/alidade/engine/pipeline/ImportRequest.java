package alidade.engine.pipeline;

import alidade.engine.log.Coverage.Extent;
import alidade.fetch.files.FileOptions;
import java.nio.file.Path;

/// What is to be imported.
///
/// @param options how the file is to be read
/// @param extent whether each day of each source in the file is all that there was on that day
public record ImportRequest(Path file, FileOptions options, String pack, String table, Extent extent) {
    String name() {
        return String.valueOf(file.getFileName());
    }
}
