package alidade.engine.node;

import alidade.engine.log.CanonicalJson;
import alidade.engine.log.LogFiles;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps which nodes are silent and what was told of it, so that a restart tells nothing twice.
final class SilenceFile {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceFile.class);
    private static final int LONGEST = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final LogFiles files;

    SilenceFile(Path file, LogFiles files) {
        this.file = file;
        this.files = files;
    }

    /// @param since the last sign before it
    /// @param told whether people know of it
    record Silence(Instant since, boolean told) {}

    Map<String, Silence> read() {
        var silences = new TreeMap<String, Silence>();
        if (!files.exists(file)) return silences;
        try (var in = files.read(file)) {
            for (var one : JSON.readTree(in.readNBytes(LONGEST)).properties()) {
                var since = Instant.parse(one.getValue().path("since").asText());
                silences.put(
                        one.getKey(),
                        new Silence(since, one.getValue().path("told").asBoolean()));
            }
            return silences;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} - it cannot be used, so silent nodes are told of once more: {}", file, e.getMessage());
            return new TreeMap<>();
        }
    }

    void write(Map<String, Silence> silences) {
        var text = new CanonicalJson().beginObject();
        new TreeMap<>(silences).forEach((node, silence) -> {
            text.key(node).beginObject();
            text.key("since").moment(silence.since());
            text.key("told").truth(silence.told()).endObject();
        });
        try {
            files.replace(file, text.endObject().newline().drain());
        } catch (IOException e) {
            throw new UncheckedIOException("what was told of silent nodes cannot be kept", e);
        }
    }
}
