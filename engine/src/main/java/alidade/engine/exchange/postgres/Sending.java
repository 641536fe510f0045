package alidade.engine.exchange.postgres;

import alidade.engine.exchange.Hub.Chunk;
import alidade.engine.log.Hashes;
import alidade.engine.log.Header;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

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
                    copy(connection, upload);
                    return true;
                }
            }
        }

        private void copy(Connection connection, long upload) throws SQLException {
            var api = connection.unwrap(PGConnection.class).getCopyAPI();
            try (var facts = new Facts(api, table)) {
                var rows = new ChunkRows(table, upload, chunk.number(), facts);
                rows.read(chunk.lines());
                facts.end();
                if (rows.others().length() == 0) return;
                var others = api.copyIn("copy inbox.line (_entry, _chunk, _ordinal, _line) from stdin");
                others.writeToCopy(rows.others().bytes(), 0, rows.others().length());
                others.endCopy();
            }
        }
    }

    /// The COPY of facts, which begins with the first of them.
    private static final class Facts implements ChunkRows.Sink, AutoCloseable {
        private final CopyManager api;
        private final RowTable table;
        private Optional<CopyIn> copy = Optional.empty();

        Facts(CopyManager api, RowTable table) {
            this.api = api;
            this.table = table;
        }

        @Override
        public void take(CopyBuffer facts) throws SQLException {
            if (copy.isEmpty()) {
                copy = Optional.of(api.copyIn("copy inbox.%s (%s) from stdin"
                        .formatted(RowTable.quoted(table.relation()), table.allColumns())));
            }
            copy.get().writeToCopy(facts.bytes(), 0, facts.length());
        }

        void end() throws SQLException {
            if (copy.isPresent()) copy.get().endCopy();
        }

        @Override
        public void close() throws SQLException {
            if (copy.isPresent() && copy.get().isActive()) copy.get().cancelCopy();
        }
    }
}
