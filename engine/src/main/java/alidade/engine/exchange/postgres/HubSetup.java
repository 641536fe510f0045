package alidade.engine.exchange.postgres;

import alidade.engine.exchange.HubProblem;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Pii;
import alidade.resources.packs.TableDefinition.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Makes a database a hub, or brings one up to date: its own tables and functions by migrations, a table for each
/// table of the packs, and the rights. May be done again at any time; nothing that is there goes away.
///
/// To be done by the owner of the database, who may also make roles.
public final class HubSetup {
    private static final int MOST_ATTEMPTS = 1;

    private final DataSource source;
    private final String name;

    /// @param name what the hub is called in sentences, without a secret
    public HubSetup(DataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /// @param migrations how many were applied
    /// @param tables declared tables that are new here
    /// @param columns declared columns that are new here, as `pack/table.column`
    /// @param problems tables and columns that could not be made, in sentences
    public record Made(int migrations, List<String> tables, List<String> columns, List<String> problems) {
        public Made {
            tables = List.copyOf(tables);
            columns = List.copyOf(columns);
            problems = List.copyOf(problems);
        }
    }

    /// @param declared the tables of each pack, by the pack's name
    public Made run(Map<String, List<TableDefinition>> declared) {
        var migrations = migrate();
        try (var database = new Database(source, name)) {
            return database.ask(connection -> {
                var tables = new ArrayList<String>();
                var columns = new ArrayList<String>();
                var problems = new ArrayList<String>();
                for (var pack : declared.entrySet()) {
                    for (var table : pack.getValue())
                        declare(connection, pack.getKey(), table, tables, columns, problems);
                }
                Rights.grant(connection);
                views(connection, declared, problems);
                return new Made(migrations, tables, columns, problems);
            });
        }
    }

    private static void views(Connection connection, Map<String, List<TableDefinition>> declared, List<String> problems)
            throws SQLException {
        StandardViews.create(connection);
        var taken = new TreeMap<String, String>();
        for (var pack : declared.entrySet()) {
            for (var table : pack.getValue()) {
                var relation = RowTable.relation(pack.getKey(), table.name());
                if (relation.isEmpty()) continue;
                var earlier = taken.putIfAbsent(table.name(), pack.getKey());
                if (earlier != null) {
                    problems.add("the packs %s and %s both declare a table %s; the view std.%s shows the first"
                            .formatted(earlier, pack.getKey(), table.name(), table.name()));
                    continue;
                }
                StandardViews.create(
                        connection,
                        table,
                        relation.get(),
                        columns(connection, relation.get()).keySet());
            }
        }
    }

    private int migrate() {
        try {
            return Flyway.configure()
                    .dataSource(source)
                    .schemas("hub", "rows", "inbox")
                    .defaultSchema("hub")
                    .table("migration")
                    .locations("classpath:alidade/engine/exchange/postgres")
                    .connectRetries(MOST_ATTEMPTS)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            var said = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
            throw new HubProblem("the hub %s could not be set up: %s".formatted(name, said), e);
        }
    }

    private static void declare(
            Connection connection,
            String pack,
            TableDefinition table,
            List<String> tables,
            List<String> columns,
            List<String> problems)
            throws SQLException {
        var place = pack + "/" + table.name();
        var relation = RowTable.relation(pack, table.name());
        if (relation.isEmpty()) {
            problems.add("the table %s has a longer name than PostgreSQL takes, 63 bytes, and gets no table"
                    .formatted(place));
            return;
        }
        var known = columns(connection, relation.get());
        if (known.isEmpty() && !isDeclared(connection, relation.get())) {
            try (var statement = connection.prepareStatement("select hub.declare_relation(?, ?, ?)")) {
                statement.setString(1, pack);
                statement.setString(2, table.name());
                statement.setString(3, relation.get());
                statement.execute();
            }
            tables.add(place);
        }
        for (var column : table.columns()) {
            var there = known.get(column.name());
            if (there == null) {
                add(connection, relation.get(), known.size() + 1, column);
                known.put(column.name(), column.type());
                columns.add(place + "." + column.name());
            } else if (there != column.type()) {
                problems.add("the column %s.%s is declared as %s and stays %s here; other values come as whole lines"
                        .formatted(place, column.name(), word(column.type()), word(there)));
            }
            grade(connection, relation.get(), column);
        }
        Rights.rule(connection, pack, table.name(), relation.get(), texts(columns(connection, relation.get())));
    }

    private static List<String> texts(Map<String, Type> columns) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue() == Type.TEXT)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String word(Type type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isDeclared(Connection connection, String relation) throws SQLException {
        try (var statement = connection.prepareStatement("select from hub.relation where relation = ?")) {
            statement.setString(1, relation);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static Map<String, Type> columns(Connection connection, String relation) throws SQLException {
        var columns = new TreeMap<String, Type>();
        try (var statement =
                connection.prepareStatement("select column_name, type from hub.relation_column where relation = ?")) {
            statement.setString(1, relation);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) columns.put(rows.getString(1), Type.valueOf(rows.getString(2)));
            }
        }
        return columns;
    }

    private static void add(Connection connection, String relation, int position, Column column) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter table rows.%s add column %s %s"
                    .formatted(
                            RowTable.quoted(relation), RowTable.quoted(column.name()), RowTable.type(column.type())));
        }
        try (var statement = connection.prepareStatement("insert into hub.relation_column values (?, ?, ?, ?, ?)")) {
            statement.setString(1, relation);
            statement.setInt(2, position);
            statement.setString(3, column.name());
            statement.setString(4, column.type().name());
            statement.setString(5, column.pii().name());
            statement.execute();
        }
    }

    private static void grade(Connection connection, String relation, Column column) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update hub.relation_column set pii = ? where relation = ? and column_name = ? and pii <> ?")) {
            statement.setString(1, column.pii().name());
            statement.setString(2, relation);
            statement.setString(3, column.name());
            statement.setString(4, column.pii().name());
            statement.execute();
        }
    }

    /// Whether only those may see it who may see what says something about a person.
    static boolean isPersonal(Pii pii) {
        return pii == Pii.PERSONAL || pii == Pii.SENSITIVE;
    }

    static String list(List<String> columns) {
        return columns.stream().map(RowTable::quoted).collect(Collectors.joining(", "));
    }
}
