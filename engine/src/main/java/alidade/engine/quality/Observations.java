package alidade.engine.quality;

import alidade.engine.quality.VisibleEntries.Sealed;
import alidade.engine.store.FactBlocks;
import alidade.engine.store.FactBlocks.Head;
import alidade.engine.store.PackedFacts;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/// Reads what was observed of the sources of one table, by day, from the blocks of the standard table.
///
/// To be closed; for one thread.
final class Observations implements AutoCloseable {
    private final Connection reader;
    private final TableDefinition table;
    private final VisibleEntries entries;
    private final FactBlocks blocks;
    private final List<Column> measures;
    private final Words records;
    private final Words attributes;

    Observations(Connection reader, TableDefinition table, VisibleEntries entries) throws SQLException {
        this.reader = reader;
        this.table = table;
        this.entries = entries;
        blocks = new FactBlocks(reader, table);
        measures = table.measures();
        var identity = new ArrayList<Column>();
        var texts = new ArrayList<Column>();
        for (var column : table.columns()) {
            if (table.identity().contains(column.name())) identity.add(column);
            else if (!measures.contains(column)) texts.add(column);
        }
        records = new Words(reader, "source_record_id", "record_id", table.name() + "_record", identity);
        attributes = new Words(reader, "sha", "attributes_id", table.name() + "_attributes", texts);
    }

    /// The first day whose observations may still be live on the day before another one.
    static LocalDate firstLiveDay(LocalDate from, int carryDays) {
        return from.minusDays(carryDays + 1L);
    }

    /// The sources that the table knows, in order of their names.
    List<String> sources() throws SQLException {
        var query = "select distinct \"%s\" from std.\"%s_record\" where \"%s\" is not null order by 1"
                .formatted(table.sourceColumn(), table.name(), table.sourceColumn());
        var sources = new ArrayList<String>();
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) sources.add(rows.getString(1));
        }
        return sources;
    }

    /// The first day that the table holds, of any source, whether it counts or not.
    Optional<LocalDate> firstDay() throws SQLException {
        var query = "select snapshot_date from std.\"%s_block\" order by first_fact limit 1".formatted(table.name());
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getObject(1, LocalDate.class)) : Optional.empty();
        }
    }

    /// The days on which entries that count hold observations, from one to another, with their blocks.
    Map<LocalDate, List<Head>> days(LocalDate from, LocalDate to) throws SQLException {
        var days = new TreeMap<LocalDate, List<Head>>();
        for (var block : blocks.ofDays(from, to)) {
            if (entries.counts(block.entryNo()))
                days.computeIfAbsent(block.day(), day -> new ArrayList<>()).add(block);
        }
        return days;
    }

    /// The observations of a day, by source.
    Map<String, List<Observation>> on(Collection<Head> blocksOfDay) throws SQLException {
        return bySource(read(blocksOfDay, record -> true));
    }

    private Map<String, List<Observation>> bySource(List<Observation> observations) {
        var bySource = new HashMap<String, List<Observation>>();
        for (var one : observations) {
            bySource.computeIfAbsent(source(one), source -> new ArrayList<>()).add(one);
        }
        return bySource;
    }

    private String source(Observation one) {
        return String.valueOf(one.value(table.sourceColumn()));
    }

    /// What was before a day, of the sources that were observed before.
    ///
    /// @param carryDays for how many days the values of each source are carried
    Map<String, Past> past(Map<String, Integer> carryDays, LocalDate from) throws SQLException {
        var most = carryDays.values().stream().max(Integer::compare);
        if (most.isEmpty()) return Map.of();
        var latest = new HashMap<String, List<Observation>>();
        var last = new HashMap<String, List<Observation>>();
        var seen = new HashSet<Long>();
        var recent = new TreeMap<>(days(firstLiveDay(from, most.get()), from.minusDays(1))).descendingMap();
        for (var blocksOfDay : recent.values()) {
            for (var found : bySource(read(blocksOfDay, record -> !seen.contains(record)))
                    .entrySet()) {
                var source = found.getKey();
                // No record of a source was seen before its last day was come to: so these are all of that day.
                last.putIfAbsent(source, found.getValue());
                var carry = carryDays.getOrDefault(source, 0);
                for (var one : Lives.standing(found.getValue())) {
                    seen.add(one.record().number());
                    if (!one.date().isBefore(firstLiveDay(from, carry)))
                        latest.computeIfAbsent(source, name -> new ArrayList<>())
                                .add(one);
                }
            }
        }
        var past = new HashMap<String, Past>();
        for (var source : carryDays.keySet()) {
            var found = last.getOrDefault(source, List.of());
            if (found.isEmpty()) found = lastOf(source, firstLiveDay(from, most.get()));
            if (found.isEmpty()) continue;
            var observations = latest.getOrDefault(source, List.of());
            past.put(source, new Past(observations, found.getFirst().date(), found));
        }
        return past;
    }

    /// The observations of a source on the last day before another one on which it was observed.
    private List<Observation> lastOf(String source, LocalDate before) throws SQLException {
        var ofSource = recordsOf(source);
        var day = before;
        var found = new ArrayList<Observation>();
        for (var block : blocks.before(before, ofSource.firstEntry())) {
            if (!block.day().equals(day) && !found.isEmpty()) return found;
            day = block.day();
            if (entries.counts(block.entryNo())) found.addAll(read(List.of(block), ofSource.numbers()::contains));
        }
        return found;
    }

    /// @param firstEntry number of the entry that came first into this store of those that name them
    private record Known(Set<Long> numbers, int firstEntry) {}

    private Known recordsOf(String source) throws SQLException {
        var query = "select record_id, first_entry from std.\"%s_record\" where \"%s\" = ?"
                .formatted(table.name(), table.sourceColumn());
        var numbers = new HashSet<Long>();
        var firstEntry = Integer.MAX_VALUE;
        try (var statement = reader.prepareStatement(query)) {
            statement.setString(1, source);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                    firstEntry = Math.min(firstEntry, rows.getInt(2));
                }
            }
        }
        return new Known(numbers, firstEntry);
    }

    /// Number of the entry that came first into this store of those that name some records.
    private int firstEntry(Collection<Long> numbers) throws SQLException {
        var query = "select first_entry from std.\"%s_record\" where record_id = ?".formatted(table.name());
        var first = Integer.MAX_VALUE;
        try (var statement = reader.prepareStatement(query)) {
            for (var number : numbers) {
                statement.setLong(1, number);
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) first = Math.min(first, rows.getInt(1));
                }
            }
        }
        return first;
    }

    /// The standing observation of the records of some observations before a day; of those that have one.
    List<Observation> before(Collection<Observation> observed, LocalDate day) throws SQLException {
        if (observed.isEmpty()) return List.of();
        var missing = new HashSet<Long>();
        for (var one : observed) missing.add(one.record().number());
        var byDay = new TreeMap<LocalDate, List<Head>>();
        for (var block : blocks.before(day, firstEntry(missing))) {
            if (entries.counts(block.entryNo()))
                byDay.computeIfAbsent(block.day(), one -> new ArrayList<>()).add(block);
        }
        var found = new ArrayList<Observation>();
        for (var blocksOfDay : byDay.descendingMap().values()) {
            if (missing.isEmpty()) break;
            for (var one : Lives.standing(read(blocksOfDay, missing::contains))) {
                found.add(one);
                missing.remove(one.record().number());
            }
        }
        return found;
    }

    /// The observations in some blocks, of the records that are wanted.
    private List<Observation> read(Collection<Head> someBlocks, LongPredicate wanted) throws SQLException {
        var found = new ArrayList<Observation>();
        for (var block : someBlocks) {
            var entry = entries.counting(block.entryNo());
            if (entry.isEmpty()) continue;
            var facts = blocks.facts(block);
            var places = IntStream.range(0, facts.size())
                    .filter(at -> wanted.test(facts.recordId(at)))
                    .toArray();
            records.prepare(Arrays.stream(places).mapToLong(facts::recordId));
            attributes.prepare(Arrays.stream(places).mapToLong(facts::attributesId));
            for (var at : places) found.add(observation(block, entry.get(), facts, at));
        }
        return found;
    }

    private Observation observation(Head block, Sealed entry, PackedFacts facts, int at) throws SQLException {
        var values = new HashMap<String, Object>();
        for (var measure = 0; measure < measures.size(); measure++) {
            if (facts.isMissing(measure, at)) continue;
            var decimal = facts.decimal(measure, at);
            values.put(
                    measures.get(measure).name(),
                    decimal == null ? (Object) facts.whole(measure, at) : decimal.stripTrailingZeros());
        }
        return new Observation(
                records.of(facts.recordId(at)),
                block.day(),
                Instant.EPOCH.plus(facts.microseconds(at), ChronoUnit.MICROS),
                table.count().map(values::get).map(count -> new BigDecimal(count.toString())),
                entry.id(),
                facts.ordinal(at),
                inputs(facts.inputs(at)),
                attributes.of(facts.attributesId(at)),
                values);
    }

    private static List<String> inputs(String text) {
        return Arrays.stream(text.split("\\|")).filter(one -> !one.isEmpty()).toList();
    }

    @Override
    public void close() throws SQLException {
        blocks.close();
    }
}
