package alidade.app.views.overview;

import alidade.app.views.overview.QualityNow.OpenAlert;
import alidade.app.views.overview.QualityNow.SourceState;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.views.scope.Scope;
import alidade.engine.quality.QualityDays;
import alidade.engine.quality.SourceDay;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.SourceDefinition;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Reads the quality of each source on a day, how its last collection until then ended, and its open alerts.
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
               and d.date = ?
            """;
    private static final String RUNS = """
            select e.source,
                   e.status,
                   e.node,
                   e.seq
              from log.entry e
             where e.pack = ?
               and e.origin = 'COLLECT'
               and e.started_at < ?
             order by e.sealed_at, e.node, e.seq
            """;
    private static final String ALERTS = """
            select source,
                   rule,
                   opened_at,
                   detail
              from mart.alerts
             where pack = ?
               and opened_at < ?
               and (closed_at is null or closed_at >= ?)
             order by opened_at desc, alert_id
            """;

    private static final OffsetDateTime FAR = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private final Connection reader;
    private final Pack pack;
    private final SourceLabels labels;

    QualityReader(Connection reader, Pack pack) {
        this.reader = reader;
        this.pack = pack;
        labels = new SourceLabels(pack);
    }

    /// @param day empty while nothing was published
    /// @param vector head of each node's log that counts
    QualityNow read(Optional<LocalDate> day, Map<String, Long> vector, Scope scope) throws SQLException {
        var until = until(scope);
        var runs = new HashMap<String, String>();
        each(
                RUNS,
                row -> {
                    var head = vector.getOrDefault(row.getString("node"), 0L);
                    if (row.getLong("seq") <= head) runs.put(row.getString("source"), row.getString("status"));
                },
                until);
        var alerts = new HashMap<String, List<OpenAlert>>();
        each(
                ALERTS,
                row -> alerts.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new OpenAlert(
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4))),
                until,
                until);
        var states = new ArrayList<SourceState>();
        if (day.isPresent()) {
            for (var one : days(day.get(), vector, scope)) states.add(state(one, runs, alerts));
        }
        for (var source : pack.sources()) {
            if (states.stream().noneMatch(one -> one.source().equals(source.name()))) {
                states.add(never(source, alerts));
            }
        }
        states.sort(Comparator.comparing(SourceState::source, labels.order()));
        return new QualityNow(states);
    }

    /// The end of the day at which the earlier of the clocks stands.
    private OffsetDateTime until(Scope scope) {
        var day =
                Stream.of(scope.on(), scope.knownAt()).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return day.map(one -> one.plusDays(1).atStartOfDay(pack.zone()).toOffsetDateTime())
                .orElse(FAR);
    }

    private record Day(
            String source,
            String table,
            LocalDate date,
            int ageDays,
            long total,
            long fresh,
            Optional<BigDecimal> score,
            Optional<Instant> lastSuccess,
            String verdict) {}

    /// As it was published; what was known at an earlier moment is worked out anew.
    private List<Day> days(LocalDate day, Map<String, Long> vector, Scope scope) throws SQLException {
        if (scope.knownAt().isPresent()) {
            return QualityDays.compute(reader, vector, List.of(pack), day, day).stream()
                    .map(QualityReader::day)
                    .toList();
        }
        var days = new ArrayList<Day>();
        each(DAYS, row -> days.add(day(row)), day);
        return days;
    }

    private static Day day(SourceDay one) {
        return new Day(
                one.source(),
                one.table(),
                one.date(),
                one.ageDays(),
                one.life().total(),
                one.life().fresh(),
                one.score(),
                one.lastSuccess(),
                one.verdict().word());
    }

    private static Day day(ResultSet row) throws SQLException {
        return new Day(
                row.getString("source"),
                row.getString("table_name"),
                row.getObject("date", LocalDate.class),
                row.getInt("age_days"),
                row.getLong("total_records"),
                row.getLong("new_records"),
                Optional.ofNullable(row.getBigDecimal("quality_score")),
                Optional.ofNullable(row.getObject("last_success_time", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("verdict"));
    }

    private SourceState state(Day day, Map<String, String> runs, Map<String, List<OpenAlert>> alerts) {
        return new SourceState(
                day.source(),
                labels.of(day.source()),
                standing(day.verdict(), runs.getOrDefault(day.source(), "")),
                day.lastSuccess(),
                Optional.of(day.date().minusDays(day.ageDays())),
                OptionalInt.of(day.ageDays()),
                day.score().map(BigDecimal::stripTrailingZeros),
                pack.qualityOf(day.table()).map(QualityDefinition::scoreLimit).orElse(0),
                day.total(),
                day.fresh(),
                alerts.getOrDefault(day.source(), List.of()));
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

    /// @param more the parameters after the first one, which is the pack's name
    private void each(String query, Reading reading, Object... more) throws SQLException {
        try (var statement = reader.prepareStatement(query)) {
            statement.setString(1, pack.name());
            for (int i = 0; i < more.length; i++) statement.setObject(i + 2, more[i]);
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
