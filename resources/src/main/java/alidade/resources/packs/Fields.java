package alidade.resources.packs;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The entries of a YAML mapping that its schema has already found in order.
///
/// @param mistakes what the schema could not know is added here
record Fields(YamlNode.Entries node, List<Mistake> mistakes) {
    Place place() {
        return node.place();
    }

    /// Where the value of a key stands, or the whole mapping where the key is left out.
    Place place(String key) {
        return find(key).map(YamlNode::place).orElse(node.place());
    }

    Place keyPlace(String key) {
        var entry = node.entries().get(key);
        return entry == null ? node.place() : entry.key();
    }

    boolean has(String key) {
        return node.entries().containsKey(key);
    }

    List<String> keys() {
        return List.copyOf(node.entries().keySet());
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(node.entries().get(key)).map(YamlNode.Entry::value);
    }

    YamlNode get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no '" + key + "' in line " + place().line()));
    }

    String text(String key) {
        return text(get(key));
    }

    static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    Optional<String> maybeText(String key) {
        return find(key).map(Fields::text);
    }

    int number(String key, int otherwise) {
        return maybeNumber(key).map(Math::toIntExact).orElse(otherwise);
    }

    /// A whole number, also one written as `30.0`.
    Optional<Long> maybeNumber(String key) {
        return maybeText(key).map(text -> new BigDecimal(text).longValueExact());
    }

    boolean flag(String key) {
        return find(key).map(node -> text(node).equals("true")).orElse(false);
    }

    Label label(String key) {
        return asLabel(fields(key));
    }

    private static Label asLabel(Fields label) {
        return new Label(label.text("zh"), label.text("en"));
    }

    Fields fields(String key) {
        return of(get(key));
    }

    Fields of(YamlNode node) {
        return node instanceof YamlNode.Entries entries
                ? new Fields(entries, mistakes)
                : new Fields(new YamlNode.Entries(node.place(), Map.of()), mistakes);
    }

    /// The nodes of a list; a single value is a list of one.
    List<YamlNode> nodes(String key) {
        return find(key)
                .map(node -> node instanceof YamlNode.Items items ? items.nodes() : List.of(node))
                .orElse(List.of());
    }

    List<Fields> items(String key) {
        return nodes(key).stream().map(this::of).toList();
    }

    <T> List<T> each(String key, Function<Fields, T> reader) {
        return items(key).stream().map(reader).toList();
    }

    List<String> texts(String key) {
        return nodes(key).stream().map(Fields::text).toList();
    }

    /// The entries of a mapping of texts, in the order of the file.
    Map<String, String> textsByKey(String key) {
        var texts = new LinkedHashMap<String, String>();
        if (has(key)) {
            var inner = fields(key);
            inner.keys().forEach(one -> texts.put(one, inner.text(one)));
        }
        return texts;
    }

    <E extends Enum<E>> E word(String key, Class<E> words) {
        return Enum.valueOf(words, text(key).toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> E word(String key, E otherwise) {
        return has(key) ? word(key, otherwise.getDeclaringClass()) : otherwise;
    }

    <E extends Enum<E>> List<E> words(String key, Class<E> words) {
        var all = new ArrayList<E>();
        texts(key).forEach(one -> all.add(Enum.valueOf(words, one.toUpperCase(Locale.ROOT))));
        return all;
    }

    Optional<LocalDate> date(String key) {
        try {
            return maybeText(key).map(LocalDate::parse);
        } catch (DateTimeException e) {
            add(key, "'" + text(key) + "' is not a date, expected one such as 2026-01-31");
            return Optional.empty();
        }
    }

    Optional<ZoneId> zone(String key) {
        var name = maybeText(key);
        if (name.isEmpty() || ZoneId.getAvailableZoneIds().contains(name.get())) {
            return name.map(ZoneId::of);
        }
        add(key, Nearest.unknown("time zone", name.get(), ZoneId.getAvailableZoneIds()));
        return Optional.empty();
    }

    /// The filter under a key; one that holds always where the key is left out or its text is refused.
    Filter filter(String key) {
        if (!has(key)) {
            return new Filter.Everything();
        }
        return switch (FilterReader.read(text(key))) {
            case FilterReading.Read(var filter) -> filter;
            case FilterReading.Refused(var column, var sentence) -> {
                mistakes.add(new Mistake(inside(key, column), sentence));
                yield new Filter.Everything();
            }
        };
    }

    /// The place of a column, counted from 1, of the text under a key.
    Place inside(String key, int column) {
        return get(key) instanceof YamlNode.Scalar scalar
                ? scalar.spelling().placeOf(scalar.text(), column - 1)
                : place(key);
    }

    void add(String key, String sentence) {
        mistakes.add(new Mistake(place(key), sentence));
    }
}
