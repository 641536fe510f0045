package alidade.engine.metrics;

import alidade.engine.store.FactBlocks.Head;
import alidade.engine.store.PackedFacts;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// One standard table in memory, column by column: the facts of a record lie together, the earliest first.
///
/// Record r owns the slots `start[r] … start[r] + length[r] − 1`, sorted by (day, moment, count, (node, seq), ordinal),
/// so
/// that the latest observation of a day is the last slot of that day. A record's slots have some room behind them: a
/// new observation usually goes into the next free slot, and a record that is full moves to the end of the arrays.
///
/// Not thread safe: extended and read under the lock of [Library].
final class Columns {
    private static final int ROOM = 8;

    final TableDefinition table;
    private final Entries entries;

    // By slot.
    int[] day = {};
    int[] pair = {};
    int[] entry = {};
    int[] cover = {};
    private int[] ordinal = {};
    private long[] moment = {};
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final int countMeasure;
    private final Measure[] measureList;
    private int end;

    // By record.
    int[] start = {};
    int[] length = {};
    private int[] room = {};
    /// The number of the last [#expect] that did not only put later days behind the record's last one.
    int[] rearranged = {};
    int records;
    int merges;
    int lastEntry = -1;

    // By pair: a record with one set of attributes.
    int[] pairRecord = {};
    int[] pairAttributes = {};
    int pairs;
    private final Map<Long, Integer> pairNumbers = new HashMap<>();

    final Texts texts;
    final Covers covers = new Covers();
    final ObservedDays observed = new ObservedDays();

    Columns(TableDefinition table, Entries entries) {
        this.table = table;
        this.entries = entries;
        for (var column : table.columns()) {
            if (isMeasure(table, column)) measures.put(column.name(), new Measure());
        }
        measureList = measures.values().toArray(Measure[]::new);
        countMeasure = table.count()
                .map(count -> java.util.List.copyOf(measures.keySet()).indexOf(count))
                .orElse(-1);
        texts = new Texts(table);
    }

    /// Whether the values of a column lie with the facts; all others belong to the record or to its attributes.
    static boolean isMeasure(TableDefinition table, Column column) {
        return (column.type() == Type.INTEGER || column.type() == Type.DECIMAL)
                && !table.identity().contains(column.name());
    }

    boolean isMeasure(String column) {
        return measures.containsKey(column);
    }

    Measure measure(String column) {
        var measure = measures.get(column);
        if (measure == null) throw NearestName.unknown("number column", column, measures.keySet());
        return measure;
    }

    Map<String, Measure> measures() {
        return measures;
    }

    int slots() {
        return day.length;
    }

    /// Makes room for new facts, which are to be taken in by [#add] next. Records and attributes that they name must be
    /// known to [#texts].
    ///
    /// @param coming how many there are of each record, by its number
    void expect(int[] coming) {
        merges++;
        growRecords(coming.length);
        var needed = (long) end;
        for (var r = 0; r < records; r++) {
            if (length[r] + coming[r] > room[r]) needed += roomFor(length[r] + coming[r]);
        }
        if (needed > day.length) grow(Math.toIntExact(end == 0 ? needed : needed + needed / 8));
        for (var r = 0; r < records; r++) {
            if (length[r] + coming[r] > room[r]) relocate(r, roomFor(length[r] + coming[r]));
        }
    }

    private void growRecords(int wanted) {
        if (wanted > start.length) {
            var capacity = Math.max(wanted, start.length + start.length / 4);
            start = Arrays.copyOf(start, capacity);
            length = Arrays.copyOf(length, capacity);
            room = Arrays.copyOf(room, capacity);
            rearranged = Arrays.copyOf(rearranged, capacity);
        }
        records = wanted;
    }

    private static int roomFor(int facts) {
        return facts + Math.max(ROOM, facts / 8);
    }

    private void grow(int slots) {
        day = Arrays.copyOf(day, slots);
        pair = Arrays.copyOf(pair, slots);
        entry = Arrays.copyOf(entry, slots);
        cover = Arrays.copyOf(cover, slots);
        ordinal = Arrays.copyOf(ordinal, slots);
        moment = Arrays.copyOf(moment, slots);
        for (var measure : measureList) measure.capacity(slots);
    }

    private void relocate(int record, int slots) {
        move(start[record], end, length[record]);
        start[record] = end;
        room[record] = slots;
        end += slots;
    }

    private void move(int from, int to, int facts) {
        System.arraycopy(day, from, day, to, facts);
        System.arraycopy(pair, from, pair, to, facts);
        System.arraycopy(entry, from, entry, to, facts);
        System.arraycopy(cover, from, cover, to, facts);
        System.arraycopy(ordinal, from, ordinal, to, facts);
        System.arraycopy(moment, from, moment, to, facts);
        for (var measure : measureList) measure.move(from, to, facts);
    }

    /// Takes in the facts of a block that was counted for [#expect].
    void add(Head block, PackedFacts facts) {
        var onDay = Math.toIntExact(block.day().toEpochDay());
        for (var at = 0; at < facts.size(); at++) insert(block.entryNo(), onDay, facts, at);
    }

    /// Puts a fact behind all that are not later: nearly always the end.
    private void insert(int entryNo, int onDay, PackedFacts facts, int at) {
        var record = texts.record(facts.recordId(at));
        var slot = start[record] + length[record];
        var before = slot;
        day[slot] = onDay;
        entry[slot] = entryNo;
        put(record, facts, at, slot);
        while (before > start[record] && compare(before - 1, slot) > 0) before--;
        if (before < slot) {
            move(before, before + 1, slot - before);
            day[before] = onDay;
            entry[before] = entryNo;
            put(record, facts, at, before);
        }
        length[record]++;
        var isLater = before == slot && (slot == start[record] || day[slot - 1] < day[slot]);
        if (!isLater) rearranged[record] = merges;
        lastEntry = Math.max(lastEntry, entryNo);
        observed.add(entryNo, texts.source(record), onDay);
    }

    private void put(int record, PackedFacts facts, int at, int slot) {
        ordinal[slot] = facts.ordinal(at);
        moment[slot] = facts.microseconds(at);
        cover[slot] = covers.code(texts.source(record), covers.inputs(facts.inputs(at)));
        pair[slot] = pairOf(record, texts.attributes(facts.attributesId(at)), slot);
        for (var m = 0; m < measureList.length; m++) {
            var measure = measureList[m];
            var decimal = facts.decimal(m, at);
            if (decimal != null) measure.set(slot, decimal);
            else if (facts.isMissing(m, at)) measure.setMissing(slot);
            else measure.set(slot, facts.whole(m, at));
        }
    }

    private int pairOf(int record, int attributes, int slot) {
        if (slot > start[record]) {
            var neighbour = pair[slot - 1];
            if (pairRecord[neighbour] == record && pairAttributes[neighbour] == attributes) return neighbour;
        }
        return pairNumbers.computeIfAbsent((long) record << 32 | attributes, key -> addPair(record, attributes));
    }

    private int addPair(int record, int attributes) {
        if (pairs == pairRecord.length) {
            var capacity = Math.max(1024, pairs + pairs / 2);
            pairRecord = Arrays.copyOf(pairRecord, capacity);
            pairAttributes = Arrays.copyOf(pairAttributes, capacity);
        }
        pairRecord[pairs] = record;
        pairAttributes[pairs] = attributes;
        return pairs++;
    }

    private int compare(int one, int other) {
        var order = Integer.compare(day[one], day[other]);
        if (order == 0) order = Long.compare(moment[one], moment[other]);
        if (order == 0 && countMeasure >= 0) order = compareCount(measureList[countMeasure], one, other);
        if (order == 0) order = entries.compare(entry[one], entry[other]);
        return order != 0 ? order : Integer.compare(ordinal[one], ordinal[other]);
    }

    private static int compareCount(Measure count, int one, int other) {
        if (count.isMissing(one) || count.isMissing(other)) {
            return Boolean.compare(count.isMissing(other), count.isMissing(one));
        }
        return count.compare(one, other);
    }
}
