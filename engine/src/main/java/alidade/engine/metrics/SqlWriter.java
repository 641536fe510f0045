package alidade.engine.metrics;

import alidade.engine.store.Visibility;
import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.MetricKind.Against;
import alidade.resources.packs.TableDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Writes one value of a plan as SQL over the standard table, the entries and their coverage: never over a mart.
///
/// The text reads from the facts upwards: which entries count, what they say, the latest observation of each day, then
/// of each record, then those that stand; the last line is the value. Divisions are written with whole numbers and
/// remainders, since databases round differently.
final class SqlWriter {
    private final TableDefinition table;
    private final Map<String, Integer> carry;
    private final Map<String, Classification.Version> classes;
    private final Map<String, Optional<String>> dimensions;
    private final Filter where;
    private final Grain grain;
    private final Visibility.Snippet counting;
    private final Optional<Scores> earlier;
    private final Map<String, SqlText> parts = new LinkedHashMap<>();
    private final Map<String, SqlText> marks = new LinkedHashMap<>();
    private final String source;

    /// @param carry days that a source is carried forward, where it is not the table's
    /// @param counting which entries count, as a condition on a row `e` of `log.entry`
    /// @param earlier the counters of quality at an earlier vector; empty where those that are published hold
    SqlWriter(
            TableDefinition table,
            Map<String, Integer> carry,
            Map<String, Classification.Version> classes,
            Map<String, Optional<String>> dimensions,
            Filter where,
            Grain grain,
            Visibility.Snippet counting,
            Optional<Scores> earlier) {
        this.table = table;
        this.carry = carry;
        this.classes = classes;
        this.dimensions = dimensions;
        this.where = where;
        this.grain = grain;
        this.counting = counting;
        this.earlier = earlier;
        source = SqlNames.quoted(table.sourceColumn());
    }

    /// The days of a value: its own, and the one before that a change is measured against.
    ///
    /// @param name `now` or `before`
    record Scope(String name, LocalDate day, Optional<LocalDate> earlier) {}

    /// One row with the column `amount`.
    SqlText write(Plan plan, LocalDate day, Optional<LocalDate> earlier) {
        var amount = amount(plan, new Scope("now", day, earlier), "in_group");
        if (parts.isEmpty()) return SqlText.fill("select {} as amount", amount);
        var written = new ArrayList<SqlText>();
        parts.forEach((name, part) ->
                written.add(SqlText.fill(name + " as (\n{}\n)", name.equals("facts") ? facts(day) : part)));
        return SqlText.fill("with\n{}\nselect {} as amount", SqlText.join(",\n", written), amount);
    }

    private SqlText amount(Plan plan, Scope scope, String group) {
        return switch (plan) {
            case Plan.Leaf leaf -> leaf(leaf, scope, group);
            case Plan.Ratio(var numerator, var denominator) ->
                divided(amount(numerator, scope, group), amount(denominator, scope, group));
            case Plan.Share(var part, var over) -> {
                var total = new LinkedHashMap<>(dimensions);
                over.forEach(total::remove);
                marks.put("in_total", group(total));
                yield divided(amount(part, scope, group), amount(part, scope, "in_total"));
            }
            case Plan.Growth(var base, var against) -> change(base, against, scope, group, GROWTH);
            case Plan.Delta(var base, var against) -> change(base, against, scope, group, "c.now - c.before");
            case Plan.Score(var weights) -> {
                var score = new ScoreSql(table, dimensions, where, earlier);
                parts.putIfAbsent("counters", score.counters(scope.day()));
                yield score.amount(weights);
            }
        };
    }

    /// Half-even to 6 decimals: whole quotient and remainder of a million times the numerator.
    static SqlText divided(SqlText numerator, SqlText denominator) {
        return SqlText.fill("""
                (
                select case
                         when r.d = 0 then null
                         else (r.q + case
                                       when 2 * abs(r.m) > abs(r.d) then sign(r.n) * sign(r.d)
                                       when 2 * abs(r.m) = abs(r.d) and mod(r.q, 2) <> 0 then sign(r.n) * sign(r.d)
                                       else 0
                                     end) * 0.000001
                       end
                  from (select n, d, mod(n * 1000000, nullif(d, 0)) as m,
                               (n * 1000000 - mod(n * 1000000, nullif(d, 0))) / nullif(d, 0) as q
                          from (select cast({} as decimal(60, 20)) as n,
                                       cast({} as decimal(60, 20)) as d) b) r)""", numerator, denominator);
    }

    /// Whole parts per million, cut off.
    private static final String GROWTH = """
            case
                     when c.before = 0 then null
                     else ((c.now - c.before) * 1000000 - mod((c.now - c.before) * 1000000, nullif(abs(c.before), 0)))
                          / nullif(abs(c.before), 0) * 0.000001
                   end""";

    private SqlText change(Plan base, Against against, Scope scope, String group, String formula) {
        if (scope.earlier().isEmpty()) return SqlText.of("cast(null as bigint)");
        var before = new Scope("before", scope.earlier().get(), Optional.empty());
        var change = SqlText.fill("""
                (
                select %s
                  from (select cast({} as decimal(60, 20)) as now,
                               cast({} as decimal(60, 20)) as before) c)""".formatted(formula), amount(base, scope, group), amount(base, before, group));
        if (against != Against.PREVIOUS_DAY) return change;
        return SqlText.fill(
                "case when {} = 0 and {} = 0 then {} end", unobserved(scope, group), unobserved(before, group), change);
    }

    /// How many sources of the group were not observed on the day.
    private SqlText unobserved(Scope scope, String group) {
        needSources(scope, group);
        needObserved();
        return SqlText.of(
                "(select count(*) from %s s where not exists (select 1 from observed o where o.source = s.source and o.on_day = ?))"
                        .formatted(sources(scope, group)),
                scope.day());
    }

    private SqlText leaf(Plan.Leaf leaf, Scope scope, String group) {
        var counts = mark(leaf);
        return switch (leaf.kind()) {
            case MetricKind.LatestSum(var column) ->
                standing(scope, group, """
                    case
                                    when count(*) filter (where %1$s) > 0 and count(%2$s) filter (where %1$s) = 0 then null
                                    else coalesce(sum(%2$s) filter (where %1$s), 0)
                                  end""".formatted(counts, SqlNames.quoted(column)));
            case MetricKind.LatestCount() -> standing(scope, group, "count(*) filter (where " + counts + ")");
            case MetricKind.Distinct(var column) ->
                standing(scope, group, "count(distinct %s) filter (where %s)".formatted(column(column, leaf), counts));
            case MetricKind.LatestMax(var column) ->
                SqlText.of("(select max(%s) from %s where %s and %s)"
                        .formatted(SqlNames.quoted(column), live(scope), group, counts));
            case MetricKind.Quantile(var column, var at) ->
                SqlText.of(
                        "(select percentile_cont(%s) within group (order by cast(%s as decimal(60, 20))) from %s where %s and %s)"
                                .formatted(at.toPlainString(), SqlNames.quoted(column), live(scope), group, counts));
            case MetricKind.Observed(var days) ->
                counted(
                        scope,
                        group,
                        SqlText.of(
                                "(select count(*) from %s where %s and %s and snapshot_date > ?)"
                                        .formatted(latest(scope), group, counts),
                                scope.day().minusDays(days)));
            case MetricKind.Risen(var column, var days) ->
                counted(scope, group, risen(scope, group, counts, column, days));
            case MetricKind.FirstSeen(var period) -> counted(scope, group, firstSeen(scope, group, counts, period));
            default -> throw new IllegalStateException("no measure over records: " + leaf.kind());
        };
    }

    private String column(String column, Plan.Leaf leaf) {
        if (table.column(column).isPresent()) return SqlNames.quoted(column);
        var name = "value_of_" + column;
        marks.put(name, new FilterSql(table, leaf.classes()).value(column));
        return name;
    }

    /// The column of `facts` that says whether the metric's own filter holds.
    private String mark(Plan.Leaf leaf) {
        var condition = new FilterSql(table, leaf.classes()).condition(leaf.filter());
        if (condition.text().equals("true")) return "true";
        var name = "counts_for_" + leaf.metric();
        marks.put(name, condition);
        return name;
    }

    /// A sum or count over the records that stand: 0 over none, as long as the group's sources still speak.
    private SqlText standing(Scope scope, String group, String formula) {
        needSources(scope, group);
        needObserved();
        var live = live(scope);
        return SqlText.fill(
                """
                (
                select case
                         when (select count(*) from %1$s) = 0 then null
                         when count(*) > 0 then %2$s
                         when {} > 0 then null
                         else 0
                       end
                  from %3$s
                 where %4$s)""".formatted(sources(scope, group), formula, live, group),
                SqlText.of("""
                        (select count(*)
                                   from %s s
                                  where datediff('day', (select max(o.on_day)
                                                         from observed o
                                                        where o.source = s.source and o.on_day <= ?), ?) > %s)""".formatted(sources(scope, group), carry("s.source")), scope.day(), scope.day()));
    }

    /// A count that pays no regard to deletion; nothing before the group's first observation.
    private SqlText counted(Scope scope, String group, SqlText count) {
        needSources(scope, group);
        return SqlText.fill(
                "case when (select count(*) from %s) > 0 then {} end".formatted(sources(scope, group)), count);
    }

    private SqlText risen(Scope scope, String group, String counts, String column, int days) {
        var back = new Scope(
                scope.name() + "_" + days + "_days_before", scope.day().minusDays(days), Optional.empty());
        var value = SqlNames.quoted(column);
        return SqlText.of("""
                (
                select case
                         when count(*) > 0 and count(case when n.%1$s is not null and b.%1$s is not null then 1 end) = 0 then null
                         else count(case when n.%1$s > b.%1$s then 1 end)
                       end
                  from (select * from %2$s where %3$s and %4$s) n
                  left join %5$s b on b.source_record_id = n.source_record_id)""".formatted(value, latest(scope), group, counts, latest(back)));
    }

    private SqlText firstSeen(Scope scope, String group, String counts, MetricKind.Period period) {
        var span = period == MetricKind.Period.WEEK ? Grain.WEEK : grain;
        var start = LocalDate.ofEpochDay(Days.start((int) scope.day().toEpochDay(), span));
        var latest = latest(scope);
        parts.putIfAbsent("first_seen", SqlText.of("""
                        select source_record_id, %1$s as source, min(snapshot_date) as first_day
                          from facts
                         group by source_record_id, %1$s""".formatted(source)));
        return SqlText.of("""
                (
                select count(*)
                  from %s l
                  join first_seen r on r.source_record_id = l.source_record_id
                 where l.%s
                   and %s
                   and r.first_day between ? and ?
                   and r.first_day > (select min(b.first_day) from first_seen b where b.source = r.source))""".formatted(latest, group, counts), start, scope.day());
    }

    // What follows are the named parts of the text, each written once, those it needs before it.

    private void needFacts() {
        if (parts.containsKey("facts")) return;
        parts.put("entries", entries());
        parts.put("facts", SqlText.of(""));
        marks.putIfAbsent("in_group", group(dimensions));
    }

    private SqlText entries() {
        var condition = new SqlText(counting.condition().replace("\n", "\n    "), counting.parameters());
        return SqlText.fill("    select e.entry_no\n      from log.entry e\n     where {}", condition);
    }

    /// Written last of all, when it is known what has to be marked.
    private SqlText facts(LocalDate day) {
        var marked = new ArrayList<SqlText>();
        marks.forEach((name, condition) -> marked.add(SqlText.fill(",\n           {} as " + name, condition)));
        return SqlText.fill(
                """
                    select f.*{}
                      from std.%s f
                      join entries e on e.entry_no = f.entry_no
                     where f.snapshot_date <= {}""".formatted(SqlNames.quoted(table.name())), SqlText.join("", marked), SqlText.of("?", day));
    }

    private SqlText group(Map<String, Optional<String>> wanted) {
        var writer = new FilterSql(table, classes);
        var conditions = new ArrayList<SqlText>();
        wanted.forEach((dimension, value) -> conditions.add(writer.is(dimension, value)));
        if (!(where instanceof Filter.Everything)) conditions.add(writer.condition(where));
        return conditions.isEmpty() ? SqlText.of("true") : SqlText.join(" and ", conditions);
    }

    private void needDaily() {
        needFacts();
        var count = table.count()
                .map(SqlNames::quoted)
                .map(name -> name + " desc nulls last, ")
                .orElse("");
        parts.putIfAbsent("daily", SqlText.of("""
                            select *
                              from (select f.*,
                                           row_number() over (
                                               partition by source_record_id, snapshot_date
                                               order by observed_at desc, %snode desc, seq desc, ordinal desc) as place
                                      from facts f) d
                             where place = 1""".formatted(count)));
    }

    private String latest(Scope scope) {
        needDaily();
        var name = "latest_" + scope.name();
        parts.putIfAbsent(name, SqlText.of("""
                            select *
                              from (select d.*,
                                           row_number() over (
                                               partition by source_record_id
                                               order by snapshot_date desc) as back
                                      from daily d
                                     where snapshot_date <= ?) l
                             where back = 1""", scope.day()));
        return name;
    }

    /// Those that are not gone, and not too old to be carried forward.
    private String live(Scope scope) {
        var latest = latest(scope);
        var covered = "covered_" + scope.name();
        parts.putIfAbsent(covered, SqlText.of("""
                            select c.source, c.input, max(c."date") as last_day
                              from log.coverage c
                              join entries e on e.entry_no = c.entry_no
                             where c.extent = 'COMPLETE'
                               and c."date" <= ?
                             group by c.source, c.input""", scope.day()));
        var name = "live_" + scope.name();
        parts.putIfAbsent(name, SqlText.of("""
                            select l.*
                              from %1$s l
                             where datediff('day', l.snapshot_date, ?) <= %2$s
                               and (l.inputs = ''
                                    or (select count(*)
                                          from %3$s c
                                         where c.source = l.%4$s
                                           and c.last_day > l.snapshot_date
                                           and locate('|' || c.input || '|', l.inputs) > 0)
                                       < length(l.inputs) - length(replace(l.inputs, '|', '')) - 1)""".formatted(latest, carry("l." + source), covered, source), scope.day()));
        return name;
    }

    private String carry(String name) {
        if (carry.isEmpty()) return Integer.toString(table.carryDays());
        var cases = new StringBuilder("case " + name);
        carry.forEach((one, days) -> cases.append(" when ")
                .append(SqlText.literal(one))
                .append(" then ")
                .append(days));
        return cases + " else " + table.carryDays() + " end";
    }

    private static String sources(Scope scope, String group) {
        return "sources_" + scope.name() + (group.equals("in_group") ? "" : "_" + group);
    }

    private void needSources(Scope scope, String group) {
        needDaily();
        parts.putIfAbsent(
                sources(scope, group),
                SqlText.of(
                        "    select distinct %s as source\n      from daily\n     where %s and snapshot_date <= ?"
                                .formatted(source, group),
                        scope.day()));
    }

    private void needObserved() {
        needFacts();
        parts.putIfAbsent("observed", SqlText.of("""
                            select %s as source, snapshot_date as on_day
                              from facts
                            union
                            select c.source, c."date"
                              from log.coverage c
                              join entries e on e.entry_no = c.entry_no
                             where c.extent = 'COMPLETE'""".formatted(source)));
    }
}
