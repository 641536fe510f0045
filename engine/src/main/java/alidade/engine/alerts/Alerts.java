package alidade.engine.alerts;

import alidade.engine.quality.VisibleEntries;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The mart `alerts`, a pure function of the entries and definitions up to the horizon.
public final class Alerts {
    private static final String TABLE = """
            create table if not exists mart.alerts(
                alert_id varchar primary key,
                rule varchar not null,
                pack varchar not null,
                table_name varchar not null,
                source varchar not null,
                opened_on date not null,
                closed_on date,
                opened_at timestamp(6) with time zone not null,
                closed_at timestamp(6) with time zone,
                detail varchar not null)
            """;

    private Alerts() {}

    /// Creates the mart if it is not there yet.
    public static void createTable(Connection writer) throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute("create schema if not exists mart");
            statement.execute(TABLE);
        }
    }

    /// Fills the mart anew from the entries and the published quality days. The caller commits.
    public static void publish(Connection writer, Map<String, Long> vector, List<Pack> packs) throws SQLException {
        var entries = VisibleEntries.load(writer, vector);
        var alerts = new ArrayList<Alert>();
        for (var pack : packs) {
            alerts.addAll(EntryAlerts.of(entries, pack));
            alerts.addAll(DayAlerts.of(writer, pack));
        }
        alerts.sort(Comparator.comparing(Alert::id));
        try (var statement = writer.createStatement()) {
            statement.execute("delete from mart.alerts");
        }
        try (var row = writer.prepareStatement("insert into mart.alerts values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (var alert : alerts) {
                row.setString(1, alert.id());
                row.setString(2, alert.rule().word());
                row.setString(3, alert.pack());
                row.setString(4, alert.table());
                row.setString(5, alert.source());
                row.setObject(6, alert.openedOn());
                row.setObject(7, alert.closedOn().orElse(null));
                row.setObject(8, utc(alert.opened()));
                row.setObject(9, alert.closed().map(Alerts::utc).orElse(null));
                row.setString(10, alert.detail());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private static @Nullable OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
