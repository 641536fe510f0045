package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Filters;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules of the metrics said plainly, over all facts for each value anew: what the kernel is compared with.
final class SlowMetrics {
    private final Pack pack;
    private final TableDefinition table;
    private final List<Chronicle.Entry> entries;
    private final Map<String, Long> vector;
    private final List<Seen> seen = new ArrayList<>();
    private final LocalDate horizon;

    /// One fact that counts, and the entry that brought it.
    private record Seen(Chronicle.Entry entry, Chronicle.Observation fact) {}

    SlowMetrics(Pack pack, List<Chronicle.Entry> entries, Map<String, Long> vector) {
        this.pack = pack;
        this.table = pack.tables().getFirst();
        this.entries = entries;
        this.vector = vector;
        for (var entry : entries) {
            if (visible(entry)) entry.facts().forEach(fact -> seen.add(new Seen(entry, fact)));
        }
        var sealed =
                entries.stream().filter(this::reached).map(entry -> LocalDate.ofInstant(entry.sealedAt(), pack.zone()));
        horizon = Stream.concat(sealed, seen.stream().map(one -> one.fact().date()))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }

    private boolean reached(Chronicle.Entry entry) {
        return entry.seq() <= vector.getOrDefault(entry.node(), 0L);
    }

    private boolean visible(Chronicle.Entry entry) {
        if (!reached(entry)) return false;
        return switch (entry.kind()) {
            case HELD -> isRuled(entry, Chronicle.Kind.CONFIRMS);
            case MENDED -> !isRuled(entry, Chronicle.Kind.RETRACTS);
            default -> true;
        };
    }

    /// Whether a ruling about an entry is reached, and nothing that takes it back is.
    private boolean isRuled(Chronicle.Entry entry, Chronicle.Kind kind) {
        return entries.stream()
                .filter(one -> one.kind() == kind && one.of().equals(entry.id()) && reached(one))
                .anyMatch(one -> entries.stream()
                        .noneMatch(other -> other.kind() == Chronicle.Kind.TAKES_BACK
                                && other.of().equals(one.id())
                                && reached(other)));
    }

    /// `date dimensions value observed age` of each row.
    List<String> ask(
            String metric,
            Optional<String> version,
            List<String> by,
            LocalDate from,
            LocalDate to,
            Grain grain,
            Filter where) {
        var definition = pack.metric(metric).orElseThrow();
        var lines = new ArrayList<String>();
        for (var start = start(from, grain);
                !start.isAfter(to) && !start.isAfter(horizon);
                start = end(start, grain).plusDays(1)) {
            var end = end(start, grain);
            var day = end.isAfter(horizon) ? horizon : end;
            var chosen = version.map(one -> definition.version(one).orElseThrow())
                    .orElseGet(() -> definition.inForceOn(day));
            var classes = classes(chosen.classifications(), Map.of(), day);
            var groups = new TreeSet<>(Grouping.ORDER);
            for (var one : seen) {
                if (isLatestOfItsDay(one) && !one.fact().date().isAfter(day) && test(where, classes, one)) {
                    groups.add(key(by, classes, one));
                }
            }
            for (var key : groups) {
                var group = new Group(by, key, where, classes);
                var value = value(
                        definition, chosen, chosen.classifications(), new Filter.Everything(), group, day, grain, day);
                lines.add("%s %s %s %s %s"
                        .formatted(
                                start,
                                key,
                                value.map(SlowMetrics::plain).orElse("-"),
                                observed(group, day),
                                age(group, day)));
            }
        }
        return lines;
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private record Group(
            List<String> by, List<Optional<String>> key, Filter where, Map<String, Classification.Version> classes) {}

    private boolean in(Group group, Seen one) {
        return test(group.where(), group.classes(), one)
                && key(group.by(), group.classes(), one).equals(group.key());
    }

    private List<Optional<String>> key(List<String> by, Map<String, Classification.Version> classes, Seen one) {
        return by.stream()
                .map(name -> Optional.ofNullable(value(name, classes, one)).map(Object::toString))
                .toList();
    }

    private boolean test(Filter filter, Map<String, Classification.Version> classes, Seen one) {
        return Filters.test(filter, name -> value(name, classes, one));
    }

    private @Nullable Object value(String name, Map<String, Classification.Version> classes, Seen one) {
        var version = classes.get(name);
        if (version == null) return one.fact().values().get(name);
        for (var rule : version.rules()) if (test(rule.when(), classes, one)) return rule.then();
        return version.otherwise();
    }

    private @Nullable BigDecimal number(String column, Seen one) {
        var value = one.fact().values().get(column);
        return value == null ? null : new BigDecimal(value.toString());
    }

    private Map<String, Classification.Version> classes(
            Map<String, String> pins, Map<String, String> own, LocalDate day) {
        var classes = new TreeMap<String, Classification.Version>();
        for (var one : pack.classifications()) {
            var pin = pins.getOrDefault(one.name(), own.get(one.name()));
            var inForce = one.versions().getFirst();
            for (var version : one.versions()) {
                if (version.effective().isPresent()
                        && !version.effective().get().isAfter(day)) inForce = version;
            }
            classes.put(one.name(), pin == null ? inForce : one.version(pin).orElseThrow());
        }
        return classes;
    }

    // Rules 1 to 3.

    private Comparator<Seen> order() {
        var count = table.count().orElseThrow();
        return Comparator.<Seen, LocalDate>comparing(one -> one.fact().date())
                .thenComparing(one -> one.fact().observedAt())
                .thenComparing(one -> number(count, one), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(one -> one.entry().node())
                .thenComparing(one -> one.entry().seq())
                .thenComparing(one -> one.fact().ordinal());
    }

    private final Map<List<Object>, Optional<Seen>> latest = new HashMap<>();

    private Optional<Seen> latest(String record, LocalDate day) {
        return latest.computeIfAbsent(
                List.of(record, day),
                key -> seen.stream()
                        .filter(one -> one.fact().record().equals(record)
                                && !one.fact().date().isAfter(day))
                        .max(order()));
    }

    private boolean isLatestOfItsDay(Seen one) {
        return latest(one.fact().record(), one.fact().date()).orElseThrow().equals(one);
    }

    private Set<String> records() {
        var records = new TreeSet<String>();
        seen.forEach(one -> records.add(one.fact().record()));
        return records;
    }

    private String source(Seen one) {
        return Objects.toString(one.fact().values().get(table.sourceColumn()));
    }

    private Stream<Chronicle.Covered> complete() {
        return entries.stream()
                .filter(this::visible)
                .flatMap(entry -> entry.coverage().stream())
                .filter(Chronicle.Covered::complete);
    }

    private boolean deleted(Seen one, LocalDate day) {
        if (one.fact().inputs().isEmpty()) return false;
        return one.fact().inputs().stream()
                .allMatch(input -> complete()
                        .anyMatch(covered -> covered.source().equals(source(one))
                                && covered.input().equals(input)
                                && covered.date().isAfter(one.fact().date())
                                && !covered.date().isAfter(day)));
    }

    private int carry(String source) {
        return pack.sources().stream()
                .filter(one -> one.name().equals(source))
                .flatMap(one -> one.limits().carryDays().stream())
                .findFirst()
                .orElse(table.carryDays());
    }

    private static int between(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    private List<Seen> latest(Group group, LocalDate day) {
        return records().stream()
                .flatMap(record -> latest(record, day).stream())
                .filter(one -> in(group, one))
                .toList();
    }

    private List<Seen> live(Group group, LocalDate day) {
        return latest(group, day).stream()
                .filter(one -> !deleted(one, day) && between(one.fact().date(), day) <= carry(source(one)))
                .toList();
    }

    // Rules 8 and 9.

    private Set<String> sources(Group group, LocalDate day) {
        var sources = new TreeSet<String>();
        for (var one : seen) {
            if (!one.fact().date().isAfter(day) && isLatestOfItsDay(one) && in(group, one)) sources.add(source(one));
        }
        return sources;
    }

    private LocalDate lastObserved(String source, LocalDate day) {
        return Stream.concat(
                        seen.stream()
                                .filter(one -> source(one).equals(source))
                                .map(one -> one.fact().date()),
                        complete().filter(one -> one.source().equals(source)).map(Chronicle.Covered::date))
                .filter(date -> !date.isAfter(day))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private int age(Group group, LocalDate day) {
        return sources(group, day).stream()
                .mapToInt(source -> between(lastObserved(source, day), day))
                .max()
                .orElse(0);
    }

    private boolean observed(Group group, LocalDate day) {
        return age(group, day) == 0;
    }

    // The kinds.

    private Optional<BigDecimal> value(
            MetricDefinition metric,
            MetricDefinition.Version version,
            Map<String, String> pins,
            Filter outer,
            Group group,
            LocalDate day,
            Grain grain,
            LocalDate definedOn) {
        if (sources(group, day).isEmpty()) return Optional.empty();
        var filter = new Filter.And(List.of(version.filter(), outer));
        return switch (version.kind()) {
            case MetricKind.Ratio(var n, var d) ->
                divide(
                        inner(n, pins, filter, group, day, grain, definedOn),
                        inner(d, pins, filter, group, day, grain, definedOn));
            case MetricKind.Share(var of, var over) ->
                divide(
                        inner(of, pins, filter, group, day, grain, definedOn),
                        inner(of, pins, filter, without(group, over), day, grain, definedOn));
            case MetricKind.Growth(var of, var against) -> change(of, against, pins, filter, group, day, grain, true);
            case MetricKind.Delta(var of, var against) -> change(of, against, pins, filter, group, day, grain, false);
            default ->
                measure(
                        version.kind(),
                        group,
                        day,
                        grain,
                        one -> test(filter, classes(pins, version.classifications(), definedOn), one));
        };
    }

    private Optional<BigDecimal> inner(
            String name,
            Map<String, String> pins,
            Filter filter,
            Group group,
            LocalDate day,
            Grain grain,
            LocalDate definedOn) {
        var metric = pack.metric(name).orElseThrow();
        var version = metric.inForceOn(definedOn);
        var both = new TreeMap<>(version.classifications());
        both.putAll(pins);
        return value(metric, version, both, filter, group, day, grain, definedOn);
    }

    private static Group without(Group group, List<String> over) {
        var kept = new LinkedHashMap<String, Optional<String>>();
        for (var i = 0; i < group.by().size(); i++)
            if (!over.contains(group.by().get(i)))
                kept.put(group.by().get(i), group.key().get(i));
        return new Group(List.copyOf(kept.keySet()), List.copyOf(kept.values()), group.where(), group.classes());
    }

    private static Optional<BigDecimal> divide(Optional<BigDecimal> n, Optional<BigDecimal> d) {
        if (n.isEmpty() || d.isEmpty() || d.get().signum() == 0) return Optional.empty();
        return Optional.of(n.get().divide(d.get(), 6, RoundingMode.HALF_EVEN));
    }

    private Optional<BigDecimal> change(
            String of,
            MetricKind.Against against,
            Map<String, String> pins,
            Filter filter,
            Group group,
            LocalDate day,
            Grain grain,
            boolean relative) {
        var earlier = earlier(against, group, day);
        if (earlier == null) return Optional.empty();
        var now = inner(of, pins, filter, group, day, grain, day);
        var before = inner(of, pins, filter, group, earlier, grain, day);
        if (now.isEmpty() || before.isEmpty()) return Optional.empty();
        var change = now.get().subtract(before.get());
        if (!relative) return Optional.of(change);
        if (before.get().signum() == 0) return Optional.empty();
        var scale = Math.max(change.scale(), before.get().scale());
        BigInteger n = change.setScale(scale).unscaledValue().multiply(BigInteger.valueOf(1_000_000));
        return Optional.of(
                new BigDecimal(n.divide(before.get().abs().setScale(scale).unscaledValue()), 6));
    }

    private @Nullable LocalDate earlier(MetricKind.Against against, Group group, LocalDate day) {
        return switch (against) {
            case PREVIOUS_DAY -> observed(group, day) && observed(group, day.minusDays(1)) ? day.minusDays(1) : null;
            case PREVIOUS_OBSERVATION -> {
                for (var one = day.minusDays(1); !sources(group, one).isEmpty(); one = one.minusDays(1)) {
                    if (observed(group, one)) yield one;
                }
                yield null;
            }
            case PREVIOUS_WEEK -> start(day, Grain.WEEK).minusDays(1);
            case SAME_WEEK_LAST_YEAR -> {
                var week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                var year = day.get(IsoFields.WEEK_BASED_YEAR) - 1;
                for (var one = LocalDate.of(year, 1, 1).minusDays(7); one.getYear() < year + 2; one = one.plusDays(1)) {
                    if (one.getDayOfWeek() == DayOfWeek.SUNDAY
                            && one.get(IsoFields.WEEK_BASED_YEAR) == year
                            && one.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == week) yield one;
                }
                yield null;
            }
        };
    }

    private Optional<BigDecimal> measure(
            MetricKind kind, Group group, LocalDate day, Grain grain, java.util.function.Predicate<Seen> pass) {
        var live = live(group, day);
        var counted = live.stream().filter(pass).toList();
        var latest = latest(group, day).stream().filter(pass).toList();
        return switch (kind) {
            case MetricKind.LatestSum(var column) -> {
                if (live.isEmpty()) yield nothing(group, day);
                var values = values(column, counted);
                yield !counted.isEmpty() && values.isEmpty()
                        ? Optional.empty()
                        : Optional.of(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            case MetricKind.LatestCount() -> live.isEmpty() ? nothing(group, day) : count(counted.size());
            case MetricKind.Distinct(var column) ->
                live.isEmpty()
                        ? nothing(group, day)
                        : count(counted.stream()
                                .map(one -> one.fact().values().get(column))
                                .filter(Objects::nonNull)
                                .distinct()
                                .count());
            case MetricKind.LatestMax(var column) ->
                values(column, counted).stream().max(Comparator.naturalOrder());
            case MetricKind.Quantile(var column, var at) -> quantile(values(column, counted), at);
            case MetricKind.Observed(var days) ->
                count(latest.stream()
                        .filter(one -> one.fact().date().isAfter(day.minusDays(days)))
                        .count());
            case MetricKind.Risen(var column, var days) -> risen(latest, column, day.minusDays(days));
            case MetricKind.FirstSeen(var period) -> {
                var start = start(day, period == MetricKind.Period.WEEK ? Grain.WEEK : grain);
                yield count(
                        latest.stream().filter(one -> isNew(one, start, day)).count());
            }
            default -> throw new IllegalStateException(kind.toString());
        };
    }

    private Optional<BigDecimal> nothing(Group group, LocalDate day) {
        var carried = sources(group, day).stream()
                .allMatch(source -> between(lastObserved(source, day), day) <= carry(source));
        return carried ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }

    private static Optional<BigDecimal> count(long count) {
        return Optional.of(BigDecimal.valueOf(count));
    }

    private List<BigDecimal> values(String column, List<Seen> facts) {
        return facts.stream()
                .map(one -> number(column, one))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static Optional<BigDecimal> quantile(List<BigDecimal> sorted, BigDecimal at) {
        if (sorted.isEmpty()) return Optional.empty();
        var h = at.multiply(BigDecimal.valueOf(sorted.size() - 1));
        var low = h.toBigInteger().intValueExact();
        var part = h.subtract(BigDecimal.valueOf(low));
        var high = part.signum() == 0 ? low : low + 1;
        return Optional.of(sorted.get(low)
                .multiply(BigDecimal.ONE.subtract(part))
                .add(sorted.get(high).multiply(part)));
    }

    private Optional<BigDecimal> risen(List<Seen> latest, String column, LocalDate then) {
        var comparable = 0;
        var risen = 0;
        for (var one : latest) {
            var now = number(column, one);
            var before = latest(one.fact().record(), then)
                    .map(other -> number(column, other))
                    .orElse(null);
            if (now == null || before == null) continue;
            comparable++;
            if (now.compareTo(before) > 0) risen++;
        }
        return !latest.isEmpty() && comparable == 0 ? Optional.empty() : count(risen);
    }

    private boolean isNew(Seen one, LocalDate start, LocalDate day) {
        var first = seen.stream()
                .filter(other -> other.fact().record().equals(one.fact().record()))
                .map(other -> other.fact().date())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var ofSource = seen.stream()
                .filter(other -> source(other).equals(source(one)))
                .map(other -> other.fact().date())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return !first.isBefore(start) && !first.isAfter(day) && first.isAfter(ofSource);
    }

    private static LocalDate start(LocalDate day, Grain grain) {
        return switch (grain) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.minusDays(day.getDayOfMonth() - 1L);
        };
    }

    private static LocalDate end(LocalDate day, Grain grain) {
        return switch (grain) {
            case DAY -> day;
            case WEEK -> start(day, grain).plusDays(6);
            case MONTH -> day.withDayOfMonth(day.lengthOfMonth());
        };
    }
}
