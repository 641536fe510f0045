package alidade.fetch.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The records of one collection, joined by key over inputs and stages. NOT thread safe.
final class Harvest {
    private final Map<String, Found> byKey = new LinkedHashMap<>();
    private final List<Found> all = new ArrayList<>();

    /// One thing that was found, still growing.
    static final class Found {
        final String key;
        final Set<String> inputs = new LinkedHashSet<>();
        final ObjectNode merged = JsonNodeFactory.instance.objectNode();
        final List<String> places = new ArrayList<>();
        /// Why a stage per record brought nothing, by stage.
        final Map<String, String> lacking = new TreeMap<>();

        private Found(String key) {
            this.key = key;
        }

        void put(String stage, JsonNode node, String place) {
            places.add(place);
            if (!merged.has(stage)) merged.set(stage, node);
        }
    }

    /// Adds what the first stage found; false when this input had found it before.
    boolean add(String input, String stage, Optional<String> key, JsonNode node, String place) {
        var found = key.map(name -> byKey.computeIfAbsent(name, this::begin)).orElseGet(() -> begin(""));
        found.put(stage, node, place);
        return found.inputs.add(input);
    }

    /// Adds what a later stage says about something that the first one found; the rest is left alone.
    void join(String stage, Optional<String> key, JsonNode node, String place) {
        key.map(byKey::get).ifPresent(found -> found.put(stage, node, place));
    }

    /// What this input found, in order.
    List<Found> of(String input) {
        return all.stream().filter(found -> found.inputs.contains(input)).toList();
    }

    List<RawRecord> records() {
        return all.stream()
                .map(found -> new RawRecord(found.key, List.copyOf(found.inputs), found.merged, found.places))
                .toList();
    }

    private Found begin(String key) {
        var found = new Found(key);
        all.add(found);
        return found;
    }
}
