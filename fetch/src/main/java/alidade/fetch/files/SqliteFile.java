package alidade.fetch.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One table of a SQLite database that another program keeps, read in the order of its row ids.
final class SqliteFile implements RecordFile {
    private static final int TOO_BIG = 18;

    private final Content file;
    private final String relation;
    private final SqliteDoor door;
    private final List<String> columns;
    private final boolean rowIds;

    private SqliteFile(Content file, String relation, SqliteDoor door) throws SQLException {
        this.file = file;
        this.relation = relation;
        this.door = door;
        this.columns = columns(door.connection(), relation);
        this.rowIds = hasRowIds(door.connection(), relation);
    }

    static SqliteFile open(Content file, Optional<String> wanted) throws IOException {
        var door = SqliteDoor.open(file);
        try {
            return new SqliteFile(file, relation(file, wanted, relations(door.connection())), door);
        } catch (SQLException e) {
            door.close();
            throw new UnreadableFile(file, "is a damaged SQLite database: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    static List<String> relationsOf(Content file) throws UnreadableFile {
        try (var door = SqliteDoor.open(file)) {
            return relations(door.connection());
        } catch (SQLException e) {
            throw new UnreadableFile(file, "is a damaged SQLite database: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public String format() {
        return FileFormat.SQLITE.text();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public Optional<String> encoding() {
        return Optional.empty();
    }

    @Override
    public Iterator<RawRow> iterator() {
        return new Rows();
    }

    @Override
    public void close() {
        door.close();
    }

    /// Tables only: a view may compute anything, for as long as it likes.
    private static List<String> relations(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select name
                        from sqlite_master
                        where type = 'table'
                          and name not like 'sqlite\\_%' escape '\\'
                        order by name""")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String relation(Content file, Optional<String> wanted, List<String> relations)
            throws UnreadableFile {
        var known = relations.isEmpty() ? "it has none" : "it has " + String.join(", ", relations);
        if (wanted.isPresent()) {
            if (!relations.contains(wanted.get())) {
                throw new UnreadableFile(file, "has no table '" + wanted.get() + "': " + known + ".");
            }
            return wanted.get();
        }
        if (relations.size() != 1) {
            throw new UnreadableFile(file, "needs the name of one table: " + known + ".");
        }
        return relations.getFirst();
    }

    private static List<String> columns(Connection connection, String relation) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.prepareStatement("select name from pragma_table_info(?) order by cid")) {
            statement.setString(1, relation);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return List.copyOf(names);
    }

    /// A table made `without rowid`, or with a column of that name, has none of use as a place.
    private static boolean hasRowIds(Connection connection, String relation) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select type from pragma_table_info('" + relation.replace("'", "''")
                        + "') where name = 'rowid'" + " collate nocase")) {
            if (rows.next()) {
                return false;
            }
        }
        try (var statement = connection.prepareStatement("select rowid from " + quoted(relation) + " limit 0")) {
            return statement.getMetaData().getColumnCount() == 1;
        } catch (SQLException _) {
            return false;
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private final class Rows extends RowIterator {
        private @Nullable PreparedStatement statement;
        private @Nullable ResultSet rows;
        private long last = Long.MIN_VALUE;
        private long count;
        private boolean ended;

        Rows() {
            super(file.label() + ":" + relation);
        }

        @Override
        Optional<RawRow> read() throws IOException {
            if (ended) {
                return Optional.empty();
            }
            try {
                return next(rows == null ? start() : rows);
            } catch (SQLException e) {
                return Optional.of(failed(e));
            }
        }

        private ResultSet start() throws SQLException {
            var sql = rowIds
                    ? "select rowid, * from " + quoted(relation) + " where rowid > ? order by rowid"
                    : "select 0, * from " + quoted(relation);
            var prepared = door.connection().prepareStatement(sql);
            statement = prepared;
            if (rowIds) {
                prepared.setLong(1, last);
            }
            var opened = prepared.executeQuery();
            rows = opened;
            return opened;
        }

        private Optional<RawRow> next(ResultSet row) throws SQLException {
            if (!row.next()) {
                end();
                return Optional.empty();
            }
            count++;
            last = rowIds ? row.getLong(1) : count;
            var place = place(last);
            var fields = JsonNodeFactory.instance.objectNode();
            for (var i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                var value = row.getObject(i + 2);
                var text = value == null ? null : row.getString(i + 2);
                if (value instanceof byte[]) {
                    return Optional.of(malformed(place + ":" + column, "has binary data in column '" + column + "'"));
                }
                if (text != null && text.length() > CsvReader.FIELD_CAP) {
                    return Optional.of(malformed(
                            place + ":" + column,
                            "has more than " + CsvReader.FIELD_CAP + " characters in '" + column + "'"));
                }
                fields.put(column, text);
            }
            return Optional.of(
                    new RawRow.Row(place, fields, column -> columns.contains(column) ? place + ":" + column : place));
        }

        /// A row that is too big is passed over; what else fails is damage, and ends the reading.
        private RawRow failed(SQLException e) {
            try {
                end();
                if (e.getErrorCode() == TOO_BIG && rowIds) {
                    var tooBig = rowIdAfter(last);
                    if (tooBig.isPresent()) {
                        last = tooBig.getAsLong();
                        ended = false;
                        return malformed(place(last), "has a value of more than " + SqliteDoor.VALUE_CAP + " bytes");
                    }
                }
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            var where = last == Long.MIN_VALUE ? "before the first row" : "after row " + last;
            return new RawRow.Malformed(
                    file.label() + ":" + relation,
                    "The database is damaged %s (%s): the rows before are kept, what follows is not read."
                            .formatted(where, e.getMessage()),
                    "");
        }

        private OptionalLong rowIdAfter(long rowId) throws SQLException {
            try (var one = door.connection()
                    .prepareStatement("select min(rowid) from " + quoted(relation) + " where rowid > ?")) {
                one.setLong(1, rowId);
                try (var found = one.executeQuery()) {
                    var id = found.next() ? found.getLong(1) : 0;
                    return found.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
                }
            }
        }

        private void end() throws SQLException {
            ended = true;
            rows = null;
            if (statement != null) {
                statement.close();
            }
        }

        private static RawRow malformed(String place, String what) {
            return new RawRow.Malformed(place, "The row " + what + ": it is not imported.", "");
        }
    }
}
