package alidade.engine.store;

import alidade.engine.log.Damage;
import alidade.engine.log.Document;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes what an entry says beside its facts: its header, coverage, refused records, documents, rulings.
final class EntryRows {
    private EntryRows() {}

    /// @param isWithheld whether its rows are not here
    static void header(Connection connection, int entryNo, Header header, boolean isWithheld) throws SQLException {
        var sql = "insert into log.entry values (?" + ", ?".repeat(26) + ")";
        try (var statement = connection.prepareStatement(sql)) {
            var batch = header.batch();
            var row = new Row(statement);
            row.add(entryNo).add(header.id().node()).add(header.id().seq());
            row.add(header.incarnation()).add(header.region()).add(header.kind().name());
            row.add(header.schemaVersion()).add(utc(header.sealedAt())).add(batch.id());
            row.add(batch.origin().name()).add(batch.pack()).add(batch.table()).add(batch.source());
            row.add(utc(batch.started()))
                    .add(utc(batch.ended()))
                    .add(batch.status().name());
            row.add(batch.pages()).add(batch.merged()).add(batch.error().orElse(null));
            row.add(batch.cites().map(EntryId::node).orElse(null));
            row.add(batch.cites().map(EntryId::seq).orElse(null));
            row.add(header.rows()).add(header.refused());
            row.add(header.prevHash()).add(header.payloadSha()).add(header.hash());
            row.add(isWithheld);
            statement.executeUpdate();
        }
        coverage(connection, entryNo, header);
    }

    private static void coverage(Connection connection, int entryNo, Header header) throws SQLException {
        try (var statement = connection.prepareStatement("insert into log.coverage values (?, ?, ?, ?, ?)")) {
            for (var one : header.coverage()) {
                var row = new Row(statement).add(entryNo).add(one.source()).add(one.input());
                row.add(one.date()).add(one.extent().name());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void refused(Connection connection, int entryNo, int firstOrdinal, String table, List<Refused> refused)
            throws SQLException {
        try (var statement = connection.prepareStatement("insert into std.refused values (?" + ", ?".repeat(8) + ")")) {
            var ordinal = firstOrdinal;
            for (var one : refused) {
                var row = new Row(statement)
                        .add(entryNo)
                        .add(ordinal++)
                        .add(table)
                        .add(one.place());
                row.add(one.source())
                        .add(one.date().orElse(null))
                        .add(one.rule())
                        .add(one.reason());
                row.add(one.raw());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void documents(Connection connection, int entryNo, List<Document> documents) throws SQLException {
        try (var statement = connection.prepareStatement("insert into log.document values (?, ?, ?, ?, ?, ?, ?)")) {
            var ordinal = 0;
            for (var one : documents) {
                var row = new Row(statement)
                        .add(entryNo)
                        .add(ordinal++)
                        .add(one.type())
                        .add(one.path());
                row.add(one.sha()).add(one.parent().orElse(null)).add(one.text());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        for (var at = 0; at < documents.size(); at++) {
            if (Rulings.TYPES.contains(documents.get(at).type())) ruling(connection, entryNo, at, documents.get(at));
        }
    }

    /// A ruling whose path names no entry rules about none.
    private static void ruling(Connection connection, int entryNo, int ordinal, Document document) throws SQLException {
        var about = EntryId.read(document.path());
        if (about.isEmpty()) return;
        var sql = "insert into log.ruling values (?, ?, ?, ?, ?, ?, ?, ?)";
        try (var statement = connection.prepareStatement(sql)) {
            var row = new Row(statement).add(entryNo).add(ordinal).add(document.type());
            row.add(about.get().node()).add(about.get().seq());
            row.add(!document.text().isEmpty()).add(document.sha());
            row.add(document.parent().orElse(null));
            statement.executeUpdate();
        }
    }

    /// The applied entries of a table whose rows are here, by local number.
    static Map<Integer, EntryId> ofTable(Connection connection, StandardTable table) throws SQLException {
        var sql = """
                select entry_no, node, seq
                from log.entry
                where table_name = ? and pack = ? and kind = 'RECORDS' and not withheld""";
        try (var statement = connection.prepareStatement(sql)) {
            new Row(statement).add(table.name()).add(table.pack());
            var entries = new TreeMap<Integer, EntryId>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.put(rows.getInt(1), new EntryId(rows.getString(2), rows.getLong(3)));
                }
            }
            return entries;
        }
    }

    /// Takes an entry out of the store of which only the header is there.
    static void removeWithheld(Connection connection, EntryId id) throws SQLException {
        var coverage = """
                delete from log.coverage
                where entry_no in (select entry_no from log.entry where node = ? and seq = ? and withheld)""";
        var entry = "delete from log.entry where node = ? and seq = ? and withheld";
        for (var sql : List.of(coverage, entry)) {
            try (var statement = connection.prepareStatement(sql)) {
                new Row(statement).add(id.node()).add(id.seq());
                statement.executeUpdate();
            }
        }
    }

    /// Takes an entry out of the store again.
    static void remove(Connection connection, int entryNo, StandardTable table) throws SQLException {
        Layouts.deleteFacts(connection, table.name(), entryNo);
        for (var one : List.of("std.refused", "log.coverage", "log.entry")) {
            Layouts.deleteEntry(connection, one, entryNo);
        }
    }

    static void setAside(Connection connection, List<EntryId> applied, List<Damage> damages) throws SQLException {
        try (var statement = connection.prepareStatement("delete from log.set_aside where node = ? and seq = ?")) {
            for (var id : applied) {
                new Row(statement).add(id.node()).add(id.seq());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (var statement =
                connection.prepareStatement("merge into log.set_aside (node, seq, sentence) values (?, ?, ?)")) {
            for (var damage : damages) {
                new Row(statement)
                        .add(damage.id().node())
                        .add(damage.id().seq())
                        .add(damage.sentence());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /// Fills the parameters of a statement one after another.
    private static final class Row {
        private final PreparedStatement statement;
        private int at;

        Row(PreparedStatement statement) {
            this.statement = statement;
        }

        Row add(@org.jspecify.annotations.Nullable Object value) throws SQLException {
            statement.setObject(++at, value);
            return this;
        }
    }
}
