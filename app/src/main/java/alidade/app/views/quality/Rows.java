package alidade.app.views.quality;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;

/// Goes through the rows of a question to the store; parameters are bound.
final class Rows {
    private Rows() {}

    /// What is done with a row.
    interface Taking {
        void of(ResultSet row) throws SQLException;
    }

    /// What is made of a row.
    interface Making<T> {
        T of(ResultSet row) throws SQLException;
    }

    static void each(Connection reader, String query, Taking taking, Object... parameters) throws SQLException {
        try (var statement = reader.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) taking.of(rows);
            }
        }
    }

    static <T> Optional<T> one(Connection reader, String query, Making<Optional<T>> making, Object... parameters)
            throws SQLException {
        var found = new ArrayList<Optional<T>>();
        each(reader, query, row -> found.add(making.of(row)), parameters);
        return found.isEmpty() ? Optional.empty() : found.getFirst();
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
