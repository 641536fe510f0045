package alidade.app.bench;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Fact;
import alidade.engine.log.Filling;
import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Filters;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Invented observations of the declared table: the same for the same seed, whoever asks and in whatever order.
///
/// Each record is seen on nearly every day, one time in 25 it is not; its count rises by a step of its own. The texts
/// that the classifications look for are spread over the records, so that every class has some.
final class SyntheticRows {
    static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final String INPUT = "import";
    private static final int MISSED = 25;
    private static final int MOST_DAYS = 400;
    private static final int RECORDS_OF_A_SMALL_RUN = 500;

    private final Subject subject;
    private final long seed;
    private final List<Item> items = new ArrayList<>();
    final int days;

    /// One record.
    ///
    /// @param identity values of the identity columns, the source first
    /// @param dimensions values of the mart's dimensions
    record Item(List<String> identity, List<String> dimensions, long start, long step) {}

    /// @param rows how many there are to be, about: records times days
    SyntheticRows(Subject subject, long rows, long seed) {
        this.subject = subject;
        this.seed = seed;
        days = (int) Math.clamp(rows / RECORDS_OF_A_SMALL_RUN, 1, MOST_DAYS);
        var needles = needles();
        for (var number = 0; number < Math.max(1, rows / days); number++) items.add(item(number, needles));
    }

    List<Item> items() {
        return items;
    }

    LocalDate day(int index) {
        return FIRST.plusDays(index);
    }

    LocalDate lastDay() {
        return day(days - 1);
    }

    /// What a record counts on a day; less than 0 when it was not seen.
    long count(int record, int day) {
        var item = items.get(record);
        if (day > 0 && Math.floorMod(mixed(record * 1_000_003L + day), MISSED) == 0) return -1;
        return item.start() + item.step() * day;
    }

    /// The rows of some days, to be sealed as one entry.
    Filling entry(int fromDay, int toDay) {
        return sink -> {
            var coverage = new ArrayList<Coverage>();
            for (var day = fromDay; day < toDay; day++) {
                fill(sink, day);
                for (var source : subject.sources()) {
                    coverage.add(new Coverage(source, INPUT, day(day), Coverage.Extent.PARTIAL));
                }
            }
            return new Filling.Ending(batch(toDay - 1), coverage);
        };
    }

    private void fill(Filling.Sink sink, int day) throws IOException {
        var columns = subject.table().identity();
        var moment = noon(day);
        for (var record = 0; record < items.size(); record++) {
            var count = count(record, day);
            if (count < 0) continue;
            var values = new TreeMap<String, Object>();
            for (var i = 0; i < columns.size(); i++)
                values.put(columns.get(i), items.get(record).identity().get(i));
            values.put(subject.count(), count);
            sink.fact(new Fact(day(day), moment, List.of(INPUT), values));
        }
    }

    Instant noon(int day) {
        return day(day).atTime(LocalTime.NOON).atZone(subject.pack().zone()).toInstant();
    }

    private Batch batch(int day) {
        var label = "%tY%<tm%<td_120000_bench".formatted(day(day));
        return new Batch(
                label,
                Batch.Origin.IMPORT,
                subject.pack().name(),
                subject.table().name(),
                "",
                noon(day),
                noon(day),
                Batch.Status.SUCCESS,
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private Item item(int number, Map<String, List<String>> needles) {
        var sources = subject.sources();
        var columns = subject.table().identity();
        var identity = new ArrayList<String>();
        var values = new TreeMap<String, Object>();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var value = column.equals(subject.table().sourceColumn())
                    ? sources.get(number % sources.size())
                    : text(column, number, i == columns.size() - 1, needles.getOrDefault(column, List.of()));
            identity.add(value);
            values.put(column, value);
        }
        var dimensions = subject.mart().dimensions().stream()
                .map(dimension -> dimension(dimension, values))
                .toList();
        return new Item(
                identity,
                dimensions,
                Math.floorMod(mixed(-1L - number), 1_000_000L),
                Math.floorMod(mixed(number), 50L));
    }

    /// Two of three records carry a text that some rule looks for.
    private String text(String column, int number, boolean unique, List<String> needles) {
        var chance = Math.floorMod(mixed(column.length() * 31L + number), 1_000L);
        var word = needles.isEmpty() || chance % 3 == 0 ? "plain" : needles.get((int) (chance % needles.size()));
        return unique ? word + "-" + number : word;
    }

    private String dimension(String name, Map<String, Object> values) {
        var column = values.get(name);
        if (column != null) return column.toString();
        var classification = subject.pack().classification(name);
        return classification
                .map(one -> classOf(Subject.inForce(one, FIRST), values))
                .orElse("");
    }

    private static String classOf(Classification.Version version, Map<String, Object> values) {
        return version.rules().stream()
                .filter(rule -> Filters.test(rule.when(), values::get))
                .findFirst()
                .map(Classification.Rule::then)
                .orElse(version.otherwise());
    }

    /// The texts that the classifications look for, by column.
    private Map<String, List<String>> needles() {
        var needles = new TreeMap<String, List<String>>();
        subject.classifications().stream()
                .flatMap(one -> Subject.inForce(one, FIRST).rules().stream())
                .flatMap(rule -> rule.when() instanceof Filter.ContainsAny one ? Stream.of(one) : Stream.empty())
                .forEach(one -> needles.computeIfAbsent(one.name(), name -> new ArrayList<>())
                        .add(one.texts().getFirst()));
        return needles;
    }

    /// The finalizer of SplitMix64.
    private long mixed(long value) {
        var z = value * 0x9E3779B97F4A7C15L + seed;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
