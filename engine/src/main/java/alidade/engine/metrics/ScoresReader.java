package alidade.engine.metrics;

import alidade.engine.quality.QualityDays;
import alidade.engine.quality.TouchedDays;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

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

    /// The counters as they were known at an earlier vector.
    ///
    /// A day's figures depend on what entries say of it and of days before it. So up to the first day that an entry
    /// outside the vector speaks of, what is published now is what was known then; the days from there on are
    /// worked out anew.
    ///
    /// @param pack as it was in force at the vector
    /// @param since numbers of the entries that are here and not in the vector; empty where what is published
    ///     cannot tell anything of the vector
    static Scores earlier(
            Connection reader,
            Pack pack,
            TableDefinition table,
            Map<String, Long> vector,
            Optional<Collection<Integer>> since,
            int from,
            int to)
            throws SQLException {
        var changed = since.isEmpty() ? from : firstDay(TouchedDays.of(reader, since.get(), List.of(pack)));
        var scores = published(reader, table.name(), from, Math.min(to, changed - 1));
        if (changed > to) return scores;
        var first = LocalDate.ofEpochDay(Math.max(from, changed));
        for (var day : QualityDays.ofTable(reader, vector, pack, table, first, LocalDate.ofEpochDay(to))) {
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

    private static int firstDay(SortedSet<LocalDate> days) {
        return days.isEmpty() ? Integer.MAX_VALUE : (int) days.getFirst().toEpochDay();
    }

    private static boolean isPublished(Connection reader) throws SQLException {
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(EXISTS)) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }
}
