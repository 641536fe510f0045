package alidade.engine.metrics;

import alidade.resources.packs.Filter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The columns and classifications that a filter speaks of.
final class FilterNames {
    private FilterNames() {}

    static Set<String> of(Filter filter) {
        var names = new TreeSet<String>();
        collect(filter, names);
        return names;
    }

    private static void collect(Filter filter, Set<String> names) {
        switch (filter) {
            case Filter.Everything() -> {}
            case Filter.Compare compare -> names.add(compare.name());
            case Filter.In in -> names.add(in.name());
            case Filter.ContainsAny contains -> names.add(contains.name());
            case Filter.StartsWith starts -> names.add(starts.name());
            case Filter.Missing missing -> names.add(missing.name());
            case Filter.Not not -> collect(not.part(), names);
            case Filter.And and -> and.parts().forEach(part -> collect(part, names));
            case Filter.Or or -> or.parts().forEach(part -> collect(part, names));
        }
    }

    /// Both must hold.
    static Filter and(Filter one, Filter other) {
        if (one instanceof Filter.Everything) return other;
        if (other instanceof Filter.Everything) return one;
        return new Filter.And(List.of(one, other));
    }
}
