package alidade.app.views.settings;

import alidade.app.views.settings.Preferences.Motion;
import alidade.resources.theme.Theme;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file in which a person's preferences are kept, where the system keeps such files; never in a workspace. Thread
/// safe.
///
/// It is JSON. What is missing in it is as usual; what a later version of the program wrote and this one does not know
/// is left out of account.
public final class PreferencesFile {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 1 << 16;

    private final Path file;

    public PreferencesFile(Path file) {
        this.file = file;
    }

    /// What came of reading it.
    ///
    /// @param problem why the file could not be used, and what became of it
    public record Reading(Preferences preferences, Optional<String> problem) {}

    /// The file of the person who runs the program.
    public static PreferencesFile usual() {
        return new PreferencesFile(usual(
                System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", "."))));
    }

    static Path usual(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("Windows")) {
            return folder(environment, "APPDATA", home.resolve("AppData/Roaming"))
                    .resolve("Alidade/settings.json");
        }
        if (system.startsWith("Mac")) return home.resolve("Library/Application Support/Alidade/settings.json");
        return folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("alidade/settings.json");
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        var told = environment.getOrDefault(variable, "");
        return told.isEmpty() ? otherwise : Path.of(told);
    }

    public Path path() {
        return file;
    }

    /// What it holds; the usual preferences where it is not there. One that cannot be used is kept beside, under
    /// `settings.json.bad`.
    public synchronized Reading read() {
        if (!Files.exists(file)) return new Reading(Preferences.usual(), Optional.empty());
        try {
            if (Files.size(file) > LARGEST) return putAside("it has more than " + LARGEST + " bytes");
            return new Reading(preferences(JSON.readTree(Files.readAllBytes(file))), Optional.empty());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return putAside(at == null ? "it is no JSON" : "line " + at.getLineNr() + " is no JSON");
        } catch (IllegalArgumentException e) {
            return putAside(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return told("it cannot be read (" + e.getMessage() + "); it stays as it is");
        }
    }

    private Reading putAside(String why) {
        var bad = file.resolveSibling(file.getFileName() + ".bad");
        try {
            Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
            return told(why + "; it is kept as " + bad);
        } catch (IOException e) {
            return told(why + "; it could not be put aside (" + e.getMessage() + ")");
        }
    }

    private Reading told(String why) {
        var sentence = file + " is not used: " + why + ". The usual settings count.";
        LOG.warn("settings - {}", sentence);
        return new Reading(Preferences.usual(), Optional.of(sentence));
    }

    /// Replaces it as a whole.
    ///
    /// @throws IOException when it cannot be written; what was there stays
    public synchronized void write(Preferences preferences) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        var draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, text(preferences), StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(Preferences preferences) {
        var text = JSON.createObjectNode();
        preferences.language().ifPresent(language -> text.put("language", language));
        text.put("theme", lower(preferences.theme()))
                .put("text_percent", preferences.textPercent())
                .put("motion", lower(preferences.motion()))
                .put("place", preferences.place());
        preferences
                .placement()
                .ifPresent(placement -> text.putObject("window")
                        .put("x", placement.x())
                        .put("y", placement.y())
                        .put("width", placement.width())
                        .put("height", placement.height())
                        .put("maximised", placement.maximised()));
        return text.toPrettyString() + "\n";
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static Preferences preferences(JsonNode text) {
        if (!text.isObject()) throw new IllegalArgumentException("it holds no settings");
        var usual = Preferences.usual();
        return new Preferences(
                Optional.ofNullable(text.get("language")).map(one -> text(one, "language")),
                word(text, "theme", Theme.class, usual.theme()),
                text.has("text_percent") ? (int) number(text, "text_percent") : usual.textPercent(),
                word(text, "motion", Motion.class, usual.motion()),
                Optional.ofNullable(text.get("window")).map(PreferencesFile::placement),
                text.has("place") ? text(text.get("place"), "place") : usual.place());
    }

    private static Placement placement(JsonNode window) {
        return new Placement(
                number(window, "x"),
                number(window, "y"),
                number(window, "width"),
                number(window, "height"),
                window.path("maximised").asBoolean(false));
    }

    private static String text(JsonNode value, String key) {
        if (!value.isTextual()) throw new IllegalArgumentException(key + " is " + value + ", and has to be a text");
        return value.textValue();
    }

    private static double number(JsonNode owner, String key) {
        var value = owner.path(key);
        if (!value.isNumber()) throw new IllegalArgumentException(key + " is " + value + ", and has to be a number");
        return value.doubleValue();
    }

    private static <E extends Enum<E>> E word(JsonNode owner, String key, Class<E> kind, E otherwise) {
        if (!owner.has(key)) return otherwise;
        var word = text(owner.get(key), key);
        for (var one : kind.getEnumConstants()) if (lower(one).equals(word)) return one;
        throw new IllegalArgumentException(key + " is '" + word + "', which is not known");
    }
}
