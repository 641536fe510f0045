package alidade.app.launch;

import alidade.app.views.overview.QualityNow;
import alidade.app.views.overview.QualityNow.OpenAlert;
import alidade.app.views.overview.QualityNow.SourceState;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition.ValueLabel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How each source of a pack stands on a day: its score, its age, its last run and its open alerts.
final class SourceStates {
    private static final int HOURS_OF_A_DAY = 24;
    private static final String DAY = """
            select source,
                   table_name,
                   age_days,
                   stale_hours,
                   quality_score,
                   total_records,
                   new_records,
                   last_success_time
              from quality.data_quality_daily
             where pack = ?
               and date = ?
            """;
    private static final String LAST_RUN = """
            select status
              from log.entry
             where source = ?
               and kind = 'RECORDS'
             order by sealed_at desc, entry_no desc
             fetch first row only
            """;
    private static final String ALERTS = """
            select rule,
                   opened_at,
                   detail
              from mart.alerts
             where source = ?
               and closed_at is null
             order by opened_at desc, alert_id
            """;

    private final Pack pack;

    SourceStates(Pack pack) {
        this.pack = pack;
    }

    QualityNow on(Connection reader, Optional<LocalDate> day) throws SQLException {
        if (day.isEmpty()) return new QualityNow(List.of());
        var states = new ArrayList<SourceState>();
        try (var select = reader.prepareStatement(DAY)) {
            select.setString(1, pack.name());
            select.setObject(2, day.get());
            try (var rows = select.executeQuery()) {
                while (rows.next()) states.add(state(reader, rows, day.get()));
            }
        }
        states.sort(Comparator.<SourceState>comparingInt(state -> place(state.source()))
                .thenComparing(SourceState::source));
        return new QualityNow(states);
    }

    private SourceState state(Connection reader, ResultSet row, LocalDate day) throws SQLException {
        var source = row.getString("source");
        var table = row.getString("table_name");
        var age = row.getInt("age_days");
        var stale = age * HOURS_OF_A_DAY > row.getInt("stale_hours");
        return new SourceState(
                source,
                label(table, source),
                standing(reader, source, stale),
                Optional.ofNullable(row.getObject("last_success_time", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.of(day.minusDays(age)),
                OptionalInt.of(age),
                Optional.ofNullable(row.getBigDecimal("quality_score")),
                pack.qualityOf(table).map(QualityDefinition::scoreLimit).orElse(0),
                row.getLong("total_records"),
                row.getLong("new_records"),
                alerts(reader, source));
    }

    /// The last run says more than the age: a source that failed today is not only old.
    private static Standing standing(Connection reader, String source, boolean stale) throws SQLException {
        try (var select = reader.prepareStatement(LAST_RUN)) {
            select.setString(1, source);
            try (var row = select.executeQuery()) {
                var status = row.next() ? row.getString(1) : "SUCCESS";
                return switch (status) {
                    case "FAILED" -> Standing.FAILED;
                    case "HELD" -> Standing.HELD;
                    case "PARTIAL" -> stale ? Standing.STALE : Standing.PARTIAL;
                    default -> stale ? Standing.STALE : Standing.GOOD;
                };
            }
        }
    }

    private static List<OpenAlert> alerts(Connection reader, String source) throws SQLException {
        var alerts = new ArrayList<OpenAlert>();
        try (var select = reader.prepareStatement(ALERTS)) {
            select.setString(1, source);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var opened =
                            rows.getObject("opened_at", OffsetDateTime.class).toInstant();
                    alerts.add(new OpenAlert(rows.getString("rule"), opened, rows.getString("detail")));
                }
            }
        }
        return alerts;
    }

    private Label label(String table, String source) {
        var declared = pack.sources().stream()
                .filter(one -> one.name().equals(source))
                .map(SourceDefinition::label)
                .findFirst();
        return declared.orElseGet(() -> pack.table(table).stream()
                .flatMap(one ->
                        one.values().stream().filter(value -> value.column().equals(one.sourceColumn())))
                .filter(value -> value.value().equals(source))
                .map(ValueLabel::label)
                .findFirst()
                .orElse(new Label(source, source)));
    }

    /// Declared sources in the pack's order, all others behind them.
    private int place(String source) {
        for (var i = 0; i < pack.sources().size(); i++) {
            if (pack.sources().get(i).name().equals(source)) return i;
        }
        return pack.sources().size();
    }
}
