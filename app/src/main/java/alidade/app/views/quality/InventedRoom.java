package alidade.app.views.quality;

import alidade.app.specimens.Hard;
import alidade.app.views.scope.Scope;
import alidade.engine.log.EntryId;
import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.TableDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Invented readings of a quality room, in which each thing that can happen happened once.
///
record InventedRoom(Pack pack, Kind kind) implements RoomWork {
    enum Kind {
        USUAL,
        /// Names and numbers that layouts fail on.
        HARD,
        /// No part of the room can be read.
        PARTS,
        EMPTY,
        /// Nothing waits for anybody.
        QUIET,
        BROKEN
    }

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Instant MOMENT = Instant.parse("2026-11-26T00:40:00Z");
    private static final String NODE = "gallery";
    private static final int RUNS = 24;
    private static final int REFUSED = 9;
    /// Days at the end of which sources stand otherwise than well.
    private static final int TROUBLED = 3;

    private boolean isHard() {
        return kind == Kind.HARD;
    }

    private TableDefinition table() {
        return pack.tables().getFirst();
    }

    private String name(int place) {
        return pack.sources().get(place % pack.sources().size()).name();
    }

    private Label label(int place) {
        if (!isHard()) return pack.sources().get(place % pack.sources().size()).label();
        var name = Hard.NAMES.get(place % Hard.NAMES.size());
        return new Label(name, name);
    }

    private static EntryId entry(long seq) {
        return new EntryId(NODE, seq);
    }

    private static Instant moment(int daysAgo) {
        return MOMENT.minus(daysAgo, ChronoUnit.DAYS);
    }

    @Override
    public QualityRoom read(int span, Scope scope) {
        if (kind == Kind.BROKEN) throw new IllegalStateException(Hard.SENTENCE);
        int days = scope.days(span);
        return new QualityRoom(
                pack,
                scope,
                days,
                kind == Kind.QUIET
                        ? new Part.Read<>(days(days))
                        : part(days(days), new SourceDays(List.of(), List.of())),
                part(refused(), new Refusals(0, List.of())),
                part(held(), List.of()),
                part(ruled(), List.of()),
                part(runs(), new Runs(0, List.of())));
    }

    private <T> Part<T> part(T value, T nothing) {
        return switch (kind) {
            case PARTS -> new Part.Failed<>(Hard.SENTENCE);
            case EMPTY, QUIET -> new Part.Read<>(nothing);
            case USUAL, HARD, BROKEN -> new Part.Read<>(value);
        };
    }

    private SourceDays days(int span) {
        var days = DAY.minusDays(span - 1L).datesUntil(DAY.plusDays(1)).toList();
        var sources = new ArrayList<SourceDays.Source>();
        for (int place = 0; place < pack.sources().size(); place++) {
            var cells = new LinkedHashMap<LocalDate, SourceDays.Cell>();
            // Each source was met three days later than the one before it.
            for (var day : days.subList(Math.min(3 * place, days.size()), days.size()))
                cells.put(day, cell(place, day));
            sources.add(new SourceDays.Source(name(place), table().name(), label(place), cells));
        }
        return new SourceDays(days, sources);
    }

    private SourceDays.Cell cell(int place, LocalDate day) {
        var standing = standing(place, day);
        return new SourceDays.Cell(standing, Optional.of(score(standing, place, day)), records(), age(standing));
    }

    private static Standing standing(int place, LocalDate day) {
        var all = Standing.values();
        return day.isAfter(DAY.minusDays(TROUBLED)) ? all[place % all.length] : Standing.GOOD;
    }

    private static BigDecimal score(Standing standing, int place, LocalDate day) {
        if (standing == Standing.BAD) return new BigDecimal("41.5");
        return BigDecimal.valueOf(100 - (3L * place + day.getDayOfMonth()) % 18);
    }

    private static int age(Standing standing) {
        return standing == Standing.STALE ? 12 : 0;
    }

    private long records() {
        return isHard() ? Hard.HUGE.longValue() : 1_257;
    }

    @Override
    public DayReading day(SourceDays.Key key, Scope scope) {
        int place = IntStream.range(0, pack.sources().size())
                .filter(at -> name(at).equals(key.source()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no source '" + key.source() + "'"));
        var standing = standing(place, key.day());
        var score = score(standing, place, key.day());
        var rules = rules(standing);
        return new DayReading(
                key,
                label(place),
                standing,
                standing != Standing.STALE,
                age(standing),
                counters(),
                Optional.of(moment(age(standing))),
                pack.qualityOf(key.table()).map(QualityDefinition::scoreLimit).orElse(0),
                Optional.of("v2.0"),
                List.of(
                        new DayReading.Score("v1.0", BigDecimal.valueOf(98), Optional.empty()),
                        new DayReading.Score("v2.0", score, Optional.empty())),
                rules,
                notes(rules));
    }

    private Map<String, Long> counters() {
        var counters = new LinkedHashMap<String, Long>();
        for (var counter : DaysReader.COUNTERS) counters.put(counter, counters.isEmpty() ? records() : counters.size());
        return counters;
    }

    private List<DayReading.Rule> rules(Standing standing) {
        var rules = new ArrayList<DayReading.Rule>();
        for (var rule : pack.qualityOf(table().name()).stream()
                .flatMap(one -> one.rules().stream())
                .toList()) {
            boolean fails = standing != Standing.GOOD && rules.size() % 3 == 0;
            rules.add(new DayReading.Rule(
                    rule.name(), rule.label(), rule.ruleClass(), records(), fails ? 12 : 0, !fails));
        }
        return rules;
    }

    /// As the engine writes them.
    private static List<String> notes(List<DayReading.Rule> rules) {
        var notes = new ArrayList<String>();
        notes.add("carried from 2026-11-14");
        notes.add("older than the 48 h that the source allows");
        rules.stream()
                .filter(rule -> !rule.passed())
                .findFirst()
                .ifPresent(rule -> notes.add(rule.name() + ": 12 of 1257"));
        notes.add("held: " + SHRANK);
        return notes;
    }

    private static final String SHRANK =
            "input 'baidu' brought 257 records, 1257 the last complete time: more than the accepted 30 % are missing,"
                    + " so nothing of this run counts until a person confirms it";

    private Refusals refused() {
        var rows = IntStream.range(0, REFUSED).mapToObj(this::refused).toList();
        return new Refusals(isHard() ? 98_765 : REFUSED, rows);
    }

    private Refusals.Row refused(int at) {
        var columns = table().columns();
        var column = columns.stream().filter(one -> one.minimum().isPresent()).findFirst();
        var required = columns.stream().filter(TableDefinition.Column::required).toList();
        boolean isMissing = at % 3 == 1;
        var of = isMissing
                ? required.getLast().name()
                : column.orElse(columns.getLast()).name();
        var capital = of.substring(0, 1).toUpperCase(Locale.ROOT) + of.substring(1);
        var reason = isMissing
                ? capital + " is missing (" + of + ") and is required: the record is refused."
                : capital + " 'many' is not a whole number: the record is refused.";
        return new Refusals.Row(
                entry(40 + at / 3),
                at % 3,
                table().name(),
                name(at / 3),
                label(at / 3),
                Optional.of(DAY.minusDays(at)),
                isHard() ? Hard.LONG : "2026-11-26.csv, line " + (7 + at),
                isMissing ? "required" : "type",
                reason,
                raw(at),
                moment(at),
                3,
                at / 3);
    }

    private String raw(int at) {
        var first = table().identity().getLast();
        return "{\"%s\": \"%s\", \"%s\": \"many\"}"
                .formatted(
                        first,
                        isHard() ? Hard.LONG + Hard.EMOJI : "baidu/ERNIE-" + at,
                        table().count().orElse("count"));
    }

    @Override
    public MendSheet sheet(Refusals.Row row) {
        var values = new LinkedHashMap<String, String>();
        values.put(table().sourceColumn(), row.source());
        values.put(table().identity().getLast(), isHard() ? Hard.LONG : "ERNIE-4.5");
        return new MendSheet(row, row.raw().repeat(isHard() ? 5 : 1), table(), values);
    }

    private List<HeldBatch> held() {
        return List.of(held(0, SHRANK), held(1, isHard() ? Hard.SENTENCE : SHRANK));
    }

    private HeldBatch held(int place, String reason) {
        return new HeldBatch(entry(51 + place), batch(place), label(place), moment(place), 12, 257, 3, reason);
    }

    private static String batch(int daysAgo) {
        return moment(daysAgo).toString().substring(0, 10).replace("-", "") + "_084000_cn";
    }

    private List<Ruled> ruled() {
        return List.of(
                new Ruled(entry(63), true, entry(40), label(0), moment(0), true),
                new Ruled(entry(62), false, entry(31), label(1), moment(2), true),
                new Ruled(entry(57), true, entry(28), label(2), moment(9), false));
    }

    private Runs runs() {
        return new Runs(
                isHard() ? 98_765 : RUNS,
                IntStream.range(0, RUNS).mapToObj(this::run).toList());
    }

    private Runs.Run run(int at) {
        var statuses = Runs.Status.values();
        var status = at % 5 < statuses.length ? statuses[at % 5] : Runs.Status.SUCCESS;
        var error = status == Runs.Status.SUCCESS
                ? Optional.<String>empty()
                : Optional.of(isHard() ? Hard.SENTENCE : "site.example answered 403; " + SHRANK);
        return new Runs.Run(
                RUNS - at,
                batch(at),
                NODE,
                "cn",
                pack.sources().stream().map(source -> source.name()).toList(),
                moment(at),
                moment(at).plus(Duration.ofMinutes(3)),
                status,
                412,
                records(),
                42,
                1_215,
                status == Runs.Status.SUCCESS ? 0 : 3,
                error,
                false);
    }

    /// One that does not fit is told what is wrong with it.
    @Override
    public EntryId mend(Refusals.Row row, Map<String, String> values) {
        throw new IllegalStateException(Hard.SENTENCE);
    }

    @Override
    public EntryId confirm(EntryId entry, String who, String why) {
        throw new IllegalStateException(Hard.SENTENCE);
    }
}
