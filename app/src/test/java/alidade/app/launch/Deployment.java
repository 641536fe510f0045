package alidade.app.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files with which a node is deployed, as they lie in the folder `installer/node`.
final class Deployment {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::[-?]([^}]*))?}");
    private static final Pattern ASSIGNMENT = Pattern.compile("^#?([A-Z_]+)=(.*)$");

    private Deployment() {}

    static Path folder() {
        return Path.of("..", "installer", "node");
    }

    static String text(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The compose file with its anchors resolved, and its variables as they stand there.
    static JsonNode compose() {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return new ObjectMapper().valueToTree(yaml.load(text("compose.yaml")));
    }

    /// The environment of a service, with the variables of whoever starts it filled in.
    static Map<String, String> environment(String service, Map<String, String> outside) {
        var environment = new LinkedHashMap<String, String>();
        compose().at("/services/" + service + "/environment").properties().forEach(one -> {
            var text = VARIABLE.matcher(one.getValue().asText());
            environment.put(
                    one.getKey(),
                    text.replaceAll(found -> outside.getOrDefault(
                            found.group(1),
                            found.group().contains(":-")
                                    ? Optional.ofNullable(found.group(2)).orElse("")
                                    : "missing")));
        });
        return environment;
    }

    /// The variables that the settings of the unit name, whether they are set there or only told of.
    static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        text("node.env").lines().forEach(line -> {
            var one = ASSIGNMENT.matcher(line);
            if (one.matches()) settings.put(one.group(1), one.group(2));
        });
        return settings;
    }
}
