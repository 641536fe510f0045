package alidade.engine.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// How many rows fell together with another one when a file was imported, by source and day: a document of type
/// `import` tells, since the entries of an import hold many days.
final class Receipts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Long> merged = new HashMap<>();

    static Receipts load(Connection reader, Map<String, Long> vector) throws SQLException {
        var receipts = new Receipts();
        var query = """
                select e.node, e.seq, e.table_name, d.text
                  from log.document d
                  join log.entry e on e.entry_no = d.entry_no
                 where d.type = 'import'
                """;
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                if (rows.getLong(2) > vector.getOrDefault(rows.getString(1), 0L)) continue;
                receipts.add(rows.getString(3), rows.getString(4));
            }
        }
        return receipts;
    }

    /// The days that the receipts among some entries speak of.
    static SortedSet<LocalDate> days(Connection reader, Collection<Integer> entries) throws SQLException {
        var days = new TreeSet<LocalDate>();
        var query = "select text from log.document where type = 'import' and entry_no = any(?)";
        try (var statement = reader.prepareStatement(query)) {
            statement.setObject(1, entries.toArray(Integer[]::new));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) for (var one : mergedRows(rows.getString(1))) days.add(day(one));
            }
        }
        return days;
    }

    private void add(String table, String text) {
        for (var one : mergedRows(text)) {
            merged.merge(
                    key(table, one.path("source").asText(), day(one)),
                    one.path("rows").asLong(),
                    Long::sum);
        }
    }

    private static JsonNode mergedRows(String text) {
        try {
            return JSON.readTree(text).path("merged_rows");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed import receipt is not JSON: " + text, e);
        }
    }

    private static LocalDate day(JsonNode one) {
        return LocalDate.parse(one.path("date").asText());
    }

    long merged(String table, String source, LocalDate day) {
        return merged.getOrDefault(key(table, source, day), 0L);
    }

    private static String key(String table, String source, LocalDate day) {
        return table + "\n" + source + "\n" + day;
    }
}
