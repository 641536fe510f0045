package alidade.fetch.faults;

import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Input;
import alidade.resources.packs.SourceDefinition.Paging;
import alidade.resources.packs.SourceDefinition.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/// What the platform of a declared source answers, worked out from nothing but the declaration: its templates read
/// backwards tell which stage, input and page was asked for, its paths tell the shape of the page.
final class DeclaredPlatform {
    /// Records of each input: two that all inputs share, and its own. With three a page they are 3 + 3 + 2.
    static final int RECORDS = 8;

    static final int PAGE = 3;
    private static final String CURSOR = "cursor";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)(\\|\\w+)?}");
    private static final Pattern SIMPLE = Pattern.compile("\\w+(\\.\\w+)*");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SourceDefinition source;

    DeclaredPlatform(SourceDefinition source) {
        this.source = source;
    }

    /// What is untrue about the pages after the first one of a list.
    enum Lie {
        NONE,
        /// Every page is the first one.
        CYCLE,
        /// A record was added in front.
        GROWN,
        /// The first record is gone.
        SHRUNK,
        /// More records are said to be there.
        TOTAL,
        /// A record stands where another one belongs.
        TWICE,
        /// The list has another name, or is none.
        RENAMED
    }

    /// @param link the next page's address
    record Answer(JsonNode page, Optional<String> link, boolean ofAList) {}

    private record Question(Stage stage, Input input, Map<String, String> found) {}

    /// The answer; empty for a request that the declaration does not make.
    Optional<Answer> answer(RecordedRequest request, Lie lie) {
        return question(request)
                .map(question -> question.stage().perRecord()
                        ? new Answer(
                                page(question.stage(), detail(question), RECORDS, Lie.NONE), Optional.empty(), false)
                        : list(request.getUrl(), question, lie));
    }

    SourceDefinition source() {
        return source;
    }

    /// The keys that an input finds.
    List<String> keys(Input input) {
        var keys = new ArrayList<>(List.of("shared/model-0", "shared/model-1"));
        for (var i = keys.size(); i < RECORDS; i++)
            keys.add("owner-" + source.inputs().indexOf(input) + "/model-" + i);
        return keys;
    }

    /// Whether a stage lists, so that lists can lie.
    static boolean lists(SourceDefinition source) {
        return source.stages().stream()
                .anyMatch(stage -> !stage.perRecord() && !(stage.paging() instanceof Paging.Single));
    }

    static boolean tellsTotal(SourceDefinition source) {
        return source.stages().stream()
                .filter(stage -> !stage.perRecord())
                .anyMatch(stage -> !stage.total().isEmpty());
    }

    private Answer list(HttpUrl url, Question question, Lie lie) {
        var stage = question.stage();
        var from = from(url, question);
        var size = stage.paging() instanceof Paging.Single ? RECORDS : PAGE;
        if (lie == Lie.CYCLE && from > 0 && !(stage.paging() instanceof Paging.LinkHeader)) from = 0;
        var keys = new ArrayList<>(keys(question.input()));
        if (lie == Lie.GROWN) keys.addFirst("new/model");
        if (lie == Lie.SHRUNK) keys.removeFirst();
        var nodes = NODES.arrayNode();
        for (var key : keys.subList(Math.min(from, keys.size()), Math.min(from + size, keys.size())))
            nodes.add(record(stage, lie == Lie.TWICE && nodes.isEmpty() ? keys.getFirst() : key));
        var next = lie == Lie.CYCLE && from > 0 ? 0 : from + size;
        var link = stage.paging() instanceof Paging.LinkHeader && (next == 0 || next < keys.size())
                ? Optional.of("<" + at(url, next) + ">; rel=\"next\"")
                : Optional.<String>empty();
        return new Answer(page(stage, nodes, keys.size() + (lie == Lie.TOTAL ? 5 : 0), lie), link, true);
    }

    private static HttpUrl at(HttpUrl url, int from) {
        return from == 0
                ? url.newBuilder().removeAllQueryParameters(CURSOR).build()
                : url.newBuilder()
                        .setQueryParameter(CURSOR, Integer.toString(from))
                        .build();
    }

    private static int from(HttpUrl url, Question question) {
        if (question.stage().paging() instanceof Paging.PageNumber(var first, var size))
            return (Integer.parseInt(question.found().getOrDefault("page", Integer.toString(first))) - first) * size;
        return Optional.ofNullable(url.queryParameter(CURSOR))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private ObjectNode detail(Question question) {
        return record(question.stage(), question.found().getOrDefault("key", ""));
    }

    private ObjectNode record(Stage stage, String key) {
        var record = NODES.objectNode();
        stage.key().ifPresent(path -> put(record, path, NODES.textNode(key)));
        for (var field : source.fields()) {
            for (var path : field.paths()) {
                if (!path.startsWith(stage.name() + ".")) continue;
                put(record, path.substring(stage.name().length() + 1), value(field.decode(), key + path));
            }
        }
        return record;
    }

    private static JsonNode value(String decode, String from) {
        return switch (decode) {
            case "integer" -> NODES.numberNode(from.chars().sum());
            case "moment" -> NODES.textNode("2026-01-01T00:00:00Z");
            case "list" -> NODES.arrayNode().add("one").add(from);
            default -> NODES.textNode("of " + from);
        };
    }

    private static JsonNode page(Stage stage, JsonNode content, int total, Lie lie) {
        var isRoot = stage.records().equals("$");
        if (isRoot && content instanceof ArrayNode)
            return lie == Lie.RENAMED ? NODES.objectNode().put("error", "moved") : content;
        var root = isRoot ? (ObjectNode) content : NODES.objectNode();
        if (!isRoot) put(root, lie == Lie.RENAMED ? "elsewhere" : stage.records(), content);
        stage.success().ifPresent(success -> put(root, success.path(), scalar(success.equals())));
        if (!stage.total().isEmpty()) put(root, stage.total().getFirst(), NODES.numberNode(total));
        return root;
    }

    private static JsonNode scalar(String text) {
        if (text.matches("true|false")) return NODES.booleanNode(Boolean.parseBoolean(text));
        return text.matches("\\d{1,9}") ? NODES.numberNode(Integer.parseInt(text)) : NODES.textNode(text);
    }

    /// Puts a value at a path of names where nothing is yet; other paths are left alone.
    private static void put(ObjectNode root, String path, JsonNode value) {
        var plain = path.startsWith("$.") ? path.substring(2) : path;
        if (!SIMPLE.matcher(plain).matches()) return;
        var names = plain.split("\\.");
        var at = root;
        for (var i = 0; i < names.length - 1; i++) {
            if (!at.has(names[i])) at.putObject(names[i]);
            if (!(at.get(names[i]) instanceof ObjectNode inner)) return;
            at = inner;
        }
        if (!at.has(names[names.length - 1])) at.set(names[names.length - 1], value);
    }

    private Optional<Question> question(RecordedRequest request) {
        for (var stage : source.stages()) {
            for (var input : source.inputs()) {
                var found = new HashMap<String, String>();
                if (asks(stage, input, request, found)) return Optional.of(new Question(stage, input, found));
            }
        }
        return Optional.empty();
    }

    private static boolean asks(Stage stage, Input input, RecordedRequest request, Map<String, String> found) {
        var template = stage.request();
        if (!template.method().equals(request.getMethod())) return false;
        var path = "/" + String.join("/", request.getUrl().pathSegments());
        var expected = template.path().startsWith("/") ? template.path() : "/" + template.path();
        if (!matches(expected, input, path, found)) return false;
        for (var parameter : template.query()) {
            if (parameter.value().isEmpty() || isEmpty(parameter.value(), input)) continue;
            if (request.getUrl().queryParameterValues(parameter.name()).stream()
                    .noneMatch(value -> value != null && matches(parameter.value(), input, value, found))) return false;
        }
        if (template.body().isEmpty()) return true;
        var body = request.getBody();
        return body != null && matches(template.body().get(), input, body.utf8(), found);
    }

    private static boolean isEmpty(String template, Input input) {
        var matcher = PLACEHOLDER.matcher(template);
        return matcher.replaceAll(match -> input.values().getOrDefault(match.group(1), "?"))
                .isEmpty();
    }

    /// Whether a text can have come of a template, and with which values for what the input does not say.
    private static boolean matches(String template, Input input, String text, Map<String, String> found) {
        var pattern = new StringBuilder();
        var names = new ArrayList<String>();
        var matcher = PLACEHOLDER.matcher(template);
        var end = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(template.substring(end, matcher.start())));
            var known = input.values().get(matcher.group(1));
            if (known == null) names.add(matcher.group(1));
            pattern.append(known == null ? "(.+?)" : Pattern.quote(known));
            end = matcher.end();
        }
        var filled = Pattern.compile(pattern + Pattern.quote(template.substring(end)), Pattern.DOTALL)
                .matcher(text);
        if (!filled.matches()) return false;
        for (var i = 0; i < names.size(); i++) found.put(names.get(i), filled.group(i + 1));
        return true;
    }
}
