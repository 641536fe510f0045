package alidade.app.views.quality;

import alidade.app.views.explain.Inquiry;
import alidade.app.views.explain.Subject;
import alidade.app.views.overview.SourceLabels;
import alidade.engine.quality.QualityDays;
import alidade.engine.quality.SourceDay;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.QualityDefinition.RuleClass;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the quality of days: as it is published, or for an earlier moment worked out from what was known then.
///
/// Never to be used on the JavaFX thread.
final class DaysReader {
    /// The counters of a day, in the order in which they are shown.
    static final List<String> COUNTERS = List.of(
            "total_records",
            "new_records",
            "updated_records",
            "deleted_records",
            "returned_records",
            "expired_records",
            "received_records",
            "merged_records",
            "refused_records",
            "null_fields",
            "runs",
            "failure_count");

    private static final String DAYS = """
            select d.source,
                   d.table_name,
                   d.date,
                   d.verdict,
                   d.failure_count,
                   d.quality_score,
                   d.total_records,
                   d.age_days
              from quality.data_quality_daily d
             where d.pack = ?
               and d.date between ? and ?
            """;
    private static final String DAY = """
            select d.*
              from quality.data_quality_daily d
             where d.date = ?
               and d.source = ?
               and d.table_name = ?
            """;
    private static final String SCORES = """
            select version,
                   score
              from quality.score
             where date = ?
               and source = ?
               and table_name = ?
             order by version
            """;
    private static final String RULES = """
            select rule,
                   rule_class,
                   checked,
                   failed,
                   passed
              from quality.rule_result
             where date = ?
               and source = ?
               and table_name = ?
             order by passed, rule
            """;
    private final Connection reader;
    private final Seen seen;
    private final Pack pack;
    private final SourceLabels labels;

    DaysReader(Connection reader, Seen seen) {
        this.reader = reader;
        this.seen = seen;
        pack = seen.pack();
        labels = new SourceLabels(pack);
    }

    private record Name(String source, String table) {}

    /// The last days up to that of the clock.
    SourceDays last(int span) throws SQLException {
        var newest = newest();
        if (newest.isEmpty()) return new SourceDays(List.of(), List.of());
        var last = seen.scope().day(newest.get());
        var first = last.minusDays(span - 1L);
        var cells = new TreeMap<Name, Map<LocalDate, SourceDays.Cell>>(
                Comparator.comparing(Name::source, labels.order()).thenComparing(Name::table));
        if (seen.isPast()) {
            for (var day : QualityDays.compute(reader, seen.vector(), List.of(pack), first, last)) {
                put(cells, day.source(), day.table(), day.date(), cell(day));
            }
        } else {
            Rows.each(
                    reader,
                    DAYS,
                    row -> put(
                            cells,
                            row.getString("source"),
                            row.getString("table_name"),
                            row.getObject("date", LocalDate.class),
                            cell(row)),
                    pack.name(),
                    first,
                    last);
        }
        var sources = new ArrayList<SourceDays.Source>();
        cells.forEach((name, days) ->
                sources.add(new SourceDays.Source(name.source, name.table, labels.of(name.source), days)));
        return new SourceDays(first.datesUntil(last.plusDays(1)).toList(), sources);
    }

    /// Sources that the filters leave out are not there.
    private void put(
            Map<Name, Map<LocalDate, SourceDays.Cell>> cells,
            String source,
            String table,
            LocalDate day,
            SourceDays.Cell cell) {
        var column = pack.table(table).map(one -> one.sourceColumn()).orElse("");
        var only = seen.scope().only().get(column);
        if (only != null && !only.contains(source)) return;
        cells.computeIfAbsent(new Name(source, table), _ -> new TreeMap<>()).put(day, cell);
    }

    private Optional<LocalDate> newest() throws SQLException {
        return Rows.one(
                reader,
                "select max(date) from quality.data_quality_daily where pack = ?",
                row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
                pack.name());
    }

    private static SourceDays.Cell cell(ResultSet row) throws SQLException {
        return new SourceDays.Cell(
                Standing.of(row.getString("verdict"), row.getLong("failure_count")),
                Optional.ofNullable(row.getBigDecimal("quality_score")),
                row.getLong("total_records"),
                row.getInt("age_days"));
    }

    private static SourceDays.Cell cell(SourceDay day) {
        return new SourceDays.Cell(
                Standing.of(day.verdict().word(), day.failures()),
                day.score(),
                day.life().total(),
                day.ageDays());
    }

    /// @throws IllegalArgumentException when the source has no such day
    DayReading day(SourceDays.Key key) throws SQLException {
        return (seen.isPast() ? past(key) : published(key))
                .orElseThrow(() -> new IllegalArgumentException(key.source() + " has no day " + key.day()));
    }

    private Optional<DayReading> published(SourceDays.Key key) throws SQLException {
        var scores = new TreeMap<String, BigDecimal>();
        ask(SCORES, key, row -> scores.put(row.getString("version"), row.getBigDecimal("score")));
        var rules = new ArrayList<DayReading.Rule>();
        ask(
                RULES,
                key,
                row -> rules.add(rule(
                        key,
                        row.getString("rule"),
                        RuleClass.valueOf(row.getString("rule_class")),
                        row.getLong("checked"),
                        row.getLong("failed"),
                        row.getBoolean("passed"))));
        var day = new ArrayList<DayReading>();
        ask(DAY, key, row -> {
            var counters = new LinkedHashMap<String, Long>();
            for (var counter : COUNTERS) counters.put(counter, row.getLong(counter));
            day.add(new DayReading(
                    key,
                    labels.of(key.source()),
                    Standing.of(row.getString("verdict"), row.getLong("failure_count")),
                    row.getBoolean("observed"),
                    row.getInt("age_days"),
                    counters,
                    Rows.moment(row, "last_success_time"),
                    limit(key),
                    Optional.ofNullable(row.getString("score_version")),
                    scores(key, scores),
                    rules,
                    notes(row.getString("notes"))));
        });
        return day.stream().findFirst();
    }

    private Optional<DayReading> past(SourceDays.Key key) throws SQLException {
        var table = pack.table(key.table());
        if (table.isEmpty()) return Optional.empty();
        return QualityDays.ofTable(reader, seen.vector(), pack, table.get(), key.day(), key.day()).stream()
                .filter(day -> day.source().equals(key.source()))
                .findFirst()
                .map(day -> past(key, day));
    }

    private DayReading past(SourceDays.Key key, SourceDay day) {
        return new DayReading(
                key,
                labels.of(key.source()),
                Standing.of(day.verdict().word(), day.failures()),
                day.observed(),
                day.ageDays(),
                counters(day),
                day.lastSuccess(),
                limit(key),
                day.scoreVersion(),
                scores(key, day.scores()),
                day.rules().stream()
                        .map(one -> rule(key, one.rule(), one.ruleClass(), one.checked(), one.failed(), one.passed()))
                        .sorted(Comparator.comparing(DayReading.Rule::passed).thenComparing(DayReading.Rule::name))
                        .toList(),
                notes(day.notes()));
    }

    private static Map<String, Long> counters(SourceDay day) {
        var life = day.life();
        var counted = day.counters();
        var values = List.of(
                life.total(),
                life.fresh(),
                life.updated(),
                life.deleted(),
                life.returned(),
                life.expired(),
                counted.received(),
                counted.merged(),
                counted.refused(),
                counted.nullFields(),
                day.runs(),
                day.failures());
        var counters = new LinkedHashMap<String, Long>();
        for (int i = 0; i < COUNTERS.size(); i++) counters.put(COUNTERS.get(i), values.get(i));
        return counters;
    }

    private int limit(SourceDays.Key key) {
        return pack.qualityOf(key.table()).map(QualityDefinition::scoreLimit).orElse(0);
    }

    private static List<String> notes(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("; "));
    }

    private DayReading.Rule rule(
            SourceDays.Key key, String name, RuleClass ruleClass, long checked, long failed, boolean passed) {
        var label = pack.qualityOf(key.table()).stream()
                .flatMap(one -> one.rules().stream())
                .filter(one -> one.name().equals(name))
                .map(QualityDefinition.Rule::label)
                .findFirst()
                .orElse(new Label(name, name));
        return new DayReading.Rule(name, label, ruleClass, checked, failed, passed);
    }

    private List<DayReading.Score> scores(SourceDays.Key key, Map<String, BigDecimal> byVersion) {
        return byVersion.entrySet().stream()
                .map(one -> new DayReading.Score(one.getKey(), one.getValue(), subject(key, one.getKey())))
                .toList();
    }

    private Optional<Subject> subject(SourceDays.Key key, String version) {
        var column = pack.table(key.table()).map(table -> table.sourceColumn());
        return pack.qualityOf(key.table())
                .flatMap(one -> pack.metric(one.scoreMetric()))
                .filter(metric ->
                        metric.versions().stream().anyMatch(one -> one.version().equals(version)))
                .flatMap(metric -> column.map(name -> new Subject(
                        metric.label(),
                        Format.SCORE,
                        new Inquiry(
                                metric.name(),
                                version,
                                key.day(),
                                Grain.DAY,
                                Map.of(name, Optional.of(key.source())),
                                new Filter.Everything(),
                                seen.scope().knowledge(pack.zone())))));
    }

    private void ask(String query, SourceDays.Key key, Rows.Taking taking) throws SQLException {
        Rows.each(reader, query, taking, key.day(), key.source(), key.table());
    }
}
