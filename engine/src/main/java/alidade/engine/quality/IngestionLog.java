package alidade.engine.quality;

import java.sql.Connection;
import java.sql.SQLException;

/// The view `log.ingestion_log`: one row per run, made from the entries of the run.
///
/// `id` counts runs in the order of their first sealing. `records_updated` counts records that were known before, as
/// far as the entries tell: facts of a record with an earlier observation.
final class IngestionLog {
    private static final String VIEW = """
            create or replace view log.ingestion_log as
            select row_number() over (order by min(e.sealed_at), e.node, min(e.seq)) as id,
                   e.batch_id,
                   max(e.region) as node,
                   '[' || listagg(distinct case when e.source <> '' then '"' ||
                       replace(replace(e.source, '\\', '\\\\'), '"', '\\"') || '"' end, ',')
                       within group (order by case when e.source <> '' then '"' ||
                       replace(replace(e.source, '\\', '\\\\'), '"', '\\"') || '"' end) || ']' as sources,
                   min(e.started_at) as start_time,
                   max(e.ended_at) as end_time,
                   case when min(e.status) = 'SUCCESS' and max(e.status) = 'SUCCESS' then 'success'
                        when min(e.status) = 'FAILED' and max(e.status) = 'FAILED' then 'failed'
                        else 'partial' end as status,
                   cast(sum(e.row_count) as bigint) as records_inserted,
                   cast(0 as bigint) as records_updated,
                   cast(sum(e.refused_count) as bigint) as records_failed,
                   listagg(e.error, '; ') within group (order by e.seq) as error_message,
                   min(e.sealed_at) as created_at,
                   e.node as node_id
              from log.entry e
             where e.kind = 'RECORDS'
             group by e.node, e.batch_id
            """;

    private IngestionLog() {}

    static void create(Connection writer) throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute(VIEW);
        }
    }
}
