package alidade.engine.exchange.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/// Who may come to a hub, and what each may see; kept at the hub alone, and changed by its owner alone.
public final class HubPeople {
    private final DataSource source;
    private final String name;

    /// @param source connects as the owner of the hub
    /// @param name what the hub is called in sentences
    public HubPeople(DataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /// What a person may do beside looking.
    public enum Role {
        /// Looks.
        MANAGER(List.of(Rights.READER)),
        /// Looks, and seals as its own nodes.
        ANALYST(List.of(Rights.READER, Rights.WRITER)),
        /// The same, and sees what is personal.
        ADMIN(List.of(Rights.READER, Rights.WRITER, Rights.PERSONAL));

        private final List<String> groups;

        Role(List<String> groups) {
            this.groups = groups;
        }
    }

    /// Only rows are seen whose column holds one of the values.
    public record RowRule(String pack, String table, String column, List<String> allowed) {
        public RowRule {
            allowed = List.copyOf(allowed);
        }
    }

    public record Person(String login, Role role, List<RowRule> rules) {
        public Person {
            rules = List.copyOf(rules);
        }
    }

    /// Lets a person come, or changes what it may. A login that does not exist is made, without a password, so it
    /// cannot come before the database has one for it.
    ///
    /// @return why not, in a sentence; empty when it was done
    public Optional<String> set(Person person) {
        try (var database = new Database(source, name)) {
            return database.ask(connection -> {
                for (var rule : person.rules()) {
                    var problem = problem(connection, rule);
                    if (problem.isPresent()) return problem;
                }
                makeLogin(connection, person.login());
                groups(connection, person.login(), person.role().groups);
                write(connection, person);
                return Optional.empty();
            });
        }
    }

    private static Optional<String> problem(Connection connection, RowRule rule) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select c.type from hub.relation r join hub.relation_column c on c.relation = r.relation
                where r.pack = ? and r.table_name = ? and c.column_name = ?""")) {
            statement.setString(1, rule.pack());
            statement.setString(2, rule.table());
            statement.setString(3, rule.column());
            try (var rows = statement.executeQuery()) {
                var place = "%s/%s.%s".formatted(rule.pack(), rule.table(), rule.column());
                if (!rows.next()) return Optional.of("the hub has no column " + place + "; nothing was changed");
                return rows.getString(1).equals("TEXT")
                        ? Optional.empty()
                        : Optional.of(
                                "the column %s holds no texts, so rows cannot be chosen by it; nothing was changed"
                                        .formatted(place));
            }
        }
    }

    private static void makeLogin(Connection connection, String login) throws SQLException {
        try (var statement = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            statement.setString(1, login);
            try (var rows = statement.executeQuery()) {
                if (rows.next()) return;
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create role " + RowTable.quoted(login) + " login");
        }
    }

    private static void groups(Connection connection, String login, List<String> groups) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var group : List.of(Rights.READER, Rights.WRITER, Rights.PERSONAL)) {
                statement.execute(
                        groups.contains(group)
                                ? "grant %s to %s".formatted(group, RowTable.quoted(login))
                                : "revoke %s from %s".formatted(group, RowTable.quoted(login)));
            }
        }
    }

    private static void write(Connection connection, Person person) throws SQLException {
        try (var statement = connection.prepareStatement("insert into hub.person (login, role) values (?, ?)"
                + " on conflict (login) do update set role = excluded.role")) {
            statement.setString(1, person.login());
            statement.setString(2, person.role().name().toLowerCase(Locale.ROOT));
            statement.execute();
        }
        try (var statement = connection.prepareStatement("delete from hub.row_rule where login = ?")) {
            statement.setString(1, person.login());
            statement.execute();
        }
        try (var statement = connection.prepareStatement("insert into hub.row_rule values (?, ?, ?, ?, ?)")) {
            for (var rule : person.rules()) {
                statement.setString(1, person.login());
                statement.setString(2, rule.pack());
                statement.setString(3, rule.table());
                statement.setString(4, rule.column());
                statement.setArray(
                        5, connection.createArrayOf("text", rule.allowed().toArray()));
                statement.execute();
            }
        }
    }

    /// @return whether the person was known; what its nodes sealed stays
    public boolean remove(String login) {
        try (var database = new Database(source, name)) {
            return database.ask(connection -> {
                try (var statement = connection.prepareStatement("delete from hub.person where login = ?")) {
                    statement.setString(1, login);
                    if (statement.executeUpdate() == 0) return false;
                }
                groups(connection, login, List.of());
                return true;
            });
        }
    }

    public List<Person> all() {
        try (var database = new Database(source, name)) {
            return database.ask(connection -> {
                var roles = new TreeMap<String, Role>();
                var rules = new TreeMap<String, List<RowRule>>();
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("""
                                select p.login, p.role, r.pack, r.table_name, r.column_name, r.allowed
                                from hub.person p left join hub.row_rule r on r.login = p.login
                                order by p.login, r.pack, r.table_name, r.column_name""")) {
                    while (rows.next()) {
                        var login = rows.getString(1);
                        roles.put(login, Role.valueOf(rows.getString(2).toUpperCase(Locale.ROOT)));
                        var ofLogin = rules.computeIfAbsent(login, _ -> new ArrayList<>());
                        if (rows.getString(3) == null) continue;
                        ofLogin.add(
                                new RowRule(rows.getString(3), rows.getString(4), rows.getString(5), List.of((String[])
                                        rows.getArray(6).getArray())));
                    }
                }
                return people(roles, rules);
            });
        }
    }

    private static List<Person> people(Map<String, Role> roles, Map<String, List<RowRule>> rules) {
        return roles.entrySet().stream()
                .map(one -> new Person(one.getKey(), one.getValue(), rules.getOrDefault(one.getKey(), List.of())))
                .toList();
    }
}
