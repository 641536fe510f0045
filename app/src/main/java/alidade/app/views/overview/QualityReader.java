package alidade.app.views.overview;

import alidade.app.views.overview.QualityNow.OpenAlert;
import alidade.app.views.overview.QualityNow.SourceState;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.SourceDefinition;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the newest quality day of each source, how its last collection ended, and its open alerts.
final class QualityReader {
    private static final String DAYS = """
            select d.source,
                   d.table_name,
                   d.date,
                   d.age_days,
                   d.total_records,
                   d.new_records,
                   d.quality_score,
                   d.last_success_time,
                   d.verdict
              from quality.data_quality_daily d
             where d.pack = ?
               and d.date = (select max(date) from quality.data_quality_daily where pack = ?)
            """;
    private static final String RUNS = """
            select e.source,
                   e.status
              from log.entry e
             where e.pack = ?
               and e.origin = 'COLLECT'
             order by e.sealed_at, e.node, e.seq
            """;
    private static final String ALERTS = """
            select source,
                   rule,
                   opened_at,
                   detail
              from mart.alerts
             where pack = ?
               and closed_at is null
             order by opened_at desc, alert_id
            """;

    private final Connection reader;
    private final Pack pack;
    private final SourceLabels labels;

    QualityReader(Connection reader, Pack pack) {
        this.reader = reader;
        this.pack = pack;
        labels = new SourceLabels(pack);
    }

    QualityNow read() throws SQLException {
        var runs = new HashMap<String, String>();
        each(RUNS, 1, row -> runs.put(row.getString(1), row.getString(2)));
        var alerts = new HashMap<String, List<OpenAlert>>();
        each(
                ALERTS,
                1,
                row -> alerts.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new OpenAlert(
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4))));
        var states = new ArrayList<SourceState>();
        each(DAYS, 2, row -> states.add(state(row, runs, alerts)));
        for (var source : pack.sources()) {
            if (states.stream().noneMatch(one -> one.source().equals(source.name()))) {
                states.add(never(source, alerts));
            }
        }
        states.sort(Comparator.comparing(SourceState::source, labels.order()));
        return new QualityNow(states);
    }

    private SourceState state(ResultSet row, Map<String, String> runs, Map<String, List<OpenAlert>> alerts)
            throws SQLException {
        var source = row.getString("source");
        int age = row.getInt("age_days");
        return new SourceState(
                source,
                labels.of(source),
                standing(row.getString("verdict"), runs.getOrDefault(source, "")),
                Optional.ofNullable(row.getObject("last_success_time", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.of(row.getObject("date", LocalDate.class).minusDays(age)),
                OptionalInt.of(age),
                Optional.ofNullable(row.getBigDecimal("quality_score")).map(BigDecimal::stripTrailingZeros),
                pack.qualityOf(row.getString("table_name"))
                        .map(QualityDefinition::scoreLimit)
                        .orElse(0),
                row.getLong("total_records"),
                row.getLong("new_records"),
                alerts.getOrDefault(source, List.of()));
    }

    private SourceState never(SourceDefinition source, Map<String, List<OpenAlert>> alerts) {
        return new SourceState(
                source.name(),
                labels.of(source.name()),
                Standing.NEVER,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                0,
                0,
                0,
                alerts.getOrDefault(source.name(), List.of()));
    }

    /// What a person has to do something about comes first.
    private static Standing standing(String verdict, String lastRun) {
        if (verdict.equals("held")) return Standing.HELD;
        if (lastRun.equals("FAILED")) return Standing.FAILED;
        if (verdict.equals("stale")) return Standing.STALE;
        if (lastRun.equals("PARTIAL")) return Standing.PARTIAL;
        if (verdict.equals("bad")) return Standing.LOW;
        return verdict.equals("warn") ? Standing.WARN : Standing.GOOD;
    }

    /// @param times how many parameters the query has, each of them the pack's name
    private void each(String query, int times, Reading reading) throws SQLException {
        try (var statement = reader.prepareStatement(query)) {
            for (int i = 1; i <= times; i++) statement.setString(i, pack.name());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) reading.of(rows);
            }
        }
    }

    /// What is done with a row.
    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }
}
