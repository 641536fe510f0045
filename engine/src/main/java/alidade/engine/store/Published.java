package alidade.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Up to which entry quality, marts and alerts are published, and by which definitions.
///
/// @param entry local number of the last entry
/// @param definitions a fingerprint of the definitions
public record Published(int entry, String definitions) {
    private static final String MARKER = "published";

    /// What the store says of itself, to those too who may not see more of it; empty where nothing is published yet.
    public static Optional<Published> read(Connection reader) throws SQLException {
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery("select marker from quality.published")) {
            if (!rows.next()) return Optional.empty();
            var parts = rows.getString(1).split(" ", 2);
            return Optional.of(new Published(Integer.parseInt(parts[0]), parts[1]));
        }
    }

    /// Says so in the store. The caller commits.
    public void write(Connection writer) throws SQLException {
        try (var statement = writer.prepareStatement("merge into store.meta (name, text) values (?, ?)")) {
            statement.setString(1, MARKER);
            statement.setString(2, entry + " " + definitions);
            statement.executeUpdate();
        }
    }
}
