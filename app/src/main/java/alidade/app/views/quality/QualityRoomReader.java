package alidade.app.views.quality;

import alidade.app.views.overview.SourceLabels;
import alidade.app.views.scope.Scope;
import alidade.engine.log.EntryId;
import alidade.engine.metrics.Knowledge;
import alidade.engine.pipeline.Engine;
import alidade.engine.store.Rulings;
import alidade.engine.store.Visibility;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks an open workspace what the quality room shows, as a user that may only select.
///
/// Never to be used on the JavaFX thread.
public final class QualityRoomReader {
    private static final int MOST_REFUSED = 500;
    private static final int SHORT_RAW = 240;

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
               and {reached}
             order by e.sealed_at desc, r.date desc nulls last, e.node, e.seq, r.ordinal
             fetch first ? rows only
            """;
    private static final String REFUSED_IN_ALL = """
            select count(*)
              from std.refused r
              join log.entry e
                on e.entry_no = r.entry_no
             where e.pack = ?
               and {reached}
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
               and {reached}
               and not ({counting})
             order by e.sealed_at desc, e.node, e.seq desc
            """;

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
               and {reached}
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

    /// @throws IllegalStateException when no pack of the name was in force
    private Seen seen(Scope scope) {
        var now = pack(engine.definitions().current());
        var knowledge = scope.knowledge(now.zone());
        var vector = engine.metrics().vector(knowledge);
        var isPast = !(knowledge instanceof Knowledge.Now);
        return new Seen(isPast ? pack(engine.definitions().at(vector)) : now, scope, vector, isPast);
    }

    private Pack pack(List<Pack> packs) {
        return packs.stream()
                .filter(one -> one.name().equals(pack))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No pack named '" + pack + "' is in force here"));
    }

    /// A part that cannot be read says so in its own place; the others stand.
    ///
    /// @param span how many days back, unless the scope says it
    QualityRoom read(int span, Scope scope) {
        var seen = seen(scope);
        var labels = new SourceLabels(seen.pack());
        var days = scope.days(span);
        return new QualityRoom(
                seen.pack(),
                scope,
                days,
                part(reader -> new DaysReader(reader, seen).last(days)),
                part(reader -> refused(reader, seen, labels)),
                part(reader -> held(reader, seen, labels)),
                part(reader -> ruled(reader, seen, labels)),
                part(reader -> RunsReader.newest(reader, Optional.empty(), Visibility.reached("e", seen.vector()))));
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

    private Refusals refused(Connection reader, Seen seen, SourceLabels labels) throws SQLException {
        var counting = Visibility.of(seen.vector(), true, true);
        var reached = Visibility.reached("e", seen.vector());
        var rows = new ArrayList<Refusals.Row>();
        Rows.each(
                reader,
                with(REFUSED, counting, reached),
                row -> rows.add(refused(row, labels)),
                all(SHORT_RAW, counting.parameters(), pack, reached.parameters(), MOST_REFUSED));
        long total = Rows.one(
                        reader,
                        with(REFUSED_IN_ALL, counting, reached),
                        row -> Optional.of(row.getLong(1)),
                        all(pack, reached.parameters()))
                .orElse(0L);
        return new Refusals(total, rows);
    }

    private static String with(String query, Visibility.Snippet counting, Visibility.Snippet reached) {
        return query.replace("{counting}", counting.condition()).replace("{reached}", reached.condition());
    }

    /// Parameters and lists of them, one after the other.
    private static Object[] all(Object... parts) {
        return Arrays.stream(parts)
                .flatMap(part -> part instanceof List<?> some ? some.stream() : Stream.of(part))
                .toArray();
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
                Rows.moment(row, "sealed_at").orElse(Instant.EPOCH),
                row.getLong("refused_count"),
                row.getLong("mends"));
    }

    private List<HeldBatch> held(Connection reader, Seen seen, SourceLabels labels) throws SQLException {
        var counting = Visibility.of(seen.vector(), true, true);
        var reached = Visibility.reached("e", seen.vector());
        var held = new ArrayList<HeldBatch>();
        Rows.each(
                reader,
                with(HELD, counting, reached),
                row -> held.add(new HeldBatch(
                        new EntryId(row.getString("node"), row.getLong("seq")),
                        row.getString("batch_id"),
                        labels.of(row.getString("source")),
                        Rows.moment(row, "started_at").orElse(Instant.EPOCH),
                        row.getLong("pages"),
                        row.getLong("row_count"),
                        row.getLong("refused_count"),
                        Optional.ofNullable(row.getString("error")).orElse(""))),
                all(pack, reached.parameters(), counting.parameters()));
        return List.copyOf(held);
    }

    private List<Ruled> ruled(Connection reader, Seen seen, SourceLabels labels) throws SQLException {
        var rulings = Rulings.load(reader);
        var reached = Visibility.reached("e", seen.vector());
        var found = new ArrayList<Ruled>();
        Rows.each(
                reader,
                RULED.replace("{reached}", reached.condition()),
                row -> {
                    var entry = new EntryId(row.getString("node"), row.getLong("seq"));
                    var isMend = row.getBoolean("is_mend");
                    var of = new EntryId(String.valueOf(row.getString("of_node")), row.getLong("of_seq"));
                    var counts = isMend
                            ? !rulings.isRetracted(entry, seen.vector())
                            : rulings.standing(of, Rulings.CONFIRMATION, seen.vector()).stream()
                                    .anyMatch(one -> one.by().equals(entry));
                    found.add(new Ruled(
                            entry,
                            isMend,
                            of,
                            labels.of(row.getString("source")),
                            Rows.moment(row, "sealed_at").orElse(Instant.EPOCH),
                            counts));
                },
                all(pack, reached.parameters(), MOST_RULED));
        return List.copyOf(found);
    }

    /// @throws IllegalArgumentException when the source has no such day
    DayReading day(SourceDays.Key key, Scope scope) {
        var seen = seen(scope);
        return engine.store().read(reader -> new DaysReader(reader, seen).day(key));
    }

    /// All of a refused row, and what can be told from it.
    MendSheet sheet(Refusals.Row row) {
        var now = pack(engine.definitions().current());
        var table = now.table(row.table())
                .orElseThrow(() -> new IllegalStateException("Table '" + row.table() + "' is not declared any more"));
        var raw = engine.store()
                .read(reader -> Rows.one(
                                reader,
                                RAW,
                                found -> Optional.of(found.getString(1)),
                                row.entry().node(),
                                row.entry().seq(),
                                row.ordinal())
                        .orElse(row.raw()));
        return new MendSheet(row, raw, table, new RawValues(now, table).of(row.source(), raw));
    }
}
