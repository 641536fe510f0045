package alidade.engine.alerts;

import alidade.engine.alerts.Alert.Rule;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The alerts that show day by day: a source that is stale, and a score under the pack's limit.
final class DayAlerts {
    private static final int HOURS_OF_DAY = 24;

    private DayAlerts() {}

    /// Reads the published quality days.
    static List<Alert> of(Connection reader, Pack pack) throws SQLException {
        var stale = new TreeMap<String, Episodes>();
        var low = new TreeMap<String, Episodes>();
        var query = """
                select date, table_name, source, age_days, stale_hours, quality_score
                  from quality.data_quality_daily
                 where pack = ?
                 order by table_name, source, date
                """;
        try (var statement = reader.prepareStatement(query)) {
            statement.setString(1, pack.name());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var day = rows.getObject(1, LocalDate.class);
                    var at = day.atStartOfDay(pack.zone()).toInstant();
                    var table = rows.getString(2);
                    var key = table + "\n" + rows.getString(3);
                    var age = rows.getInt(4);
                    stale.computeIfAbsent(key, one -> new Episodes())
                            .at(at, age * HOURS_OF_DAY > rows.getInt(5), "not observed since " + day.minusDays(age));
                    var score = rows.getBigDecimal(6);
                    if (score == null) continue;
                    var limit = BigDecimal.valueOf(pack.qualityOf(table)
                            .map(QualityDefinition::scoreLimit)
                            .orElse(0));
                    low.computeIfAbsent(key, one -> new Episodes())
                            .at(
                                    at,
                                    score.compareTo(limit) < 0,
                                    "score " + score.toPlainString() + " is under " + limit);
                }
            }
        }
        var alerts = new ArrayList<Alert>();
        stale.forEach((key, episodes) -> add(alerts, Rule.STALE, pack, key, episodes));
        low.forEach((key, episodes) -> add(alerts, Rule.QUALITY_UNDER_LIMIT, pack, key, episodes));
        return alerts;
    }

    private static void add(List<Alert> alerts, Rule rule, Pack pack, String key, Episodes episodes) {
        var at = key.indexOf('\n');
        for (var one : episodes.all()) {
            alerts.add(new Alert(
                    rule,
                    pack.name(),
                    key.substring(0, at),
                    key.substring(at + 1),
                    pack.zone(),
                    one.opened(),
                    one.closed(),
                    one.detail()));
        }
    }
}
