package alidade.engine.landing;

import alidade.fetch.sources.PageKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The list of one source's pages in one run: a file to which a line is added per page.
final class RunIndex {
    private static final Logger log = LoggerFactory.getLogger(RunIndex.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    RunIndex(Path file) {
        this.file = file;
    }

    /// All whole lines; one that was cut while being written is left out, since its page is asked for again.
    List<LandedPage> read() throws IOException {
        if (!Files.exists(file)) return List.of();
        var pages = new ArrayList<LandedPage>();
        for (var line : Files.readString(file).split("\n", -1)) {
            if (line.isBlank()) continue;
            try {
                pages.add(page(JSON.readTree(line)));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                log.warn("{} - a line of {} characters is not whole; its page is asked for again", file, line.length());
            }
        }
        return pages;
    }

    void add(LandedPage page) throws IOException {
        var line = JSON.createObjectNode()
                .put("source", page.key().source())
                .put("input", page.key().input())
                .put("stage", page.key().stage())
                .put("request", page.key().request())
                .put("address", page.address().toString())
                .put("status", page.status())
                .put("sha", page.sha())
                .put("bytes", page.bytes())
                .put("received_at", page.receivedAt().toString());
        line.set("headers", JSON.valueToTree(new TreeMap<>(page.headers())));
        // The line break comes first as well: after a cut line a new one must not be glued to it.
        Files.writeString(
                file, "\n" + line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static LandedPage page(JsonNode line) {
        if (!line.hasNonNull("received_at")) throw new IllegalArgumentException("not a page");
        Map<String, String> headers = new TreeMap<>();
        line.path("headers")
                .properties()
                .forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
        return new LandedPage(
                new PageKey(
                        line.path("source").asText(),
                        line.path("input").asText(),
                        line.path("stage").asText(),
                        line.path("request").asText()),
                URI.create(line.path("address").asText()),
                line.path("status").asInt(),
                headers,
                line.path("sha").asText(),
                line.path("bytes").asLong(),
                Instant.parse(line.path("received_at").asText()));
    }
}
