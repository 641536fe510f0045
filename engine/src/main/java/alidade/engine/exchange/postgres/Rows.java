package alidade.engine.exchange.postgres;

import alidade.engine.log.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/// The rows of one entry, read in the order of its lines.
final class Rows {
    private Rows() {}

    /// @param withOthers whether there may be lines that are no facts
    static InputStream lines(Connection connection, RowTable table, long upload, boolean withOthers)
            throws SQLException {
        var query = table.relation().isEmpty()
                ? others(table, upload)
                : withOthers ? facts(table, upload) + " union all " + others(table, upload) : facts(table, upload);
        var columns = columns(table);
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select %s from (%s) r order by _chunk, _ordinal) to stdout".formatted(columns, query));
        return new RowLines(table, copy, () -> rollback(connection));
    }

    private static String columns(RowTable table) {
        var all = new StringBuilder("snapshot_date, observed_at, inputs, _line");
        for (var column : table.columns()) all.append(", ").append(RowTable.quoted(column.name()));
        return all.toString();
    }

    private static String facts(RowTable table, long upload) {
        return "select %s from rows.%s where _entry = %d"
                .formatted(table.allColumns(), RowTable.quoted(table.relation()), upload);
    }

    private static String others(RowTable table, long upload) {
        var missing = new StringBuilder();
        for (var column : table.columns()) {
            missing.append(", null::")
                    .append(RowTable.type(column.type()))
                    .append(" as ")
                    .append(RowTable.quoted(column.name()));
        }
        return ("select _entry, _chunk, _ordinal, null::date as snapshot_date, null::timestamptz as observed_at,"
                        + " null::text as inputs, _line%s from rows.line where _entry = %d")
                .formatted(missing, upload);
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new alidade.engine.exchange.HubProblem("the hub cannot be read any more: " + e.getMessage(), e);
        }
    }

    /// @return the SHA-256 of the lines; empty when there are not so many
    static Optional<String> proof(Connection connection, RowTable table, long upload, long want) throws SQLException {
        var digest = Hashes.newSha256();
        var count = 0L;
        var buffer = new byte[1 << 16];
        // Not closed: that would end the transaction in which the answer counts.
        var copy = lines(connection, table, upload, true);
        try {
            for (var read = copy.read(buffer); read >= 0; read = copy.read(buffer)) {
                digest.update(buffer, 0, read);
                for (var at = 0; at < read; at++) count += buffer[at] == '\n' ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count == want ? Optional.of(Hashes.hex(digest.digest())) : Optional.empty();
    }
}
