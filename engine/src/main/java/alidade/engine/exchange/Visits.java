package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Life;
import alidade.engine.log.CanonicalJson;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When each node was last at a shared folder, by the clock of whoever keeps the folder: the one that dates
/// its files.
final class Visits {
    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final int LONGEST = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final LogFiles files;

    Visits(Path folder, LogFiles files) {
        this.folder = folder;
        this.files = files;
    }

    Life leave(Node node, Clock clock) throws IOException {
        files.createFolders(folder);
        if (!files.isPlainFolder(folder)) throw new IOException(folder + " is not a folder, or only a link to one");
        var probe = folder.resolve(node.id() + ".probe.tmp");
        try (var out = files.write(probe)) {
            out.write('\n');
        }
        var met = files.changed(probe);
        var life = new Life(node.id(), node.region(), node.incarnation(), met, Duration.between(met, clock.instant()));
        files.delete(probe);
        files.replace(folder.resolve(node.id() + ".json"), text(life));
        return life;
    }

    List<Life> all() throws IOException {
        var lives = new ArrayList<Life>();
        if (!files.isPlainFolder(folder)) return lives;
        for (var file : files.list(folder)) {
            if (file.getFileName().toString().endsWith(".json") && files.isPlainFile(file))
                read(file).ifPresent(lives::add);
        }
        return lives;
    }

    private Optional<Life> read(Path file) throws IOException {
        byte[] text;
        try (var in = files.read(file)) {
            text = in.readNBytes(LONGEST);
        }
        try {
            var life = JSON.readTree(text);
            var node = life.path("node").asText();
            if (!file.getFileName().toString().equals(node + ".json")) return Optional.empty();
            return Optional.of(new Life(
                    node,
                    life.path("region").asText(),
                    life.path("incarnation").asText(),
                    Instant.parse(life.path("met").asText()),
                    Duration.ofMillis(life.path("ahead_milliseconds").asLong())));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} - it tells of no visit: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static byte[] text(Life life) {
        return new CanonicalJson()
                .beginObject()
                .key("ahead_milliseconds")
                .number(life.ahead().toMillis())
                .key("incarnation")
                .text(life.incarnation())
                .key("met")
                .moment(life.met())
                .key("node")
                .text(life.node())
                .key("region")
                .text(life.region())
                .endObject()
                .newline()
                .drain();
    }
}
