package alidade.fetch.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place in a JSON tree: `$`, `data.models`, `tasks[0].name`, `tags[category=task].name`, `tags[*]`.
///
/// A name in brackets and quotes may hold dots: `['a.b']`. A leading `$.` may be left out. JSON null is "not there".
public final class JsonPath {
    private final String text;
    private final List<Step> steps;
    /// Whether it may lead to more than one node.
    private final boolean branches;

    private sealed interface Step {
        record Member(String name) implements Step {}

        record Index(int index) implements Step {}

        record First(String member, String value) implements Step {}

        record Every() implements Step {}
    }

    private JsonPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
        branches = steps.contains(new Step.Every());
    }

    /// Reads a path; throws [IllegalArgumentException] with a sentence that names path and place.
    public static JsonPath of(String text) {
        return new JsonPath(text, new Parser(text).steps());
    }

    /// The first thing that is there; with `[*]` the first that is not null in any branch.
    public Optional<JsonNode> first(JsonNode root) {
        if (!branches) return Optional.ofNullable(only(root));
        return all(root).stream().findFirst();
    }

    /// Everything that is there, in document order; more than one only with `[*]`.
    public List<JsonNode> all(JsonNode root) {
        if (!branches) {
            var only = only(root);
            return only == null ? List.of() : List.of(only);
        }
        var here = List.of(root);
        for (var step : steps) {
            var next = new ArrayList<JsonNode>();
            for (var node : here) {
                if (!(step instanceof Step.Every)) add(next(node, step), next);
                else if (node.isArray()) node.forEach(next::add);
            }
            here = next;
        }
        return here.stream().filter(JsonPath::isThere).toList();
    }

    /// Where a path that does not branch leads to; null when nothing is there. Called for every field of every record.
    private @Nullable JsonNode only(JsonNode root) {
        var here = root;
        for (var step : steps) {
            var next = next(here, step);
            if (next == null) return null;
            here = next;
        }
        return isThere(here) ? here : null;
    }

    private static boolean isThere(JsonNode node) {
        return !node.isNull() && !node.isMissingNode();
    }

    /// The text of the first thing that is there, if it is a text, a number or a boolean.
    public Optional<String> text(JsonNode root) {
        return first(root).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    private static @Nullable JsonNode next(JsonNode node, Step step) {
        return switch (step) {
            case Step.Member(var name) -> node.get(name);
            case Step.Index(var index) -> node.isArray() ? node.get(index) : null;
            case Step.First(var member, var value) -> first(node, member, value);
            case Step.Every() -> throw new IllegalStateException("every item is not one");
        };
    }

    private static @Nullable JsonNode first(JsonNode node, String member, String value) {
        if (!node.isArray()) return null;
        for (var item : node) {
            var there = item.get(member);
            if (there != null && there.isValueNode() && there.asText().equals(value)) return item;
        }
        return null;
    }

    private static void add(@Nullable JsonNode node, List<JsonNode> found) {
        if (node != null) found.add(node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Step> steps() {
            var steps = new ArrayList<Step>();
            if (text.isBlank()) throw wrong("is empty");
            if (text.startsWith("$")) {
                at = 1;
                if (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[')
                    throw wrong("expects '.' or '[' after '$'");
                if (at < text.length() && text.charAt(at) == '.') at++;
                else if (at == text.length()) return steps;
            }
            if (at == text.length()) throw wrong("ends with a dot");
            if (text.charAt(at) != '[') steps.add(member());
            while (at < text.length()) {
                if (text.charAt(at) == '.') {
                    at++;
                    steps.add(member());
                } else {
                    steps.add(bracket());
                }
            }
            return steps;
        }

        private Step member() {
            var start = at;
            while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
                if (text.charAt(at) == ']') throw wrong("has a ']' without '['");
                at++;
            }
            if (start == at) throw wrong("expects a name");
            return new Step.Member(text.substring(start, at));
        }

        private Step bracket() {
            if (text.charAt(at) != '[') throw wrong("expects '.' or '['");
            var end = text.indexOf(']', at);
            if (end < 0) throw wrong("has a '[' without ']'");
            var inside = text.substring(at + 1, end);
            if (inside.length() > 1 && isQuoted(inside)) {
                at = end + 1;
                return new Step.Member(inside.substring(1, inside.length() - 1));
            }
            if (inside.equals("*")) {
                at = end + 1;
                return new Step.Every();
            }
            if (inside.matches("\\d{1,9}")) {
                at = end + 1;
                return new Step.Index(Integer.parseInt(inside));
            }
            var equals = inside.indexOf('=');
            if (equals < 1) throw wrong("expects a number, '*', 'name=value' or a quoted name in brackets");
            at = end + 1;
            var value = inside.substring(equals + 1);
            return new Step.First(
                    inside.substring(0, equals),
                    value.length() > 1 && isQuoted(value) ? value.substring(1, value.length() - 1) : value);
        }

        private static boolean isQuoted(String some) {
            return some.startsWith("'") && some.endsWith("'");
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(
                    "the path '" + text + "' " + what + " at character " + (at + 1) + "; nothing is read by it");
        }
    }
}
