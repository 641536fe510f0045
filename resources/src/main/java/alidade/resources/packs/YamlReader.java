package alidade.resources.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads one YAML text into nodes that know their place.
///
/// Only what reads alike everywhere is accepted: no anchors, no tags, no words or numbers that
/// YAML 1.1 and 1.2 take for different things.
final class YamlReader {
    static final int LARGEST_FILE = 1 << 20;
    static final int DEEPEST = 24;

    /// Numbers of a size that a definition can need; longer ones stay texts.
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");
    private static final Pattern ODD_NUMBER = Pattern.compile(
            "[+-]?0[0-9_]+(\\.[0-9]*)?|[+-]?0[xob][0-9a-fA-F_]+|[+-]?[0-9][0-9]*_[0-9_]*|\\+[0-9.]+|-?\\.[0-9]+|"
                    + "[+-]?\\.(inf|nan)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> ODD_WORDS = Set.of("yes", "no", "on", "off");

    private final List<Mistake> mistakes;
    private final int[] characters;
    private final String text;

    private YamlReader(String text, List<Mistake> mistakes) {
        this.text = text;
        this.characters = text.codePoints().toArray();
        this.mistakes = mistakes;
    }

    /// The root of the text; empty if something had to be added to the mistakes.
    static Optional<YamlNode> read(String text, List<Mistake> mistakes) {
        var size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST_FILE) {
            mistakes.add(new Mistake(
                    Place.START, "the file has " + size + " bytes, at most " + LARGEST_FILE + " are read: split it"));
            return Optional.empty();
        }
        return new YamlReader(text, mistakes).read();
    }

    private Optional<YamlNode> read() {
        var before = mistakes.size();
        try {
            guard();
            if (mistakes.size() > before) {
                return Optional.empty();
            }
            var options = options();
            var root = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
                    .getSingleNode();
            if (root == null) {
                mistakes.add(new Mistake(Place.START, "the file is empty, expected a definition"));
                return Optional.empty();
            }
            var node = node(root);
            return mistakes.size() > before ? Optional.empty() : Optional.of(node);
        } catch (MarkedYAMLException e) {
            var context = e.getContext() == null ? "" : e.getContext() + ", ";
            mistakes.add(new Mistake(place(e.getProblemMark()), "not YAML: " + context + e.getProblem()));
        } catch (ReaderException e) {
            mistakes.add(new Mistake(
                    placeAt(e.getPosition()),
                    "not YAML: the character U+%04X is not allowed in a text".formatted(e.getCodePoint())));
        } catch (YAMLException e) {
            mistakes.add(new Mistake(Place.START, "not YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST + 1);
        options.setCodePointLimit(LARGEST_FILE + 1);
        return options;
    }

    /// Looks at the events one by one, before anything is built, so that no text can cost much.
    private void guard() {
        var parser = new ParserImpl(new StreamReader(text), options());
        var depth = 0;
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            var event = parser.getEvent();
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                add(event.getStartMark(), "nested more than " + DEEPEST + " levels deep, which no definition needs");
                return;
            }
            if (event instanceof NodeEvent node && node.getAnchor() != null) {
                var mark = event instanceof AliasEvent ? "*" : "&";
                add(
                        event.getStartMark(),
                        "found " + mark + node.getAnchor()
                                + ": anchors and aliases are not read, write the value where it is needed");
                return;
            }
            var tag = event instanceof ScalarEvent scalar
                    ? scalar.getTag()
                    : event instanceof CollectionStartEvent start ? start.getTag() : null;
            if (tag != null) {
                add(event.getStartMark(), "found the tag " + tag + ": tags are not read, leave it out");
                return;
            }
        }
    }

    private YamlNode node(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> new YamlNode.Items(place(sequence.getStartMark()), items(sequence));
            case MappingNode mapping -> entries(mapping);
            default -> throw new IllegalStateException("a node that is " + node.getNodeId());
        };
    }

    private List<YamlNode> items(SequenceNode sequence) {
        var nodes = new ArrayList<YamlNode>();
        sequence.getValue().forEach(one -> nodes.add(node(one)));
        return nodes;
    }

    private YamlNode entries(MappingNode mapping) {
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        for (var tuple : mapping.getValue()) {
            var place = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(new Mistake(place, "a key must be a plain text, found a list or a mapping"));
                continue;
            }
            scalar(key);
            var earlier = entries.put(key.getValue(), new YamlNode.Entry(place, node(tuple.getValueNode())));
            if (earlier != null) {
                mistakes.add(new Mistake(
                        place,
                        "key '" + key.getValue() + "' is given twice, first in line "
                                + earlier.key().line()));
            }
        }
        return new YamlNode.Entries(place(mapping.getStartMark()), entries);
    }

    private YamlNode.Scalar scalar(ScalarNode node) {
        var place = place(node.getStartMark());
        var spelling = new Spelling(characters, node.getStartMark().getIndex(), place, node.getScalarStyle());
        return new YamlNode.Scalar(place, node.getValue(), value(node, place), spelling);
    }

    private JsonNode value(ScalarNode node, Place place) {
        var json = JsonNodeFactory.instance;
        var written = node.getValue();
        if (!node.isPlain()) {
            return json.textNode(written);
        }
        if (written.isEmpty() || written.equals("~") || written.equals("null")) {
            return json.nullNode();
        }
        if (written.equals("true") || written.equals("false")) {
            return json.booleanNode(written.equals("true"));
        }
        if (NUMBER.matcher(written).matches()) {
            return number(new BigDecimal(written));
        }
        var word = written.toLowerCase(Locale.ROOT);
        if (ODD_WORDS.contains(word)) {
            mistakes.add(new Mistake(
                    place,
                    "found " + written + " without quotes, which some readers take for a boolean: write "
                            + (word.equals("yes") || word.equals("on")) + ", or '" + written + "' if it is a text"));
        } else if (ODD_NUMBER.matcher(written).matches()) {
            mistakes.add(new Mistake(
                    place,
                    "found " + written + " without quotes, which readers take for different numbers: write it in"
                            + " decimal digits, or '" + written + "' if it is a text"));
        }
        return json.textNode(written);
    }

    private static JsonNode number(BigDecimal value) {
        var whole = value.scale() <= 0 && value.precision() - value.scale() <= 18;
        return whole
                ? JsonNodeFactory.instance.numberNode(value.longValueExact())
                : JsonNodeFactory.instance.numberNode(value);
    }

    private void add(Mark mark, String sentence) {
        mistakes.add(new Mistake(place(mark), sentence));
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Place placeAt(int index) {
        var line = 1;
        var column = 1;
        for (var i = 0; i < Math.min(index, characters.length); i++) {
            column = characters[i] == '\n' ? 1 : column + 1;
            line += characters[i] == '\n' ? 1 : 0;
        }
        return new Place(line, column);
    }
}
