package alidade.engine.marts;

import alidade.engine.metrics.Metrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The table `mart.<table>_deleted`: which records are gone, and since when.
final class DeletedRecords {
    private DeletedRecords() {}

    /// Writes only when something changed since the last publication.
    static void write(Connection writer, String table, List<Metrics.Deleted> deleted) throws SQLException {
        var name = "mart.\"" + table + "_deleted\"";
        try (var statement = writer.createStatement()) {
            statement.execute("""
                    create table if not exists %s (
                        source_record_id varchar primary key,
                        last_snapshot_date date not null,
                        deleted_on date not null)""".formatted(name));
        }
        if (read(writer, name).equals(deleted)) return;
        try (var statement = writer.createStatement()) {
            statement.execute("delete from " + name);
        }
        try (var insert = writer.prepareStatement("insert into " + name + " values (?, ?, ?)")) {
            for (var record : deleted) {
                insert.setString(1, record.sourceRecordId());
                insert.setObject(2, record.lastSnapshotDate());
                insert.setObject(3, record.deletedOn());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<Metrics.Deleted> read(Connection writer, String name) throws SQLException {
        var deleted = new ArrayList<Metrics.Deleted>();
        var sql = "select source_record_id, last_snapshot_date, deleted_on from " + name + " order by source_record_id";
        try (var statement = writer.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                deleted.add(new Metrics.Deleted(
                        rows.getString(1), rows.getObject(2, LocalDate.class), rows.getObject(3, LocalDate.class)));
            }
        }
        return deleted;
    }
}
