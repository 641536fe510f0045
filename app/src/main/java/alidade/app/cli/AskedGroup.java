package alidade.app.cli;

import alidade.resources.packs.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One group of an answer, as `--by` and `--where` name it together: `--by platform --where "platform = 'x'"` is the
/// row of x among all platforms, while `--where` alone asks about x as if there were nothing else.
///
/// @param dimensions the value of each dimension of `--by`
/// @param where what is left of the filter
record AskedGroup(Map<String, Optional<String>> dimensions, Filter where) {
    static AskedGroup of(Visit visit, List<String> by, Filter filter) {
        var dimensions = new LinkedHashMap<String, Optional<String>>();
        var rest = new ArrayList<Filter>();
        for (var part : parts(filter)) {
            var named = nameOf(part);
            if (named.isPresent() && by.contains(named.get()) && !dimensions.containsKey(named.get())) {
                dimensions.put(named.get(), valueOf(part));
            } else {
                rest.add(part);
            }
        }
        for (var dimension : by) {
            if (!dimensions.containsKey(dimension)) {
                throw CommandProblem.wrongUsage(visit.say("cli.explain.whichGroup", dimension));
            }
        }
        return new AskedGroup(dimensions, all(rest));
    }

    private static List<Filter> parts(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> parts;
            case Filter.Everything() -> List.of();
            default -> List.of(filter);
        };
    }

    /// The name that the part gives one value: by `name = 'text'`, or `name is missing`.
    private static Optional<String> nameOf(Filter part) {
        return switch (part) {
            case Filter.Compare(var name, var operator, var value)
            when operator == Filter.Operator.EQUAL && value instanceof String -> Optional.of(name);
            case Filter.Missing(var name) -> Optional.of(name);
            default -> Optional.empty();
        };
    }

    private static Optional<String> valueOf(Filter part) {
        return part instanceof Filter.Compare compare
                ? Optional.of(compare.value().toString())
                : Optional.empty();
    }

    private static Filter all(List<Filter> parts) {
        if (parts.isEmpty()) return new Filter.Everything();
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    }
}
