package alidade.resources.packs;

import alidade.resources.packs.SourceDefinition.Paging;
import alidade.resources.packs.SourceDefinition.Stage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Holds the request of one stage against what inputs and paging give it.
final class RequestCheck {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)?)(\\|segment)?}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Draft draft;
    private final Definition<SourceDefinition> definition;
    private final SourceDefinition source;
    private final Fields fields;
    private final Stage stage;
    private final Set<String> used = new HashSet<>();

    RequestCheck(
            Draft draft, Definition<SourceDefinition> definition, SourceDefinition source, Fields fields, Stage stage) {
        this.draft = draft;
        this.definition = definition;
        this.source = source;
        this.fields = fields;
        this.stage = stage;
    }

    /// The placeholders that the request uses.
    Set<String> check() {
        var request = fields.fields("request");
        placeholders(request.get("path"));
        for (var parameter : request.items("query")) {
            parameter.keys().forEach(name -> parameter.nodes(name).forEach(this::placeholders));
        }
        request.find("body").ifPresent(body -> {
            placeholders(body);
            body(request);
        });
        paging();
        var namesRecord = used.contains("key") || used.stream().anyMatch(name -> name.contains("."));
        if (stage.perRecord() && !namesRecord) {
            draft.add(definition, request.place(), "a stage that is asked per record needs {key} in its request");
        }
        return used;
    }

    private void paging() {
        var numbered = stage.paging() instanceof Paging.PageNumber;
        if (numbered && !used.contains("page")) {
            draft.add(
                    definition, fields.place("paging"), "paging by page_number needs {page} in the query or the body");
        }
        if (stage.perRecord() && !(stage.paging() instanceof Paging.Single)) {
            draft.add(definition, fields.place("paging"), "a stage that is asked per record has one page only");
        }
    }

    private void body(Fields request) {
        if (stage.request().method().equals("GET")) {
            draft.add(definition, request.keyPlace("body"), "a GET sends no body, expected POST or PUT");
            return;
        }
        try {
            JSON.readTree(PLACEHOLDER.matcher(request.text("body")).replaceAll("1"));
        } catch (JsonProcessingException e) {
            draft.add(definition, request.place("body"), "the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private void placeholders(YamlNode node) {
        var text = Fields.text(node);
        var matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1);
            used.add(name);
            var sentence = unknown(name);
            if (!sentence.isEmpty() && node instanceof YamlNode.Scalar scalar) {
                var index = text.codePointCount(0, matcher.start());
                draft.add(definition, scalar.spelling().placeOf(text, index), sentence);
            }
        }
    }

    /// Whether an earlier stage tells it of the record that this one is asked about.
    private boolean isTold(String name) {
        return stage.perRecord()
                && source.stages().stream()
                        .takeWhile(one -> !one.name().equals(stage.name()))
                        .anyMatch(one -> name.startsWith(one.name() + "."));
    }

    private String unknown(String name) {
        var builtIn = new TreeSet<String>();
        if (stage.paging() instanceof Paging.PageNumber) {
            builtIn.addAll(Set.of("page", "size"));
        }
        if (stage.perRecord()) {
            builtIn.add("key");
        }
        if (builtIn.contains(name) || name.contains(".") && isTold(name)) {
            return "";
        }
        if (name.contains(".")) {
            return "{" + name + "} is only known in a stage with per_record: true, after the stage that tells it";
        }
        if (Set.of("page", "size").contains(name)) {
            return "{" + name + "} is only known with paging: {page_number: …}";
        }
        if (name.equals("key")) {
            return "{key} is only known in a stage with per_record: true";
        }
        var without = source.inputs().stream()
                .filter(input -> !input.values().containsKey(name))
                .map(SourceDefinition.Input::name)
                .toList();
        if (without.isEmpty()) {
            return "";
        }
        if (without.size() < source.inputs().size()) {
            return "{" + name + "} is not given by the input '" + without.getFirst() + "'";
        }
        source.inputs().forEach(input -> builtIn.addAll(input.values().keySet()));
        return Nearest.unknown("placeholder", name, builtIn) + " (no input gives it)";
    }
}
