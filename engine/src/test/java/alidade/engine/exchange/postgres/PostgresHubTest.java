package alidade.engine.exchange.postgres;

import alidade.engine.exchange.Hub;
import alidade.engine.exchange.HubContract;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@SuppressWarnings("NullAway.Init") // JUnit calls `begin` before each test.
class PostgresHubTest extends HubContract {
    private TestHub place;
    private final List<PostgresHub> clients = new ArrayList<>();

    @BeforeEach
    void begin() throws SQLException {
        place = TestHub.make();
    }

    @AfterEach
    void end() {
        clients.forEach(PostgresHub::close);
    }

    @Override
    protected synchronized Hub client() {
        var client = place.client("ann");
        clients.add(client);
        return client;
    }
}
