package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Filters and dimensions of a table, worked out once for each pair of record and attributes and then looked up.
///
/// What depends on a measure is worked out fact by fact instead, for each question anew.
final class Lookups {
    private final Columns columns;
    private final RowValues values;
    private final Map<Key, Lookup> kept = new HashMap<>();

    Lookups(Columns columns) {
        this.columns = columns;
        values = new RowValues(columns);
    }

    private record Key(Object what, Map<String, Classification.Version> classes) {}

    /// A number for each pair, or for each fact.
    static final class Lookup {
        private final int[] pairs;
        final boolean byFact;
        final int[] codes;
        final List<@Nullable String> values;

        private Lookup(int[] pairs, boolean byFact, int[] codes, List<@Nullable String> values) {
            this.pairs = pairs;
            this.byFact = byFact;
            this.codes = codes;
            this.values = values;
        }

        int of(int fact) {
            return codes[byFact ? fact : pairs[fact]];
        }
    }

    /// 1 where the filter holds, 0 where it does not.
    Lookup test(Filter filter, Map<String, Classification.Version> classes) {
        var names = FilterNames.of(filter);
        return lookup(
                filter, names, classes, (used, pair, fact, known) -> values.test(filter, used, pair, fact) ? 1 : 0);
    }

    /// The number of the value of a column or classification, in `values`.
    Lookup dimension(String name, Map<String, Classification.Version> classes) {
        return lookup(
                name,
                Set.of(name),
                classes,
                (used, pair, fact, known) -> known.code(values.text(name, used, pair, fact)));
    }

    private interface Coder {
        int code(Map<String, Classification.Version> classes, int pair, int fact, Dictionary known);
    }

    private static final class Dictionary {
        private final Map<@Nullable String, Integer> codes = new HashMap<>();
        private final List<@Nullable String> values = new ArrayList<>();

        private int code(@Nullable String value) {
            return codes.computeIfAbsent(value, one -> {
                values.add(one);
                return values.size() - 1;
            });
        }
    }

    private final Map<Key, Dictionary> dictionaries = new HashMap<>();

    private Lookup lookup(Object what, Set<String> names, Map<String, Classification.Version> classes, Coder coder) {
        var used = new TreeMap<>(classes);
        used.keySet().retainAll(RowValues.reached(names, classes));
        if (values.needsFact(names, used)) return byFact(used, coder);
        var key = new Key(what, used);
        var before = kept.get(key);
        var done = before == null ? 0 : before.codes.length;
        if (before != null && done == columns.pairs && before.pairs == columns.pair) return before;
        var dictionary = dictionaries.computeIfAbsent(key, one -> new Dictionary());
        var codes = before == null ? new int[columns.pairs] : Arrays.copyOf(before.codes, columns.pairs);
        for (var pair = done; pair < codes.length; pair++) codes[pair] = coder.code(used, pair, -1, dictionary);
        var lookup = new Lookup(columns.pair, false, codes, dictionary.values);
        kept.put(key, lookup);
        return lookup;
    }

    private Lookup byFact(Map<String, Classification.Version> classes, Coder coder) {
        var dictionary = new Dictionary();
        var codes = new int[columns.slots()];
        for (var record = 0; record < columns.records; record++) {
            var end = columns.start[record] + columns.length[record];
            for (var fact = columns.start[record]; fact < end; fact++) {
                codes[fact] = coder.code(classes, columns.pair[fact], fact, dictionary);
            }
        }
        return new Lookup(columns.pair, true, codes, dictionary.values);
    }
}
