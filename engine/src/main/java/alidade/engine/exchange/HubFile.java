package alidade.engine.exchange;

import alidade.engine.log.CanonicalJson;
import alidade.engine.log.LogFiles;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// The file that says that a folder is a hub.
final class HubFile {
    static final String NAME = "hub.json";
    static final int FORMAT = 1;

    private static final int LONGEST = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private HubFile() {}

    /// The format of the hub; empty when the folder is none.
    static Optional<Integer> read(Path folder, LogFiles files) {
        var file = folder.resolve(NAME);
        if (!files.isPlainFile(file)) return Optional.empty();
        try (var in = files.read(file)) {
            var format = JSON.readTree(in.readNBytes(LONGEST)).path("format");
            if (!format.isInt()) throw new HubProblem(file + " does not say which format the hub has");
            return Optional.of(format.intValue());
        } catch (IOException e) {
            throw new HubProblem("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    static void write(Path folder, LogFiles files) {
        try {
            files.createFolders(folder);
            var text = new CanonicalJson()
                    .beginObject()
                    .key("format")
                    .number(FORMAT)
                    .endObject();
            var temporary = folder.resolve("hub." + UUID.randomUUID() + ".tmp");
            try (var out = files.write(temporary)) {
                out.write(text.newline().drain());
            }
            files.force(temporary);
            // Another client may make it one at the same moment; either file says the same.
            if (!files.moveNew(temporary, folder.resolve(NAME))) files.delete(temporary);
            files.forceFolder(folder);
        } catch (IOException e) {
            throw new HubProblem("%s could not be made a hub: %s".formatted(folder, e), e);
        }
    }
}
