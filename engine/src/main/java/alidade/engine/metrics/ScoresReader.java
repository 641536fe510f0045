package alidade.engine.metrics;

import alidade.engine.quality.QualityDays;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Gets the counters of the quality engine: published ones for what is known now, else worked out anew.
final class ScoresReader {
    private static final String PUBLISHED = """
            select source,
                   date,
                   key_fields,
                   null_fields,
                   received_records,
                   merged_records,
                   refused_records,
                   runs,
                   failure_count,
                   staleness
              from quality.data_quality_daily
             where table_name = ?
               and date between ? and ?
            """;
    private static final String EXISTS = """
            select count(*)
              from information_schema.tables
             where lower(table_schema) = 'quality'
               and lower(table_name) = 'data_quality_daily'
            """;

    private ScoresReader() {}

    /// The counters of the days; none where nothing is published yet.
    static Scores published(Connection reader, String table, int from, int to) throws SQLException {
        var scores = new Scores();
        if (!isPublished(reader)) return scores;
        try (var query = reader.prepareStatement(PUBLISHED)) {
            query.setString(1, table);
            query.setObject(2, LocalDate.ofEpochDay(from));
            query.setObject(3, LocalDate.ofEpochDay(to));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    scores.put(
                            rows.getString(1),
                            (int) rows.getObject(2, LocalDate.class).toEpochDay(),
                            new SourceQuality(
                                    rows.getLong(3),
                                    rows.getLong(4),
                                    rows.getLong(5),
                                    rows.getLong(6),
                                    rows.getLong(7),
                                    rows.getLong(8),
                                    rows.getLong(9),
                                    rows.getBigDecimal(10)));
                }
            }
        }
        return scores;
    }

    /// The counters as they were known at an earlier vector, worked out for all days.
    static Scores computed(Connection reader, Pack pack, String table, Map<String, Long> vector) throws SQLException {
        var scores = new Scores();
        for (var day : QualityDays.compute(reader, vector, List.of(pack), LocalDate.MIN, LocalDate.MAX)) {
            if (!day.table().equals(table)) continue;
            var counters = day.counters();
            scores.put(
                    day.source(),
                    Math.toIntExact(day.date().toEpochDay()),
                    new SourceQuality(
                            counters.keyFields(),
                            counters.nullFields(),
                            counters.received(),
                            counters.merged(),
                            counters.refused(),
                            day.runs(),
                            day.failures(),
                            day.staleness()));
        }
        return scores;
    }

    private static boolean isPublished(Connection reader) throws SQLException {
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(EXISTS)) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }
}
