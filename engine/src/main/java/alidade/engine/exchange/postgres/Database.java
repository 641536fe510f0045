package alidade.engine.exchange.postgres;

import alidade.engine.exchange.HubProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to the hub's database, made when it is needed and made again when it was lost. What was under way
/// when it was lost counts for nothing, unless it was committed. Not thread safe.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DataSource source;
    private final String name;
    private Optional<Connection> connection = Optional.empty();

    /// @param name what the hub is called in sentences, without a secret
    Database(DataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    interface Question<T extends @Nullable Object> {
        T ask(Connection connection) throws SQLException;
    }

    /// Asks in one transaction: all that the question does, or nothing of it.
    ///
    /// @throws HubProblem when the database does not answer, or refuses
    <T extends @Nullable Object> T ask(Question<T> question) {
        try {
            var open = connection();
            try {
                var answer = question.ask(open);
                open.commit();
                return answer;
            } catch (SQLException | RuntimeException e) {
                rollback(open);
                throw e;
            }
        } catch (SQLException e) {
            throw new HubProblem(sentence(e), e);
        }
    }

    /// For what outlives one question; nothing else is asked until it is over.
    Connection connection() throws SQLException {
        if (connection.isPresent() && !connection.get().isClosed()) return connection.get();
        var open = source.getConnection();
        open.setAutoCommit(false);
        try (var statement = open.createStatement()) {
            // Whatever the database is set to: what it acknowledges is on its disk, and dates are read as they were
            // written.
            statement.execute("set synchronous_commit = on");
            statement.execute("set timezone = 'UTC'");
            statement.execute("set datestyle = 'ISO, YMD'");
            statement.execute("set client_encoding = 'UTF8'");
        }
        open.commit();
        connection = Optional.of(open);
        return open;
    }

    private static void rollback(Connection open) {
        try {
            open.rollback();
        } catch (SQLException e) {
            LOG.debug("{} - the connection is gone", e.getMessage());
        }
    }

    /// What is wrong, in words for those who can do something about it.
    String sentence(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var said = e instanceof PSQLException known && known.getServerErrorMessage() != null
                ? String.valueOf(known.getServerErrorMessage().getMessage())
                : String.valueOf(e.getMessage());
        var why = switch (state) {
            case "28P01", "28000" -> "the login was refused: check user and password";
            case "3D000" -> "there is no such database";
            case "3F000", "42P01", "42883" ->
                "it is no hub, or one that was set up by another version: its owner runs 'hub init'";
            case "42501" -> "this login may not do that: the owner of the hub grants it";
            case "25006" -> "it can only be read just now";
            case "53100" -> "its disk is full";
            case "53300" -> "it has no connection left";
            case "57P01", "57P02", "57P03" -> "it is going down or coming up";
            case "AL004" -> "the node belongs to another login";
            default ->
                state.startsWith("08")
                        ? "it cannot be reached, or the connection was lost: check network, VPN and firewall"
                        : "it refused";
        };
        return "the hub %s cannot be used: %s (%s, %s)".formatted(name, why, said, state);
    }

    @Override
    public void close() {
        try {
            if (connection.isPresent()) connection.get().close();
        } catch (SQLException e) {
            LOG.debug("{} - the connection could not be closed: {}", name, e.getMessage());
        }
        connection = Optional.empty();
    }
}
