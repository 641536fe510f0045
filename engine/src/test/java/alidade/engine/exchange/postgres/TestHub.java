package alidade.engine.exchange.postgres;

import alidade.resources.packs.Label;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Pii;
import alidade.resources.packs.TableDefinition.Replicate;
import alidade.resources.packs.TableDefinition.Type;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A hub in a new database of a real server, with the table `meadow/flowers`.
public record TestHub(PostgresServer server, String database) {
    public static TestHub make() throws SQLException {
        return make(PostgresServer.shared());
    }

    public static TestHub make(PostgresServer server) throws SQLException {
        var hub = new TestHub(server, server.newDatabase());
        hub.setup().run(Map.of("meadow", List.of(flowers())));
        hub.person("ann", "analyst");
        return hub;
    }

    public HubSetup setup() {
        return new HubSetup(server.database(database, "postgres"), "hub of the test");
    }

    public void person(String login, String role) throws SQLException {
        server.execute(database, """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s login; end if;
                end $$;
                grant alidade_reader, alidade_writer to %1$s;
                insert into hub.person values ('%1$s', '%2$s')""".formatted(login, role));
    }

    public PostgresHub client(String login) {
        return PostgresHub.open(server.database(database, login), "hub of the test");
    }

    public String address(String login) {
        return "postgresql://%s@127.0.0.1:%d/%s".formatted(login, server.port(), database);
    }

    static TableDefinition flowers() {
        return new TableDefinition(
                "flowers",
                new Label("花", "Flowers"),
                "station",
                List.of("station", "owner", "name"),
                Optional.of("seen"),
                30,
                Replicate.EVERYONE,
                List.of(
                        column("station", Type.TEXT),
                        column("owner", Type.TEXT),
                        column("name", Type.TEXT),
                        column("seen", Type.INTEGER)),
                List.of(),
                List.of());
    }

    static Column column(String name, Type type) {
        return new Column(name, new Label(name, name), type, false, Optional.empty(), Pii.NONE, Optional.empty());
    }
}
