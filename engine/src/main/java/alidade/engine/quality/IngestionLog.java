package alidade.engine.quality;

import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The view `log.ingestion_log`: one row per run, made from the entries of the run.
///
/// `id` counts runs in the order of their first sealing. Inserted are records that no earlier entry of this
/// store knows, updated is every other row; both are counted once, when an entry arrives. They are missing
/// of a run of which rows are not here.
public final class IngestionLog {
    private static final String COUNTS = """
            create table if not exists log.entry_records(
                entry_no int primary key,
                inserted bigint not null,
                updated bigint not null)
            """;

    private static final String VIEW = """
            create or replace view log.ingestion_log as
            select row_number() over (order by r.created_at, r.node_id, r.first_seq) as id,
                   r.batch_id,
                   r.node,
                   coalesce(s.sources, '[]') as sources,
                   r.start_time,
                   r.end_time,
                   r.status,
                   r.records_inserted,
                   r.records_updated,
                   r.records_failed,
                   r.error_message,
                   r.created_at,
                   r.node_id
              from (select e.node as node_id,
                           e.batch_id,
                           max(e.region) as node,
                           min(e.seq) as first_seq,
                           min(e.started_at) as start_time,
                           max(e.ended_at) as end_time,
                           case when min(e.status) = 'SUCCESS' and max(e.status) = 'SUCCESS' then 'success'
                                when min(e.status) = 'FAILED' and max(e.status) = 'FAILED' then 'failed'
                                else 'partial' end as status,
                           case when bool_or(e.withheld) then null
                                else cast(sum(coalesce(c.inserted, 0)) as bigint) end as records_inserted,
                           case when bool_or(e.withheld) then null
                                else cast(sum(coalesce(c.updated, 0)) as bigint) end as records_updated,
                           cast(sum(e.refused_count) as bigint) as records_failed,
                           listagg(e.error, '; ') within group (order by e.seq) as error_message,
                           min(e.sealed_at) as created_at
                      from log.entry e
                      left join log.entry_records c on c.entry_no = e.entry_no
                     where e.kind = 'RECORDS'
                     group by e.node, e.batch_id) r
              left join (select node, batch_id, '[' || listagg(source, ',') within group (order by source) || ']' as sources
                           from (select distinct e.node, e.batch_id,
                                        '"' || replace(replace(v.source, '\\', '\\\\'), '"', '\\"') || '"' as source
                                   from log.entry e
                                   join (select entry_no, source from log.entry where source <> ''
                                          union
                                         select entry_no, source from log.coverage) v
                                     on v.entry_no = e.entry_no
                                  where e.kind = 'RECORDS')
                          group by node, batch_id) s
                on s.node = r.node_id
               and s.batch_id = r.batch_id
            """;

    private static final String UNCOUNTED = """
            select e.entry_no,
                   e.row_count
              from log.entry e
             where e.kind = 'RECORDS'
               and e.table_name = ?
               and not e.withheld
               and not exists (select 1 from log.entry_records r where r.entry_no = e.entry_no)
             order by e.entry_no
            """;

    private IngestionLog() {}

    /// Creates the view and what it counts with, where they are missing.
    public static void create(Connection writer) throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute(COUNTS);
            statement.execute(VIEW);
        }
    }

    /// Counts the records of entries that were not counted yet. The caller commits.
    public static void count(Connection writer, List<Pack> packs) throws SQLException {
        for (var pack : packs) {
            for (var table : pack.tables()) count(writer, table.name());
        }
    }

    private static void count(Connection writer, String table) throws SQLException {
        var known = """
                merge into log.entry_records key(entry_no)
                select ?, count(*), ? - count(*)
                  from std."%s_record"
                 where first_entry = ?
                """.formatted(table);
        try (var uncounted = writer.prepareStatement(UNCOUNTED);
                var counting = writer.prepareStatement(known)) {
            uncounted.setString(1, table);
            try (var rows = uncounted.executeQuery()) {
                while (rows.next()) {
                    counting.setInt(1, rows.getInt(1));
                    counting.setLong(2, rows.getLong(2));
                    counting.setInt(3, rows.getInt(1));
                    counting.executeUpdate();
                }
            }
        }
    }
}
