package alidade.engine.landing;

import alidade.fetch.sources.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shape that each source had when it was last collected completely, in `<pack>.<source>.json`. Nothing here is
/// a fact: where a shape is lost, the next one is the first.
final class Shapes {
    private static final Logger log = LoggerFactory.getLogger(Shapes.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    Shapes(Path folder) {
        this.folder = folder;
    }

    Optional<Shape> find(String pack, String source) {
        var file = file(pack, source);
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Shape.class));
        } catch (IOException e) {
            log.warn("{} - the shape of {} cannot be read, and is taken for unknown: {}", file, source, e.toString());
            return Optional.empty();
        }
    }

    void keep(String pack, String source, Shape shape) {
        var file = file(pack, source);
        try {
            Files.createDirectories(folder);
            var fresh = file.resolveSibling(file.getFileName() + ".tmp");
            Files.write(fresh, JSON.writeValueAsBytes(shape));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn(
                    "{} - the shape of {} cannot be kept, and is not compared next time: {}",
                    file,
                    source,
                    e.toString());
        }
    }

    private Path file(String pack, String source) {
        return folder.resolve(pack + "." + source + ".json");
    }
}
