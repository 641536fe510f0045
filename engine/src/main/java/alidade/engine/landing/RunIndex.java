package alidade.engine.landing;

import alidade.engine.log.Hashes;
import alidade.engine.log.LogFiles;
import alidade.fetch.sources.PageKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The list of one source's pages in one run: a file to which a line is added per page.
final class RunIndex {
    private static final Logger log = LoggerFactory.getLogger(RunIndex.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CHECK = "check";

    private final Path file;
    private final LogFiles files;

    RunIndex(Path file, LogFiles files) {
        this.file = file;
        this.files = files;
    }

    /// @param damaged how many lines are not as they were written
    record Content(List<LandedPage> pages, int damaged) {}

    /// All whole lines; one that was cut while being written, or damaged since, is left out: its page is asked for
    /// again.
    List<LandedPage> read() throws IOException {
        var content = content();
        if (content.damaged() > 0) {
            log.warn("{} - {} lines are not whole; their pages are asked for again", file, content.damaged());
        }
        return content.pages();
    }

    Content content() throws IOException {
        if (!files.exists(file)) return new Content(List.of(), 0);
        var pages = new ArrayList<LandedPage>();
        var damaged = 0;
        String text;
        try (var in = files.read(file)) {
            // Not strictly: a damaged byte spoils its own line only.
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (var line : text.split("\n", -1)) {
            if (line.isBlank()) continue;
            try {
                pages.add(page(checked(line)));
            } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
                damaged++;
            }
        }
        return new Content(pages, damaged);
    }

    void add(LandedPage page) throws IOException {
        // The line break comes first as well: after a cut line a new one must not be glued to it.
        try (var out = files.append(file)) {
            out.write(("\n" + line(page) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Leaves out the lines that are not whole, and those whose page is not to be kept.
    void tidy(Predicate<LandedPage> kept) throws IOException {
        var content = content();
        var pages = content.pages().stream().filter(kept).toList();
        if (content.damaged() == 0 && pages.size() == content.pages().size()) return;
        var text = new StringBuilder();
        pages.forEach(page -> text.append(line(page)).append('\n'));
        files.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(LandedPage page) {
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
        return withCheck(line);
    }

    /// The object as a line that says which content it has.
    static String withCheck(ObjectNode line) {
        return line.put(CHECK, Hashes.sha256(line.toString())).toString();
    }

    /// The object of a line, held to what the line says of itself.
    static JsonNode checked(String text) throws JsonProcessingException {
        if (JSON.readTree(text) instanceof ObjectNode line
                && line.remove(CHECK) instanceof JsonNode check
                && check.asText().equals(Hashes.sha256(line.toString()))
                // Nothing beside what was hashed, not even blanks.
                && withCheck(line).equals(text)) {
            return line;
        }
        throw new IllegalArgumentException("not as it was written");
    }

    private static LandedPage page(JsonNode line) {
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
