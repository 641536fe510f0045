package alidade.app.views.quality;

import alidade.app.views.explain.Inquiry;
import alidade.app.views.explain.Subject;
import alidade.app.views.overview.SourceLabels;
import alidade.engine.log.EntryId;
import alidade.engine.metrics.Knowledge;
import alidade.engine.pipeline.Engine;
import alidade.engine.quality.VisibleEntries;
import alidade.engine.store.Rulings;
import alidade.engine.store.Visibility;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.QualityDefinition.RuleClass;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asks an open workspace what the quality room shows, as a user that may only select.
///
/// Never to be used on the JavaFX thread.
public final class QualityRoomReader {
    private static final int MOST_REFUSED = 500;
    private static final int SHORT_RAW = 240;

    /// The counters of a day, in the order in which they are shown.
    private static final List<String> COUNTERS = List.of(
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
               and d.date > ?
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
    private static final String REFUSED = """
            select e.node,
                   e.seq,
                   e.sealed_at,
                   e.refused_count,
                   coalesce(m.mends, 0) as mends,
                   r.ordinal,
                   r.table_name,
                   case when r.source = '' then e.source else r.source end as source,
                   r.date,
                   r.place,
                   r.rule,
                   r.reason,
                   substring(r.raw, 1, ?) as raw
              from std.refused r
              join log.entry e
                on e.entry_no = r.entry_no
              left join (select e.cites_node, e.cites_seq, count(*) as mends
                           from log.entry e
                          where e.origin = 'MEND'
                            and {counting}
                          group by e.cites_node, e.cites_seq) m
                on m.cites_node = e.node
               and m.cites_seq = e.seq
             where e.pack = ?
             order by e.sealed_at desc, r.date desc nulls last, e.node, e.seq, r.ordinal
             fetch first ? rows only
            """.replace("{counting}", Visibility.now());
    private static final String REFUSED_IN_ALL = """
            select count(*)
              from std.refused r
              join log.entry e
                on e.entry_no = r.entry_no
             where e.pack = ?
            """;
    private static final String RAW = """
            select r.raw
              from std.refused r
              join log.entry e
                on e.entry_no = r.entry_no
             where e.node = ?
               and e.seq = ?
               and r.ordinal = ?
            """;
    private static final String HELD = """
            select e.node,
                   e.seq,
                   e.batch_id,
                   e.source,
                   e.started_at,
                   e.pages,
                   e.row_count,
                   e.refused_count,
                   e.error
              from log.entry e
             where e.pack = ?
               and e.status = 'HELD'
               and not ({counting})
             order by e.sealed_at desc, e.node, e.seq desc
            """.replace("{counting}", Visibility.now());

    private static final int MOST_RULED = 200;
    private static final String RULED = """
            select e.node,
                   e.seq,
                   e.origin = 'MEND' as is_mend,
                   case when e.origin = 'MEND' then e.cites_node else r.of_node end as of_node,
                   case when e.origin = 'MEND' then e.cites_seq else r.of_seq end as of_seq,
                   coalesce(h.source, e.source) as source,
                   e.sealed_at
              from log.entry e
              left join log.ruling r
                on r.entry_no = e.entry_no
               and r.type = 'confirmation'
               and r.stands
              left join log.entry h
                on h.node = r.of_node
               and h.seq = r.of_seq
             where e.pack = ?
               and (e.origin = 'MEND' or r.entry_no is not null)
             order by e.sealed_at desc, e.node, e.seq desc
             fetch first ? rows only
            """;

    private final Engine engine;
    private final String pack;

    /// @param pack the name of the pack whose sources are shown
    public QualityRoomReader(Engine engine, String pack) {
        this.engine = engine;
        this.pack = pack;
    }

    /// @throws IllegalStateException when no pack of the name is in force
    private Pack pack() {
        return engine.definitions().current().stream()
                .filter(one -> one.name().equals(pack))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No pack named '" + pack + "' is in force here"));
    }

    /// A part that cannot be read says so in its own place; the others stand.
    ///
    /// @param span how many days back
    QualityRoom read(int span) {
        var pack = pack();
        var labels = new SourceLabels(pack);
        return new QualityRoom(
                pack,
                span,
                part(reader -> days(reader, labels, span)),
                part(reader -> refused(reader, labels)),
                part(reader -> held(reader, labels)),
                part(reader -> ruled(reader, labels)),
                part(reader -> RunsReader.newest(reader, Optional.empty())));
    }

    /// A question to the store.
    private interface Reading<T> {
        T with(Connection reader) throws SQLException;
    }

    private <T> Part<T> part(Reading<T> reading) {
        try {
            return new Part.Read<>(engine.store().read(reading::with));
        } catch (RuntimeException problem) {
            return new Part.Failed<>(sentence(problem));
        }
    }

    /// The store says what it was doing, its cause what went wrong.
    private static String sentence(RuntimeException problem) {
        var cause = problem.getCause();
        var message = cause == null ? problem.getMessage() : problem.getMessage() + ": " + cause.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private SourceDays days(Connection reader, SourceLabels labels, int span) throws SQLException {
        var last = lastDay(reader);
        if (last.isEmpty()) return new SourceDays(List.of(), List.of());
        var first = last.get().minusDays(span - 1L);
        record Name(String source, String table) {}
        var cells = new TreeMap<Name, Map<LocalDate, SourceDays.Cell>>(
                Comparator.comparing(Name::source, labels.order()).thenComparing(Name::table));
        each(
                reader,
                DAYS,
                row -> cells.computeIfAbsent(
                                new Name(row.getString("source"), row.getString("table_name")), _ -> new TreeMap<>())
                        .put(row.getObject("date", LocalDate.class), cell(row)),
                pack,
                first.minusDays(1));
        var sources = new ArrayList<SourceDays.Source>();
        cells.forEach((name, days) ->
                sources.add(new SourceDays.Source(name.source, name.table, labels.of(name.source), days)));
        return new SourceDays(first.datesUntil(last.get().plusDays(1)).toList(), sources);
    }

    private Optional<LocalDate> lastDay(Connection reader) throws SQLException {
        return one(
                reader,
                "select max(date) from quality.data_quality_daily where pack = ?",
                row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
                pack);
    }

    private static SourceDays.Cell cell(ResultSet row) throws SQLException {
        return new SourceDays.Cell(
                Standing.of(row.getString("verdict"), row.getLong("failure_count")),
                Optional.ofNullable(row.getBigDecimal("quality_score")),
                row.getLong("total_records"),
                row.getInt("age_days"));
    }

    private Refusals refused(Connection reader, SourceLabels labels) throws SQLException {
        var rows = new ArrayList<Refusals.Row>();
        each(reader, REFUSED, row -> rows.add(refused(row, labels)), SHORT_RAW, pack, MOST_REFUSED);
        long total = one(reader, REFUSED_IN_ALL, row -> Optional.of(row.getLong(1)), pack)
                .orElse(0L);
        return new Refusals(total, rows);
    }

    private static Refusals.Row refused(ResultSet row, SourceLabels labels) throws SQLException {
        return new Refusals.Row(
                new EntryId(row.getString("node"), row.getLong("seq")),
                row.getInt("ordinal"),
                row.getString("table_name"),
                row.getString("source"),
                labels.of(row.getString("source")),
                Optional.ofNullable(row.getObject("date", LocalDate.class)),
                row.getString("place"),
                row.getString("rule"),
                row.getString("reason"),
                row.getString("raw"),
                moment(row, "sealed_at").orElse(Instant.EPOCH),
                row.getLong("refused_count"),
                row.getLong("mends"));
    }

    private List<HeldBatch> held(Connection reader, SourceLabels labels) throws SQLException {
        var held = new ArrayList<HeldBatch>();
        each(
                reader,
                HELD,
                row -> held.add(new HeldBatch(
                        new EntryId(row.getString("node"), row.getLong("seq")),
                        row.getString("batch_id"),
                        labels.of(row.getString("source")),
                        moment(row, "started_at").orElse(Instant.EPOCH),
                        row.getLong("pages"),
                        row.getLong("row_count"),
                        row.getLong("refused_count"),
                        Optional.ofNullable(row.getString("error")).orElse(""))),
                pack);
        return List.copyOf(held);
    }

    private List<Ruled> ruled(Connection reader, SourceLabels labels) throws SQLException {
        var rulings = Rulings.load(reader);
        var heads = VisibleEntries.heads(reader);
        var found = new ArrayList<Ruled>();
        each(
                reader,
                RULED,
                row -> {
                    var entry = new EntryId(row.getString("node"), row.getLong("seq"));
                    var isMend = row.getBoolean("is_mend");
                    var of = new EntryId(String.valueOf(row.getString("of_node")), row.getLong("of_seq"));
                    var counts = isMend
                            ? !rulings.isRetracted(entry, heads)
                            : rulings.standing(of, Rulings.CONFIRMATION, heads).stream()
                                    .anyMatch(one -> one.by().equals(entry));
                    found.add(new Ruled(
                            entry,
                            isMend,
                            of,
                            labels.of(row.getString("source")),
                            moment(row, "sealed_at").orElse(Instant.EPOCH),
                            counts));
                },
                pack,
                MOST_RULED);
        return List.copyOf(found);
    }

    /// @throws IllegalArgumentException when the source has no such day
    DayReading day(SourceDays.Key key) {
        var pack = pack();
        var quality = pack.qualityOf(key.table());
        return engine.store().read(reader -> {
            var scores = new ArrayList<DayReading.Score>();
            ask(
                    reader,
                    SCORES,
                    key,
                    row -> scores.add(new DayReading.Score(
                            row.getString("version"),
                            row.getBigDecimal("score"),
                            subject(pack, quality, key, row.getString("version")))));
            var rules = new ArrayList<DayReading.Rule>();
            ask(reader, RULES, key, row -> rules.add(rule(row, quality)));
            var day = new ArrayList<DayReading>();
            ask(reader, DAY, key, row -> day.add(day(row, key, pack, scores, rules)));
            if (day.isEmpty()) throw new IllegalArgumentException(key.source() + " has no day " + key.day());
            return day.getFirst();
        });
    }

    private static DayReading day(
            ResultSet row, SourceDays.Key key, Pack pack, List<DayReading.Score> scores, List<DayReading.Rule> rules)
            throws SQLException {
        var counters = new LinkedHashMap<String, Long>();
        for (var counter : COUNTERS) counters.put(counter, row.getLong(counter));
        var notes = row.getString("notes");
        return new DayReading(
                key,
                new SourceLabels(pack).of(key.source()),
                Standing.of(row.getString("verdict"), row.getLong("failure_count")),
                row.getBoolean("observed"),
                row.getInt("age_days"),
                counters,
                moment(row, "last_success_time"),
                pack.qualityOf(key.table()).map(QualityDefinition::scoreLimit).orElse(0),
                Optional.ofNullable(row.getString("score_version")),
                scores,
                rules,
                notes.isEmpty() ? List.of() : List.of(notes.split("; ")));
    }

    private static DayReading.Rule rule(ResultSet row, Optional<QualityDefinition> quality) throws SQLException {
        var name = row.getString("rule");
        var label = quality.stream()
                .flatMap(one -> one.rules().stream())
                .filter(one -> one.name().equals(name))
                .map(QualityDefinition.Rule::label)
                .findFirst()
                .orElse(new Label(name, name));
        return new DayReading.Rule(
                name,
                label,
                RuleClass.valueOf(row.getString("rule_class")),
                row.getLong("checked"),
                row.getLong("failed"),
                row.getBoolean("passed"));
    }

    private static Optional<Subject> subject(
            Pack pack, Optional<QualityDefinition> quality, SourceDays.Key key, String version) {
        var column = pack.table(key.table()).map(table -> table.sourceColumn());
        return quality.flatMap(one -> pack.metric(one.scoreMetric()))
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
                                new Knowledge.Now()))));
    }

    /// All of a refused row, and what can be told from it.
    MendSheet sheet(Refusals.Row row) {
        var pack = pack();
        var table = pack.table(row.table())
                .orElseThrow(() -> new IllegalStateException("Table '" + row.table() + "' is not declared any more"));
        var raw = engine.store()
                .read(reader -> one(
                                reader,
                                RAW,
                                found -> Optional.of(found.getString(1)),
                                row.entry().node(),
                                row.entry().seq(),
                                row.ordinal())
                        .orElse(row.raw()));
        return new MendSheet(row, raw, table, new RawValues(pack, table).of(row.source(), raw));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /// What is done with a row.
    private interface Taking {
        void of(ResultSet row) throws SQLException;
    }

    /// What is made of a row.
    private interface Making<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static void ask(Connection reader, String query, SourceDays.Key key, Taking taking) throws SQLException {
        each(reader, query, taking, key.day(), key.source(), key.table());
    }

    private static void each(Connection reader, String query, Taking taking, Object... parameters) throws SQLException {
        try (var statement = reader.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) taking.of(rows);
            }
        }
    }

    private static <T> Optional<T> one(
            Connection reader, String query, Making<Optional<T>> making, Object... parameters) throws SQLException {
        var found = new ArrayList<Optional<T>>();
        each(reader, query, row -> found.add(making.of(row)), parameters);
        return found.isEmpty() ? Optional.empty() : found.getFirst();
    }
}
