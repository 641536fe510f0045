package alidade.engine.store;

import alidade.engine.log.Hashes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables that mirror the log: which entries are here, and what they say beside their facts.
///
/// `entry_no` is local, in the order of arrival: it is never shown, digested or sealed.
///
/// A store that was laid out otherwise, by another version of the program, is emptied when it is opened; the log fills
/// it again.
final class LogTables {
    private static final Logger LOG = LoggerFactory.getLogger(LogTables.class);
    private static final String LAYOUT = "log_layout";

    /// Those that readers see.
    static final List<String> SCHEMAS = List.of("log", "std", "quality", "mart");

    private static final String TABLES = """
            create table if not exists store.meta (
                name varchar primary key,
                text varchar not null);
            create view if not exists quality.published (marker) as
                select text from store.meta where name = 'published';
            create table if not exists log.entry (
                entry_no int primary key,
                node varchar not null,
                seq bigint not null,
                incarnation varchar not null,
                region varchar not null,
                kind varchar not null,
                schema_version int not null,
                sealed_at timestamp(6) with time zone not null,
                batch_id varchar not null,
                origin varchar not null,
                pack varchar not null,
                table_name varchar not null,
                source varchar not null,
                started_at timestamp(6) with time zone not null,
                ended_at timestamp(6) with time zone not null,
                status varchar not null,
                pages bigint not null,
                merged bigint not null,
                error varchar,
                cites_node varchar,
                cites_seq bigint,
                row_count bigint not null,
                refused_count bigint not null,
                prev_hash varchar not null,
                payload_sha varchar not null,
                hash varchar not null,
                withheld boolean not null,
                constraint log.entry_id unique (node, seq));
            create table if not exists log.coverage (
                entry_no int not null,
                source varchar not null,
                input varchar not null,
                "date" date not null,
                extent varchar not null);
            create index if not exists log.coverage_source on log.coverage (source, "date");
            create table if not exists log.document (
                entry_no int not null,
                ordinal int not null,
                type varchar not null,
                path varchar not null,
                sha varchar not null,
                parent varchar,
                text clob not null,
                constraint log.document_key primary key (entry_no, ordinal));
            create index if not exists log.document_type on log.document (type);
            create table if not exists log.ruling (
                entry_no int not null,
                ordinal int not null,
                type varchar not null,
                of_node varchar not null,
                of_seq bigint not null,
                stands boolean not null,
                sha varchar not null,
                parent varchar,
                constraint log.ruling_key primary key (entry_no, ordinal));
            create index if not exists log.ruling_of on log.ruling (of_node, of_seq);
            create index if not exists log.ruling_parent on log.ruling (parent);
            create table if not exists log.set_aside (
                node varchar not null,
                seq bigint not null,
                sentence varchar not null,
                constraint log.set_aside_key primary key (node, seq));
            create table if not exists std.refused (
                entry_no int not null,
                ordinal int not null,
                table_name varchar not null,
                place varchar not null,
                source varchar not null,
                "date" date,
                rule varchar not null,
                reason varchar not null,
                raw clob not null,
                constraint std.refused_key primary key (entry_no, ordinal));
            """;

    private LogTables() {}

    static void create(Connection connection) throws SQLException {
        var layout = Hashes.sha256(TABLES);
        if (isThere(connection) && !layout(connection).equals(Optional.of(layout))) {
            LOG.info("store - it was laid out by another version of the program; the log fills it anew");
            drop(connection);
        }
        lay(connection);
        try (var statement = connection.prepareStatement("merge into store.meta (name, text) values (?, ?)")) {
            statement.setString(1, LAYOUT);
            statement.setString(2, layout);
            statement.executeUpdate();
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        var sql = "select 1 from information_schema.tables where table_schema = 'store' and table_name = 'meta'";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private static Optional<String> layout(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select text from store.meta where name = ?")) {
            statement.setString(1, LAYOUT);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void lay(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists store");
            for (var schema : SCHEMAS) {
                statement.execute("create schema if not exists " + schema);
            }
            for (var table : TABLES.split(";")) {
                if (!table.isBlank()) {
                    statement.execute(table);
                }
            }
        }
    }

    /// Takes everything away that mirrors or derives from the log.
    static void drop(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var schema : SCHEMAS) {
                statement.execute("drop schema if exists " + schema + " cascade");
            }
            statement.execute("drop schema if exists store cascade");
        }
    }
}
