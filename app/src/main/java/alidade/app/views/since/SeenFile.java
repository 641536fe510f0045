package alidade.app.views.since;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers for each workspace up to which entries a person has looked, beside the person's settings. Thread safe.
///
/// Nothing hangs on it: a file that cannot be used counts as if nobody had looked yet, and is written anew.
public final class SeenFile {
    private static final Logger LOG = LoggerFactory.getLogger(SeenFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 1 << 20;
    private static final int MOST_WORKSPACES = 100;

    private final Path file;

    public SeenFile(Path file) {
        this.file = file;
    }

    /// @param workspace the name of its node
    /// @return head of each node's log that was seen; empty when nobody has looked
    public synchronized Optional<Map<String, Long>> read(String workspace) {
        var heads = text().path(workspace);
        if (!heads.isObject()) return Optional.empty();
        var seen = new TreeMap<String, Long>();
        heads.properties().forEach(one -> {
            if (one.getValue().isIntegralNumber())
                seen.put(one.getKey(), one.getValue().longValue());
        });
        return Optional.of(seen);
    }

    /// @throws IOException when it cannot be written; what was there stays
    public synchronized void write(String workspace, Map<String, Long> vector) throws IOException {
        var text = text();
        // The workspace that was looked at last stands last, and the first ones are let go of.
        text.remove(workspace);
        var heads = text.putObject(workspace);
        vector.forEach(heads::put);
        while (text.size() > MOST_WORKSPACES) text.remove(text.fieldNames().next());
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        var draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, text.toPrettyString() + "\n", StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private ObjectNode text() {
        if (!Files.exists(file)) return JSON.createObjectNode();
        try {
            if (Files.size(file) > LARGEST) throw new IOException("it has more than " + LARGEST + " bytes");
            JsonNode text = JSON.readTree(Files.readAllBytes(file));
            if (text instanceof ObjectNode object) return object;
            throw new IOException("it is no JSON object");
        } catch (IOException e) {
            LOG.warn("{} - is not used, what was seen is not known: {}", file, e.getMessage());
            return JSON.createObjectNode();
        }
    }
}
