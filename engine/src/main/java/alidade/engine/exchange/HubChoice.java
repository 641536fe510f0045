package alidade.engine.exchange;

import alidade.engine.log.LogFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which hub a workspace exchanges with: the address in its `exchange.json`, a small file that a person may write too.
/// It holds no password.
public final class HubChoice {
    public static final String NAME = "exchange.json";

    private static final String KEY = "hub";
    private static final int LONGEST = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path workspace;
    private final Path file;
    private final LogFiles files = new LogFiles();

    public HubChoice(Path workspace) {
        this.workspace = workspace.toAbsolutePath().normalize();
        file = this.workspace.resolve(NAME);
    }

    /// The hub that was chosen; empty when none was.
    ///
    /// @throws HubProblem when the file is there and cannot be used; it stays as it is
    public Optional<HubAddress> read() {
        if (!files.exists(file)) return Optional.empty();
        var hub = content().path(KEY);
        if (hub.isMissingNode()) return Optional.empty();
        if (!hub.isTextual()) throw unusable("its 'hub' is %s and no text".formatted(hub));
        return Optional.of(address(hub.textValue()));
    }

    /// An address as it is written for this workspace: a path that is not absolute begins there.
    ///
    /// @throws HubProblem when it can be none
    public HubAddress address(String text) {
        var trimmed = text.strip();
        if (trimmed.isEmpty()) throw new HubProblem("no address of a hub was given");
        try {
            var address = HubAddress.of(trimmed, workspace::resolve);
            address.check();
            return address;
        } catch (InvalidPathException e) {
            throw new HubProblem("'%s' is no address of a hub: %s".formatted(trimmed, e.getReason()), e);
        }
    }

    /// Chooses a hub, in place of the one before; what else stands in the file stays.
    ///
    /// @throws HubProblem when it cannot be kept, and the one before stays
    public void keep(HubAddress hub) {
        hub.check();
        write(readableContent().put(KEY, hub.text()));
    }

    /// Chooses none.
    public void forget() {
        if (files.exists(file)) write(readableContent().without(List.of(KEY)));
    }

    /// What cannot be used is replaced as a whole, since nobody can tell what it says.
    private ObjectNode readableContent() {
        if (!files.exists(file)) return JSON.createObjectNode();
        try {
            return content();
        } catch (HubProblem _) {
            return JSON.createObjectNode();
        }
    }

    private ObjectNode content() {
        try (var in = files.read(file)) {
            JsonNode content = JSON.readTree(in.readNBytes(LONGEST));
            if (content instanceof ObjectNode members) return members;
            throw unusable("it holds no JSON object");
        } catch (IOException e) {
            throw unusable("it cannot be read as JSON");
        }
    }

    private HubProblem unusable(String why) {
        return new HubProblem(
                "%s does not say which hub: %s. Choose one in the settings, or delete the file".formatted(file, why));
    }

    private void write(ObjectNode content) {
        try {
            files.replace(file, (content.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new HubProblem("%s could not be written: %s".formatted(file, e), e);
        }
    }
}
