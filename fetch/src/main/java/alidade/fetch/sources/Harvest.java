package alidade.fetch.sources;

import alidade.resources.packs.SourceDefinition.Input;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The records of one collection, joined by key over inputs and stages. NOT thread safe.
final class Harvest {
    /// Beside the stages: the inputs that found a record.
    private static final String INPUT = "input";
    /// In the place of the first stage: the link that names a record.
    static final String LINK = "link";

    private final Map<String, Found> byKey = new LinkedHashMap<>();
    private final List<Found> all = new ArrayList<>();
    private long told;

    /// One thing that was found, still growing.
    final class Found {
        final String key;
        final Map<String, Input> inputs = new LinkedHashMap<>();
        final ObjectNode merged = JsonNodeFactory.instance.objectNode();
        final List<String> places = new ArrayList<>();
        /// Why a stage per record brought nothing, by stage.
        final Map<String, String> lacking = new TreeMap<>();

        private Found(String key) {
            this.key = key;
        }

        void put(String stage, JsonNode node, String place) {
            places.add(place);
            var wasTold = !merged.isEmpty() && isTold();
            if (!merged.has(stage)) merged.set(stage, node);
            if (!wasTold && isTold()) told++;
        }

        /// The single values that stages have told so far, as `stage.name`.
        Map<String, String> told() {
            var told = new HashMap<String, String>();
            for (var stage : merged.properties())
                for (var one : stage.getValue().properties())
                    if (one.getValue().isValueNode() && !one.getValue().isNull())
                        told.put(
                                stage.getKey() + "." + one.getKey(),
                                one.getValue().asText());
            return told;
        }

        private boolean isTold() {
            return !(merged.has(LINK) && merged.size() == 1);
        }

        /// @param written each input as a node, which all its records share
        private RawRecord record(Map<Input, ObjectNode> written) {
            var by = merged.putArray(INPUT);
            for (var input : inputs.values()) by.add(written.computeIfAbsent(input, Harvest::node));
            return new RawRecord(key, List.copyOf(inputs.keySet()), merged, places);
        }
    }

    /// Adds what the first stage found; false when this input had found it before.
    boolean add(Input input, String stage, Optional<String> key, JsonNode node, String place) {
        var found = key.map(name -> byKey.computeIfAbsent(name, this::begin)).orElseGet(() -> begin(""));
        found.put(stage, node, place);
        return found.inputs.put(input.name(), input) == null;
    }

    /// Adds what a later stage says about something that the first one found; the rest is left alone.
    void join(String stage, Optional<String> key, JsonNode node, String place) {
        key.map(byKey::get).ifPresent(found -> found.put(stage, node, place));
    }

    /// What this input found, in order.
    List<Found> of(String input) {
        return all.stream().filter(found -> found.inputs.containsKey(input)).toList();
    }

    /// How many records this input found, not counting links that no stage has told anything of.
    long told(String input) {
        return of(input).stream().filter(Found::isTold).count();
    }

    /// How many records all inputs found so far, not counting links that no stage has told anything of.
    long told() {
        return told;
    }

    /// All of them but links that no stage has told anything of.
    List<RawRecord> records() {
        var written = new IdentityHashMap<Input, ObjectNode>();
        return all.stream()
                .filter(Found::isTold)
                .map(found -> found.record(written))
                .toList();
    }

    private static ObjectNode node(Input input) {
        var node = JsonNodeFactory.instance.objectNode().put("name", input.name());
        input.by().ifPresent(how -> node.put("by", how));
        var values = node.putObject("values");
        new TreeMap<>(input.values()).forEach(values::put);
        return node;
    }

    private Found begin(String key) {
        var found = new Found(key);
        all.add(found);
        return found;
    }
}
