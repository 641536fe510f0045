package alidade.engine.store;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.EntryKind;
import alidade.engine.log.Fact;
import alidade.engine.log.Header;
import alidade.engine.log.Refused;
import alidade.resources.packs.TableDefinition.Column;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An entry as the store knows it: its header and its content, in the form in which they were sealed.
///
/// The store may be damaged itself, or hold less than was sealed: only the hashes of the entry tell whether this is it.
///
/// @param content empty where its rows are not here
record StoredEntry(Header header, Optional<Draft> content) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param tables as the definitions in force declare them
    static Optional<StoredEntry> read(Connection connection, EntryId id, Map<String, StandardTable> tables)
            throws SQLException {
        var sql = "select * from log.entry where node = ? and seq = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.node());
            statement.setLong(2, id.seq());
            try (var row = statement.executeQuery()) {
                if (!row.next()) return Optional.empty();
                var entryNo = row.getInt("entry_no");
                var header = header(connection, entryNo, id, row);
                if (row.getBoolean("withheld")) return Optional.of(new StoredEntry(header, Optional.empty()));
                return content(connection, entryNo, header, tables)
                        .map(content -> new StoredEntry(header, Optional.of(content)));
            }
        } catch (RuntimeException e) {
            // A damaged row: null where there never is one, a word that is no name of anything, half a text.
            return Optional.empty();
        }
    }

    private static Header header(Connection connection, int entryNo, EntryId id, ResultSet row) throws SQLException {
        var cites = Optional.ofNullable(row.getString("cites_node"));
        var citesSeq = row.getLong("cites_seq");
        var batch = new Batch(
                row.getString("batch_id"),
                Batch.Origin.valueOf(row.getString("origin")),
                row.getString("pack"),
                row.getString("table_name"),
                row.getString("source"),
                moment(row, "started_at"),
                moment(row, "ended_at"),
                Batch.Status.valueOf(row.getString("status")),
                row.getLong("pages"),
                row.getLong("merged"),
                Optional.ofNullable(row.getString("error")),
                cites.map(node -> new EntryId(node, citesSeq)));
        return new Header(
                id,
                row.getString("incarnation"),
                row.getString("region"),
                EntryKind.valueOf(row.getString("kind")),
                row.getInt("schema_version"),
                moment(row, "sealed_at"),
                batch,
                coverage(connection, entryNo),
                row.getLong("row_count"),
                row.getLong("refused_count"),
                row.getString("prev_hash"),
                row.getString("payload_sha"),
                row.getString("hash"));
    }

    /// In the order in which it was sealed, which is that of the rows.
    private static List<Coverage> coverage(Connection connection, int entryNo) throws SQLException {
        return rows(
                connection,
                "select source, input, \"date\", extent from log.coverage where entry_no = ? order by _rowid_",
                entryNo,
                row -> new Coverage(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        Coverage.Extent.valueOf(row.getString(4))));
    }

    private static Optional<Draft> content(
            Connection connection, int entryNo, Header header, Map<String, StandardTable> tables) throws SQLException {
        if (header.kind() == EntryKind.DOCUMENT) {
            return Optional.of(new Draft.Documents(header.batch(), documents(connection, entryNo)));
        }
        var table = Optional.ofNullable(tables.get(header.batch().table()))
                .filter(one -> one.pack().equals(header.batch().pack()));
        if (table.isEmpty() && header.rows() > 0) return Optional.empty();
        var facts = table.isEmpty() ? List.<Fact>of() : facts(connection, entryNo, table.get());
        return Optional.of(new Draft.Records(header.batch(), header.coverage(), facts, refused(connection, entryNo)));
    }

    private static List<Document> documents(Connection connection, int entryNo) throws SQLException {
        return rows(
                connection,
                "select type, path, text, parent from log.document where entry_no = ? order by ordinal",
                entryNo,
                row -> new Document(
                        row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4))));
    }

    private static List<Refused> refused(Connection connection, int entryNo) throws SQLException {
        return rows(
                connection,
                """
                select place, source, "date", rule, reason, raw
                from std.refused
                where entry_no = ?
                order by ordinal""",
                entryNo,
                row -> new Refused(
                        row.getString(1),
                        row.getString(2),
                        Optional.ofNullable(row.getObject(3, LocalDate.class)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
    }

    private static List<Fact> facts(Connection connection, int entryNo, StandardTable table) throws SQLException {
        var columns = table.definition().columns();
        var names = columns.stream()
                .map(column -> StandardTable.quoted(column.name()))
                .collect(Collectors.joining(", "));
        var sql = """
                select snapshot_date, observed_at, inputs, %s
                from %s f
                join %s r on r.record_id = f.record_id
                join %s a on a.attributes_id = f.attributes_id
                where f.entry_no = ?
                order by ordinal""".formatted(names, table.facts(), table.records(), table.attributes());
        return rows(connection, sql, entryNo, row -> {
            var values = new TreeMap<String, Object>();
            for (var at = 0; at < columns.size(); at++) {
                var value = sealed(columns.get(at), row, 4 + at);
                if (value != null) values.put(columns.get(at).name(), value);
            }
            return new Fact(
                    row.getObject(1, LocalDate.class), moment(row, "observed_at"), inputs(row.getString(3)), values);
        });
    }

    private static List<String> inputs(String joined) {
        return joined.isEmpty()
                ? List.of()
                : List.of(joined.substring(1, joined.length() - 1).split("\\|", -1));
    }

    private static @Nullable Object sealed(Column column, ResultSet row, int at) throws SQLException {
        if (row.getObject(at) == null) return null;
        return switch (column.type()) {
            case TEXT -> row.getString(at);
            case INTEGER -> row.getLong(at);
            case DECIMAL -> row.getBigDecimal(at);
            case BOOLEAN -> row.getBoolean(at);
            case DATE -> row.getObject(at, LocalDate.class);
            case TIMESTAMP -> moment(row.getObject(at, OffsetDateTime.class));
            case TEXT_LIST -> list(row.getString(at));
        };
    }

    private static List<String> list(String array) {
        try {
            var items = new ArrayList<String>();
            JSON.readTree(array).forEach(item -> items.add(item.asText()));
            return items;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a list", e);
        }
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return moment(row.getObject(column, OffsetDateTime.class));
    }

    private static Instant moment(OffsetDateTime stored) {
        if (!CanonicalRow.isWhole(stored)) throw new IllegalArgumentException(stored + " has part of a microsecond");
        return stored.toInstant();
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection connection, String sql, int entryNo, Reading<T> reading)
            throws SQLException {
        var found = new ArrayList<T>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, entryNo);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(reading.of(rows));
            }
        }
        return found;
    }
}
