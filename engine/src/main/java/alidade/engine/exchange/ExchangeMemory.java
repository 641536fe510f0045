package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Life;
import alidade.engine.exchange.LastExchange.Met;
import alidade.engine.exchange.Problem.Kind;
import alidade.engine.log.LogFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file `last-exchange.json` of a workspace. Nothing depends on it but what is shown: one that is missing or cannot
/// be read is as if the hub had never been met.
public final class ExchangeMemory {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeMemory.class);
    private static final String NAME = "last-exchange.json";
    private static final int LARGEST = 1 << 22;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final LogFiles files = new LogFiles();

    public ExchangeMemory(Path workspace) {
        file = workspace.resolve(NAME);
    }

    public Optional<LastExchange> read() {
        if (!files.exists(file)) return Optional.empty();
        try (var in = files.read(file)) {
            return Optional.of(last(JSON.readTree(in.readNBytes(LARGEST))));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} - it tells of no exchange: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    void write(LastExchange last) {
        try {
            files.replace(file, (text(last).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("{} - the exchange is not remembered: {}", file, e.toString());
        }
    }

    private static ObjectNode text(LastExchange last) {
        var text = JSON.createObjectNode()
                .put("hub", last.hub())
                .put("tried", last.tried().toString());
        last.away().ifPresent(why -> text.put("away", why));
        last.met().ifPresent(met -> text.set("met", text(met)));
        return text;
    }

    private static ObjectNode text(Met met) {
        var text = JSON.createObjectNode()
                .put("at", met.at().toString())
                .put("pushed", met.pushed())
                .put("pulled", met.pulled())
                .put("cancelled", met.cancelled());
        var atHub = text.putObject("at_hub");
        met.atHub().forEach(atHub::put);
        var problems = text.putArray("problems");
        for (var problem : met.problems()) {
            problems.addObject()
                    .put("kind", problem.kind().name())
                    .put("node", problem.node())
                    .put("seq", problem.seq())
                    .put("detail", problem.detail());
        }
        var lives = text.putArray("lives");
        for (var life : met.lives()) {
            lives.addObject()
                    .put("node", life.node())
                    .put("region", life.region())
                    .put("incarnation", life.incarnation())
                    .put("met", life.met().toString())
                    .put("ahead_milliseconds", life.ahead().toMillis());
        }
        return text;
    }

    private static LastExchange last(JsonNode text) {
        return new LastExchange(
                text.path("hub").asText(),
                moment(text.path("tried")),
                Optional.ofNullable(text.get("away")).map(JsonNode::asText),
                Optional.ofNullable(text.get("met")).map(ExchangeMemory::met));
    }

    private static Met met(JsonNode text) {
        var atHub = new TreeMap<String, Long>();
        text.path("at_hub")
                .properties()
                .forEach(one -> atHub.put(one.getKey(), one.getValue().asLong()));
        var problems = new ArrayList<Problem>();
        for (var problem : text.path("problems")) {
            problems.add(new Problem(
                    Kind.valueOf(problem.path("kind").asText()),
                    problem.path("node").asText(),
                    problem.path("seq").asLong(),
                    problem.path("detail").asText()));
        }
        var lives = new ArrayList<Life>();
        for (var life : text.path("lives")) {
            lives.add(new Life(
                    life.path("node").asText(),
                    life.path("region").asText(),
                    life.path("incarnation").asText(),
                    moment(life.path("met")),
                    Duration.ofMillis(life.path("ahead_milliseconds").asLong())));
        }
        return new Met(
                moment(text.path("at")),
                text.path("pushed").asLong(),
                text.path("pulled").asLong(),
                atHub,
                problems,
                lives,
                text.path("cancelled").asBoolean());
    }

    private static Instant moment(JsonNode text) {
        return Instant.parse(text.asText());
    }
}
