package alidade.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables that mirror the log: which entries are here, and what they say beside their facts.
///
/// `entry_no` is local, in the order of arrival: it is never shown, digested or sealed.
final class LogTables {
    /// Those that readers see.
    static final List<String> SCHEMAS = List.of("log", "std", "quality", "mart");

    private static final String TABLES = """
            create table if not exists store.meta (
                name varchar primary key,
                text varchar not null);
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
            create table if not exists log.confirmation (
                entry_no int not null,
                held_node varchar not null,
                held_seq bigint not null);
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
