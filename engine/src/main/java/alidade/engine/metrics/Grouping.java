package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The groups of a question: for each fact the group that it belongs to, and since when each group is there.
///
/// Groups are numbered in the order of their values, missing ones last. A group is there from the first day on which a
/// record with a latest observation was in it, and it speaks for every source that ever had one in it.
final class Grouping {
    static final int NONE = -1;

    final List<List<Optional<String>>> keys;
    private final Snapshot snapshot;
    private final boolean byFact;
    private final int[] groupOf;
    private final int[][] firstOfSource;
    private final int[] first;

    private Grouping(Snapshot snapshot, List<List<Optional<String>>> keys, boolean byFact, int[] groupOf) {
        this.snapshot = snapshot;
        this.keys = keys;
        this.byFact = byFact;
        this.groupOf = groupOf;
        firstOfSource = new int[keys.size()][snapshot.sources()];
        for (var row : firstOfSource) Arrays.fill(row, Snapshot.NEVER);
        first = new int[keys.size()];
    }

    static Grouping of(
            Snapshot snapshot,
            Lookups lookups,
            Presence presence,
            List<String> by,
            Filter where,
            Map<String, Classification.Version> classes) {
        var pass = lookups.test(where, classes);
        var dimensions =
                by.stream().map(name -> lookups.dimension(name, classes)).toList();
        var byFact = pass.byFact || dimensions.stream().anyMatch(one -> one.byFact);
        var codes = new Codes(snapshot.columns, pass, dimensions, byFact);
        var grouping = codes.group(snapshot);
        if (byFact) grouping.lookAtFacts();
        else grouping.lookAtPairs(presence.of(snapshot));
        return grouping;
    }

    private void lookAtPairs(int[] firstOfPair) {
        var columns = snapshot.columns;
        for (var pair = 0; pair < columns.pairs; pair++) {
            if (groupOf[pair] != NONE && firstOfPair[pair] != Snapshot.NEVER) {
                note(groupOf[pair], columns.texts.source(columns.pairRecord[pair]), firstOfPair[pair]);
            }
        }
        settle();
    }

    private void lookAtFacts() {
        var texts = snapshot.columns.texts;
        snapshot.walk(Integer.MIN_VALUE, Integer.MAX_VALUE, (record, fact, from, to) -> {
            if (groupOf[fact] != NONE) note(groupOf[fact], texts.source(record), from);
        });
        settle();
    }

    private void note(int group, int source, int day) {
        firstOfSource[group][source] = Math.min(firstOfSource[group][source], day);
    }

    private void settle() {
        for (var g = 0; g < first.length; g++)
            first[g] = Arrays.stream(firstOfSource[g]).min().orElse(Snapshot.NEVER);
    }

    int size() {
        return keys.size();
    }

    /// The group of a fact; [#NONE] where the question leaves it out.
    int of(int fact) {
        return groupOf[byFact ? fact : snapshot.columns.pair[fact]];
    }

    /// The first day on which the group is there.
    int firstDay(int group) {
        return first[group];
    }

    /// Whether a source has spoken for the group up to a day.
    boolean has(int group, int source, int day) {
        return firstOfSource[group][source] <= day;
    }

    /// Whether every source of the group was observed on the day.
    boolean observed(int group, int day) {
        return age(group, day) == 0;
    }

    /// Days since the source of the group that was observed longest ago was observed.
    int age(int group, int day) {
        var age = 0;
        for (var s = 0; s < snapshot.sources(); s++) {
            if (has(group, s, day)) age = Math.max(age, day - snapshot.lastObserved(s, day));
        }
        return age;
    }

    /// Whether every source of the group was observed no longer ago than it is carried forward.
    boolean carried(int group, int day) {
        for (var s = 0; s < snapshot.sources(); s++) {
            if (has(group, s, day) && day - snapshot.lastObserved(s, day) > snapshot.carry(s)) return false;
        }
        return true;
    }

    /// The last day before the given one on which the group was there and observed.
    Optional<Integer> observedBefore(int group, int day) {
        for (var before = day - 1; before >= first[group]; before--) {
            if (observed(group, before)) return Optional.of(before);
        }
        return Optional.empty();
    }

    /// Values in the order of their code points, missing ones last.
    static final Comparator<List<Optional<String>>> ORDER = (one, other) -> {
        for (var i = 0; i < one.size(); i++) {
            var order = compare(one.get(i).orElse(null), other.get(i).orElse(null));
            if (order != 0) return order;
        }
        return 0;
    };

    private static int compare(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) return Boolean.compare(one == null, other == null);
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    /// Puts the codes of several dimensions together.
    private record Codes(Columns columns, Lookups.Lookup pass, List<Lookups.Lookup> dimensions, boolean byFact) {
        Grouping group(Snapshot snapshot) {
            var numbers = new HashMap<List<Integer>, Integer>();
            var keys = new ArrayList<List<Optional<String>>>();
            var groupOf = new int[byFact ? columns.slots() : columns.pairs];
            Arrays.fill(groupOf, NONE);
            if (byFact) {
                for (var r = 0; r < columns.records; r++) {
                    var end = columns.start[r] + columns.length[r];
                    for (var f = columns.start[r]; f < end; f++) groupOf[f] = group(f, columns.pair[f], numbers, keys);
                }
            } else {
                for (var p = 0; p < groupOf.length; p++) groupOf[p] = group(-1, p, numbers, keys);
            }
            return ordered(snapshot, keys, groupOf);
        }

        private int group(int fact, int pair, Map<List<Integer>, Integer> numbers, List<List<Optional<String>>> keys) {
            if (at(pass, fact, pair) == 0) return NONE;
            var codes = new ArrayList<Integer>(dimensions.size());
            for (var dimension : dimensions) codes.add(at(dimension, fact, pair));
            return numbers.computeIfAbsent(codes, one -> {
                keys.add(key(one));
                return keys.size() - 1;
            });
        }

        private static int at(Lookups.Lookup lookup, int fact, int pair) {
            return lookup.codes[lookup.byFact ? fact : pair];
        }

        private List<Optional<String>> key(List<Integer> codes) {
            var key = new ArrayList<Optional<String>>(codes.size());
            for (var i = 0; i < codes.size(); i++) {
                key.add(Optional.ofNullable(dimensions.get(i).values.get(codes.get(i))));
            }
            return List.copyOf(key);
        }

        private Grouping ordered(Snapshot snapshot, List<List<Optional<String>>> keys, int[] groupOf) {
            var order = new ArrayList<Integer>();
            for (var g = 0; g < keys.size(); g++) order.add(g);
            order.sort(Comparator.comparing(keys::get, ORDER));
            var place = new int[keys.size()];
            for (var i = 0; i < place.length; i++) place[order.get(i)] = i;
            for (var i = 0; i < groupOf.length; i++) {
                if (groupOf[i] != NONE) groupOf[i] = place[groupOf[i]];
            }
            return new Grouping(snapshot, order.stream().map(keys::get).toList(), byFact, groupOf);
        }
    }
}
