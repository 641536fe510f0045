package alidade.app.views.quality;

import alidade.resources.packs.FieldMapping;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Type;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Tells the values of a refused record as text, for a person to begin with.
///
/// Only what the record says in so many words is told, wrong or right; what would have to be worked out of it is
/// left to the person.
final class RawValues {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PLAIN = Set.of("text", "integer", "decimal", "count", "list", "moment", "date");
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

    private final Pack pack;
    private final TableDefinition table;

    RawValues(Pack pack, TableDefinition table) {
        this.pack = pack;
        this.table = table;
    }

    /// @return by column, in the order of the table; columns of which nothing is known are absent
    Map<String, String> of(String source, String raw) {
        var record = record(raw);
        var values = new LinkedHashMap<String, String>();
        for (var column : table.columns()) {
            var told = column.name().equals(table.sourceColumn()) && !source.isEmpty()
                    ? Optional.of(source)
                    : value(column, source, record);
            told.ifPresent(text -> values.put(column.name(), text));
        }
        return values;
    }

    private static JsonNode record(String raw) {
        try {
            return JSON.readTree(raw);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    /// The first place that holds something: of the source's own mapping, of those of files, under the column's name.
    /// A path under that name still has to be taken apart, which is left to the person.
    private Optional<String> value(Column column, String source, JsonNode record) {
        var ofSource = pack.sources().stream()
                .filter(one -> one.name().equals(source) && one.table().equals(table.name()))
                .flatMap(one -> one.fields().stream());
        var ofFiles = table.imports().stream().flatMap(one -> one.fields().stream());
        return Stream.concat(ofSource, ofFiles)
                .filter(field -> field.column().equals(column.name()))
                .flatMap(field -> value(column, field, record).stream())
                .findFirst()
                .or(() -> text(column, record.path(column.name())).filter(text -> !text.contains("/")));
    }

    private static Optional<String> value(Column column, FieldMapping field, JsonNode record) {
        if (!PLAIN.contains(field.decode())) return Optional.empty();
        return field.paths().stream()
                .filter(path -> PLAIN_PATH.matcher(path).matches())
                .map(path -> record.at("/" + path.replace('.', '/')))
                .flatMap(found -> text(column, found).stream())
                .map(text -> field.values().getOrDefault(text, text))
                .findFirst();
    }

    private static Optional<String> text(Column column, JsonNode found) {
        if (found.isArray()) return list(found);
        if (!found.isValueNode() || found.isNull() || found.asText().isBlank()) return Optional.empty();
        var text = found.asText();
        return switch (column.type()) {
            case TEXT_LIST -> text.startsWith("[") ? list(record(text)) : Optional.of(text);
            case TIMESTAMP -> isMoment(text) ? Optional.of(text) : Optional.empty();
            case TEXT, INTEGER, DECIMAL, BOOLEAN, DATE -> Optional.of(text);
        };
    }

    private static Optional<String> list(JsonNode array) {
        var items = StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return items.isEmpty() ? Optional.empty() : Optional.of(items);
    }

    private static boolean isMoment(String text) {
        try {
            return !Instant.parse(text).equals(Instant.MIN);
        } catch (DateTimeException _) {
            return false;
        }
    }

    /// How a person writes a value of a type, by an example; empty for plain text.
    static String example(Type type) {
        return switch (type) {
            case TEXT -> "";
            case INTEGER -> "1234";
            case DECIMAL -> "12.5";
            case BOOLEAN -> String.join(" / ", List.of("true", "false"));
            case DATE -> "2026-11-20";
            case TIMESTAMP -> "2026-11-20T08:00:00Z";
            case TEXT_LIST -> "a, b, c";
        };
    }
}
