package alidade.engine.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

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

    private void add(String table, String text) {
        try {
            for (var one : JSON.readTree(text).path("merged_rows")) {
                var day = LocalDate.parse(one.path("date").asText());
                merged.merge(
                        key(table, one.path("source").asText(), day),
                        one.path("rows").asLong(),
                        Long::sum);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed import receipt is not JSON: " + text, e);
        }
    }

    long merged(String table, String source, LocalDate day) {
        return merged.getOrDefault(key(table, source, day), 0L);
    }

    private static String key(String table, String source, LocalDate day) {
        return table + "\n" + source + "\n" + day;
    }
}
