package alidade.engine.exchange.postgres;

import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The standard tables as every workspace has them, as views over what lies in the hub: the SQL that explains a figure
/// runs here as well, and any other tool reads the same names. Whoever asks sees what it may see, and nothing
/// personal.
///
/// Texts are compared by their code points, as in a workspace, and not as the language of the server would.
final class StandardViews {
    private static final List<String> COMMON = List.of(
            "create schema if not exists log",
            "create schema if not exists std",
            """
            create or replace view log.entry with (security_invoker = true) as
            select e.id as entry_no, e.node collate "C" as node, e.seq, e.incarnation, e.region, e.kind, e.sealed_at, e.batch_id,
                e.origin, e.pack, e.table_name, e.source, e.started as started_at, e.ended as ended_at, e.status, e.pages,
                e.merged, e.error, e.rows as row_count, e.refused as refused_count, e.hash, e.withheld, e.received_at
            from hub.entry e""",
            """
            create or replace view log.coverage with (security_invoker = true) as
            select c.entry as entry_no, c.source collate "C" as source, c.input collate "C" as input, c.date as "date", c.extent
            from hub.coverage c""",
            """
            create or replace view log.ruling with (security_invoker = true) as
            select d.entry_no, d.ordinal, d.type, split_part(d.path, ':', 1) collate "C" as of_node,
                split_part(d.path, ':', 2)::bigint as of_seq, d.text <> '' as stands,
                encode(sha256(convert_to(concat_ws(chr(10), d.type, d.path, d.text), 'UTF8')), 'hex') as sha, d.parent
            from (
                select l._entry as entry_no, l._chunk::bigint << 31 | l._ordinal as ordinal, l._line::jsonb ->> 'type' as type,
                    l._line::jsonb ->> 'path' as path, l._line::jsonb ->> 'text' as text, l._line::jsonb ->> 'parent' as parent
                from rows.line l join hub.entry e on e.id = l._entry
                where e.kind = 'DOCUMENT') d
            where d.type in ('confirmation', 'retraction')""",
            """
            create or replace view log.ingestion_log with (security_invoker = true) as
            select batch_id, max(region) as node,
                jsonb_agg(distinct source) filter (where source <> '') as sources,
                min(started) as start_time, max(ended) as end_time,
                case when min(status) = 'SUCCESS' and max(status) = 'SUCCESS' then 'success'
                    when min(status) = 'FAILED' and max(status) = 'FAILED' then 'failed' else 'partial' end as status,
                sum(rows)::bigint as records, sum(refused)::bigint as records_failed,
                string_agg(error, '; ' order by seq) as error_message, min(sealed_at) as created_at, node as node_id
            from hub.entry where kind = 'RECORDS' group by node, batch_id""",
            """
            create or replace function public.datediff(unit text, first date, behind date) returns int
            language sql immutable as $$ select behind - first $$""",
            """
            create or replace function public.locate(needle text, hay text) returns int
            language sql immutable as $$ select strpos(hay, needle) $$""",
            "grant usage on schema log, std to " + Rights.READER,
            "grant select on log.entry, log.coverage, log.ruling, log.ingestion_log, hub.coverage to " + Rights.READER);

    private StandardViews() {}

    static void create(Connection connection) throws SQLException {
        execute(connection, COMMON);
    }

    /// @param columns that the hub has, with their types
    static void create(Connection connection, TableDefinition table, String relation, Set<String> columns)
            throws SQLException {
        var view = "std." + RowTable.quoted(table.name());
        execute(
                connection,
                List.of(
                        "drop view if exists " + view,
                        creation(table, view, relation, columns),
                        "grant select on %s to %s".formatted(view, Rights.READER)));
    }

    private static String creation(TableDefinition table, String view, String relation, Set<String> columns) {
        var all = new ArrayList<String>();
        for (var column : table.columns()) {
            if (!columns.contains(column.name()) || HubSetup.isPersonal(column.pii())) continue;
            var name = "f." + RowTable.quoted(column.name());
            var isText = column.type() == Type.TEXT || column.type() == Type.TEXT_LIST;
            all.add(isText ? name + " collate \"C\" as " + RowTable.quoted(column.name()) : name);
        }
        all.add(recordId(table));
        return """
                create view %s with (security_invoker = true) as
                select %s,
                    f.snapshot_date, f.observed_at,
                    coalesce('|' || (select string_agg(i, '|') from jsonb_array_elements_text(f.inputs::jsonb) i) || '|', '')
                        as inputs,
                    e.batch_id, e.node collate "C" as node, e.seq, e.sealed_at as ingestion_time, e.status, f._entry as entry_no,
                    f._chunk::bigint << 31 | f._ordinal as ordinal
                from rows.%s f join hub.entry e on e.id = f._entry""".formatted(view, String.join(", ", all), RowTable.quoted(relation));
    }

    /// As a workspace puts it together. Where part of it is personal, a record has no name here.
    private static String recordId(TableDefinition table) {
        var isPersonal = table.columns().stream()
                .anyMatch(column -> table.identity().contains(column.name()) && HubSetup.isPersonal(column.pii()));
        if (isPersonal || table.identity().isEmpty()) return "null::text as source_record_id";
        var parts = table.identity().stream()
                .map(name -> "coalesce(f.%s::text, '')".formatted(RowTable.quoted(name)))
                .toList();
        var rest = parts.stream().skip(1).collect(Collectors.joining(" || '/' || "));
        return "(%s || ':'%s) collate \"C\" as source_record_id"
                .formatted(parts.getFirst(), rest.isEmpty() ? "" : " || " + rest);
    }

    private static void execute(Connection connection, List<String> commands) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var command : commands) statement.execute(command);
        }
    }
}
