package alidade.resources.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Holds a YAML text to one of the published schemas, and says each mistake in our words at its exact place.
final class SchemaCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Schema schema;

    /// @param kind of file, such as `metric`
    SchemaCheck(String kind) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(kind), InputFormat.JSON);
    }

    /// The text of a published schema.
    static String text(String kind) {
        var file = kind + ".schema.json";
        try (var stream = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Mistake> check(YamlNode root) {
        return schema.validate(root.json()).stream()
                .filter(error -> !insideAChoice(error.getEvaluationPath()))
                .map(error -> mistake(root, error))
                .sorted(Comparator.comparing((Mistake one) -> one.place().line())
                        .thenComparing(one -> one.place().column())
                        .thenComparing(Mistake::sentence))
                .distinct()
                .toList();
    }

    /// What is wrong inside the branches of a choice is told by the choice as a whole.
    private static boolean insideAChoice(NodePath path) {
        for (var i = 0; i < path.getNameCount() - 1; i++) {
            if ("oneOf".equals(path.getElement(i))) {
                return true;
            }
        }
        return false;
    }

    private Mistake mistake(YamlNode root, Error error) {
        var path = names(error.getInstanceLocation());
        var node = at(root, path);
        var key = path.isEmpty() ? "" : path.getLast();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(node, error);
            case "required" ->
                new Mistake(
                        node.place(),
                        "key '" + error.getProperty() + "' is missing"
                                + (key.isEmpty() ? "" : " in '" + named(path) + "'"));
            case "enum" -> new Mistake(node.place(), unknownWord(path, node, error));
            case "oneOf" -> new Mistake(node.place(), choice(node, error));
            case "type",
                    "pattern",
                    "const",
                    "minimum",
                    "maximum",
                    "minLength",
                    "minItems",
                    "minProperties",
                    "maxProperties" ->
                new Mistake(node.place(), "'" + named(path) + "' is " + shown(node) + ", expected " + expected(error));
            case "propertyNames" -> strangeName(node);
            case "uniqueItems" -> new Mistake(node.place(), "'" + named(path) + "' has an item twice");
            default -> new Mistake(node.place(), "'" + named(path) + "': " + error.getMessage());
        };
    }

    private Mistake unknownKey(YamlNode node, Error error) {
        var known = parent(error)
                .map(owner -> owner.path("properties"))
                .map(properties -> {
                    var keys = new ArrayList<String>();
                    properties.fieldNames().forEachRemaining(keys::add);
                    return keys;
                })
                .orElseGet(ArrayList::new);
        var place = node instanceof YamlNode.Entries entries
                        && entries.entries().get(error.getProperty()) instanceof YamlNode.Entry entry
                ? entry.key()
                : node.place();
        return new Mistake(place, Nearest.unknown("key", error.getProperty(), known));
    }

    /// A key of a mapping whose keys people choose, hosts and values of inputs, that is no name.
    private static Mistake strangeName(YamlNode node) {
        var keys = node instanceof YamlNode.Entries entries ? entries.entries() : Map.<String, YamlNode.Entry>of();
        return keys.entrySet().stream()
                .filter(one -> !NAME.matcher(one.getKey()).matches())
                .findFirst()
                .map(one -> new Mistake(
                        one.getValue().key(),
                        "found '" + one.getKey() + "', expected a name in lower case with underscores"))
                .orElse(new Mistake(node.place(), "a key is no name in lower case with underscores"));
    }

    private static String unknownWord(List<String> path, YamlNode node, Error error) {
        var words = StreamSupport.stream(error.getSchemaNode().spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        var near = node instanceof YamlNode.Scalar scalar ? Nearest.to(scalar.text(), words) : Optional.<String>empty();
        return "'" + named(path) + "' is " + shown(node) + ", expected "
                + (words.size() == 1 ? "" : "one of ") + String.join(", ", words)
                + near.map(word -> "; did you mean '" + word + "'?").orElse("");
    }

    private static String choice(YamlNode node, Error error) {
        var all = StreamSupport.stream(error.getSchemaNode().spliterator(), false)
                .map(branch -> branch.path("required").path(0).asText())
                .toList();
        var found = node instanceof YamlNode.Entries entries
                ? all.stream().filter(entries.entries()::containsKey).toList()
                : List.<String>of();
        return "expected exactly one of " + String.join(", ", all) + ", found "
                + (found.isEmpty() ? "none" : String.join(" and ", found));
    }

    private String expected(Error error) {
        var described =
                parent(error).map(owner -> owner.path("description").asText()).orElse("");
        return switch (error.getKeyword()) {
            case "minLength" -> "a text that is not empty";
            case "minItems" -> "at least one item";
            case "type" -> described.isEmpty() ? types(error.getSchemaNode()) : described;
            case "minimum", "maximum" -> {
                var bound = (error.getKeyword().equals("minimum") ? "at least " : "at most ")
                        + error.getSchemaNode().asText();
                yield described.isEmpty() ? bound : described + ", " + bound;
            }
            default -> described.isEmpty() ? error.getMessage() : described;
        };
    }

    private static String types(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(one -> article(one.asText()))
                        .collect(Collectors.joining(" or "))
                : article(type.asText());
    }

    private static String article(String type) {
        return switch (type) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a mapping of keys and values";
            default -> type;
        };
    }

    private static String shown(YamlNode node) {
        return switch (node) {
            case YamlNode.Items(var _, var items) -> items.isEmpty() ? "an empty list" : "a list";
            case YamlNode.Entries(var _, var entries) -> entries.isEmpty() ? "an empty mapping" : "a mapping";
            case YamlNode.Scalar scalar -> {
                var type = scalar.json().getNodeType();
                yield switch (type) {
                    case NULL -> "empty";
                    case NUMBER -> "the number " + scalar.text();
                    case BOOLEAN -> scalar.text();
                    default -> "'" + scalar.text() + "'";
                };
            }
        };
    }

    /// The schema that holds the keyword of an error.
    private Optional<JsonNode> parent(Error error) {
        var node = schema.getSchemaNode();
        var names = names(error.getSchemaLocation().getFragment());
        for (var name : names.subList(0, Math.max(0, names.size() - 1))) {
            node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    private static List<String> names(NodePath path) {
        var names = new ArrayList<String>();
        for (var i = 0; i < path.getNameCount(); i++) {
            names.add(String.valueOf(path.getElement(i)));
        }
        return names;
    }

    /// The last key of a path, with the index behind it where the path ends in a list.
    private static String named(List<String> path) {
        if (path.isEmpty()) {
            return "the file";
        }
        var last = path.getLast();
        var inList = path.size() > 1 && last.chars().allMatch(Character::isDigit);
        return inList ? path.get(path.size() - 2) + "[" + last + "]" : last;
    }

    private static YamlNode at(YamlNode root, List<String> path) {
        var node = root;
        for (var name : path) {
            node = switch (node) {
                case YamlNode.Items items -> items.nodes().get(Integer.parseInt(name));
                case YamlNode.Entries entries ->
                    Objects.requireNonNull(entries.entries().get(name), name).value();
                case YamlNode.Scalar scalar -> scalar;
            };
        }
        return node;
    }
}
