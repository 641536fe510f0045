package alidade.engine.exchange.postgres;

import alidade.engine.exchange.Hub.Chunk;
import alidade.engine.exchange.HubProblem;
import alidade.engine.log.Hashes;
import alidade.engine.log.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/// The entry that is being sent, as far as its chunks came one after the other through this client: their lines
/// need not be read again to be held to the header.
///
/// @param hash of the entry; empty when there is none
/// @param next number of the chunk that would follow
record Sending(String hash, int next, long lines, MessageDigest digest) {
    static final Sending NOTHING = new Sending("", 0, 0, Hashes.newSha256());

    Sending with(Header header, Chunk chunk) {
        if (chunk.number() == 0) return new Sending(header.hash(), 0, 0, Hashes.newSha256()).and(chunk);
        return hash.equals(header.hash()) && next == chunk.number() ? and(chunk) : NOTHING;
    }

    private Sending and(Chunk chunk) {
        digest.update(chunk.lines());
        return new Sending(hash, next + 1, lines + chunk.countLines(), digest);
    }

    /// The SHA-256 of all lines; empty when this client has not sent all of them.
    Optional<String> proof(Header header) {
        if (header.rows() + header.refused() == 0) {
            return Optional.of(Hashes.hex(Hashes.newSha256().digest()));
        }
        var isAll = hash.equals(header.hash()) && lines == header.rows() + header.refused();
        return isAll ? Optional.of(Hashes.hex(copy(digest).digest())) : Optional.empty();
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a SHA-256 can be copied in every Java", e);
        }
    }

    /// A chunk on its way into the database.
    record Sent(Header header, Chunk chunk, RowTable table) {
        private static final String OPEN = "select hub.open_chunk(?, ?, ?, ?, ?, ?, ?)";

        /// @return whether it was taken; not when the entry is sealed
        boolean send(Connection connection) throws SQLException {
            try (var statement = connection.prepareStatement(OPEN)) {
                statement.setString(1, header.id().node());
                statement.setLong(2, header.id().seq());
                statement.setString(3, header.hash());
                statement.setString(4, table.relation());
                statement.setInt(5, chunk.number());
                statement.setLong(6, chunk.countLines());
                statement.setString(7, chunk.sha());
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    var upload = rows.getLong(1);
                    if (rows.wasNull()) return false;
                    copy(connection, new ChunkRows(table, upload, chunk.number(), chunk.lines()));
                    return true;
                }
            }
        }

        private void copy(Connection connection, ChunkRows rows) throws SQLException {
            if (rows.facts().length() > 0) {
                copy(
                        connection,
                        "copy inbox.%s (%s) from stdin"
                                .formatted(RowTable.quoted(table.relation()), table.allColumns()),
                        rows.facts());
            }
            if (rows.others().length() > 0) {
                copy(connection, "copy inbox.line (_entry, _chunk, _ordinal, _line) from stdin", rows.others());
            }
        }

        private void copy(Connection connection, String command, CopyBuffer rows) throws SQLException {
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(command, new ByteArrayInputStream(rows.bytes(), 0, rows.length()), 1 << 16);
            } catch (IOException e) {
                throw new HubProblem("the hub cannot be reached any more: " + e.getMessage(), e);
            }
        }
    }
}
