package alidade.engine.exchange.postgres;

import alidade.resources.packs.TableDefinition.Pii;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Who may do what at the hub: three roles of the database, which logins are members of.
///
/// - `alidade_reader`: sees headers and rows, without what is personal, and only the rows that its rules allow
/// - `alidade_writer`: may seal, as its own nodes
/// - `alidade_personal`: sees what is personal too
///
/// Nobody but the owner may change or delete anything.
final class Rights {
    static final String READER = "alidade_reader";
    static final String WRITER = "alidade_writer";
    static final String PERSONAL = "alidade_personal";

    private static final List<String> LEADING =
            List.of("_entry", "_chunk", "_ordinal", "snapshot_date", "observed_at", "inputs");

    private Rights() {}

    /// The rule of a table's rows: those that are sealed, and of these the ones whose columns hold an allowed value.
    static void rule(Connection connection, String pack, String table, String relation, List<String> texts)
            throws SQLException {
        var rule = new StringBuilder("_entry <> all ((select hub.unsealed())::bigint[])");
        for (var column : texts) {
            var allowed = "(select hub.allowed(%s, %s, %s))".formatted(text(pack), text(table), text(column));
            rule.append(
                    " and (%s is null or %s = any (%s::text[]))".formatted(allowed, RowTable.quoted(column), allowed));
        }
        try (var statement = connection.createStatement()) {
            statement.execute("drop policy if exists readable on rows." + RowTable.quoted(relation));
            statement.execute("create policy readable on rows.%s for select using (%s)"
                    .formatted(RowTable.quoted(relation), rule));
        }
    }

    static void grant(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var role : List.of(READER, WRITER, PERSONAL)) {
                statement.execute("""
                        do $$ begin
                            if not exists (select from pg_roles where rolname = '%s') then create role %s nologin; end if;
                        end $$""".formatted(role, role));
            }
            statement.execute("grant usage on schema hub, rows to " + READER);
            statement.execute("grant usage on schema inbox to " + WRITER);
            statement.execute("grant select on hub.format, hub.node, hub.visit, hub.entry, hub.relation,"
                    + " hub.relation_column to " + READER);
            statement.execute("grant execute on function hub.allowed, hub.is_filtered, hub.unsealed, hub.is_restricted,"
                    + " hub.sees_all, hub.meet to "
                    + READER);
            statement.execute("grant execute on function hub.open_chunk, hub.present, hub.upload_of, hub.forget,"
                    + " hub.seal to " + WRITER);
            statement.execute("grant select on rows.line to " + READER);
            statement.execute("grant insert on inbox.line to " + WRITER);
        }
        for (var relation : columns(connection).entrySet()) {
            grant(connection, relation.getKey(), relation.getValue());
        }
    }

    private record Graded(String column, boolean isPersonal) {}

    private static void grant(Connection connection, String relation, List<Graded> columns) throws SQLException {
        var open = new ArrayList<>(LEADING);
        columns.stream().filter(one -> !one.isPersonal()).forEach(one -> open.add(one.column()));
        // A whole line says what is personal too.
        if (columns.stream().noneMatch(Graded::isPersonal)) open.add("_line");
        var table = RowTable.quoted(relation);
        try (var statement = connection.createStatement()) {
            statement.execute("revoke all on rows.%s, inbox.%s from %s, %s, %s"
                    .formatted(table, table, READER, WRITER, PERSONAL));
            // Where nothing is personal, a column that comes later is open too.
            statement.execute(
                    open.contains("_line")
                            ? "grant select on rows.%s to %s".formatted(table, READER)
                            : "grant select (%s) on rows.%s to %s".formatted(HubSetup.list(open), table, READER));
            statement.execute("grant select on rows.%s to %s".formatted(table, PERSONAL));
            statement.execute("grant insert on inbox.%s to %s".formatted(table, WRITER));
        }
    }

    private static java.util.Map<String, List<Graded>> columns(Connection connection) throws SQLException {
        var columns = new TreeMap<String, List<Graded>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select r.relation, c.column_name, c.pii
                        from hub.relation r left join hub.relation_column c on c.relation = r.relation
                        order by c.position""")) {
            while (rows.next()) {
                var graded = columns.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>());
                if (rows.getString(2) != null) {
                    graded.add(new Graded(rows.getString(2), HubSetup.isPersonal(Pii.valueOf(rows.getString(3)))));
                }
            }
        }
        return columns;
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
