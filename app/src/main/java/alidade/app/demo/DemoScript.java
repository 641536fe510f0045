package alidade.app.demo;

import alidade.resources.packs.Packs;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the invented history is drawn from: `samples/demo.yaml` of a pack.
///
/// Days are counted before today in `imports`, `outages`, `corrections` and `files`.
record DemoScript(
        long seed,
        int days,
        String zone,
        List<Integer> imports,
        String collectAt,
        int carryDays,
        List<Publisher> publishers,
        List<Stem> stems,
        List<String> officialEndings,
        List<Ending> derivativeEndings,
        List<String> strayCategories,
        List<Platform> platforms,
        List<Outage> outages,
        List<Correction> corrections,
        List<DayFile> files,
        Dimensions dimensions,
        List<Truth> ledger) {

    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// @param official the versions of the official rule that this publisher fits
    /// @param only platforms on which it publishes; missing: on all
    record Publisher(
            String name,
            List<String> official,
            int weight,
            @Nullable List<String> only) {
        boolean publishesOn(String platform) {
            return only == null || only.contains(platform);
        }

        boolean isOfficial() {
            return !official.isEmpty();
        }
    }

    record Stem(String stem, String category, int weight) {}

    record Ending(String ending, String kind) {}

    /// @param fall the largest correction of a count
    /// @param repeats in how many of a hundred rows the tracker saw a model twice
    /// @param ownerPrefix whether the tracker sometimes wrote the owner before the name
    /// @param names of the models that come first, as `owner/name`; the others are drawn
    /// @param replay the loopback script that answers for it
    record Platform(
            String name,
            int models,
            long downloads,
            int visits,
            int fall,
            int repeats,
            boolean ownerPrefix,
            @Nullable List<String> names,
            @Nullable String replay) {
        List<String> named() {
            return names == null ? List.of() : names;
        }
    }

    record Outage(String platform, int day) {}

    record Correction(String platform, int day, int imported, int percent) {}

    record DayFile(int day, List<String> platforms) {}

    record Dimensions(String platform, String category) {}

    /// How the true value of a metric's version is counted, in the ledger's own words.
    record Truth(
            String metric,
            String version,
            String measure,
            int days,
            @Nullable String official,
            @Nullable String derivative) {}

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    LocalTime collectTime() {
        return LocalTime.parse(collectAt);
    }

    /// The script of the one shipped pack that has a demo.
    static Demonstrated shipped() {
        for (var files : Packs.shipped()) {
            var text = sample(files.pack(), "demo.yaml");
            if (text.isPresent()) return new Demonstrated(files.pack(), read(text.get(), DemoScript.class));
        }
        throw new IllegalStateException("no shipped pack has samples/demo.yaml");
    }

    /// @param pack name of the pack that the script belongs to
    record Demonstrated(@JsonProperty("pack") String pack, DemoScript script) {
        LoopbackScript loopback(String name) {
            return read(
                    sample(pack, "loopback/" + name + ".yaml")
                            .orElseThrow(() -> new IllegalStateException(pack + " has no loopback script " + name)),
                    LoopbackScript.class);
        }
    }

    private static Optional<String> sample(String pack, String file) {
        var path = "/packs/" + pack + "/samples/" + file;
        try (InputStream stream = DemoScript.class.getResourceAsStream(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " could not be read", e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a sample of the pack is broken: " + e.getMessage(), e);
        }
    }

    /// How a platform answers on the loopback address.
    ///
    /// A record's text has places such as `%count%`; `%base:…%` stands there only for a model made from
    /// another one, with `?` as that one's id and `{kind}` as how it was made.
    ///
    /// @param pages its list; a platform may have none
    /// @param details pages of single models, the first one that fits the address answers
    record LoopbackScript(
            String platform,
            @Nullable Pages pages,
            @Nullable List<Details> details) {
        List<Details> allDetails() {
            return details == null ? List.of() : details;
        }
    }

    /// @param search name of the parameter with the search word; of a POST a member of its body, like all the others
    /// @param tree lists what was made from a model
    /// @param empty the whole answer where nothing was found, when that has a shape of its own
    record Pages(
            String path,
            String search,
            @Nullable Tree tree,
            @Nullable Must must,
            Size size,
            Next next,
            @Nullable Map<String, String> headers,
            String body,
            @Nullable String empty,
            String record) {}

    /// @param prefix what stands before the id of the model that others were made from
    record Tree(String parameter, String prefix) {}

    record Must(String parameter, List<String> among) {}

    record Size(String parameter, int unlessGiven, int most) {}

    record Next(String by, String parameter) {}

    /// @param path with `{key}`, which is `owner/name`, or `{number}`
    /// @param days so many days, today first, stand in the place `%history%` of the record
    /// @param day how each of them is written
    record Details(
            String path, String record, int days, @Nullable String day) {}
}
