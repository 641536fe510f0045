package alidade.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which entries count: those up to a vector, without the held ones that no ruling up to it confirms and the mended
/// ones that one retracts. [Rulings] tells the same without SQL.
public final class Visibility {
    /// For a type, what limits `b`, and what limits `w`.
    private static final String STANDING = """
            exists (select 1
                             from log.ruling r
                             join log.entry b on b.entry_no = r.entry_no
                            where r.type = '%s'
                              and r.stands
                              and r.of_node = e.node
                              and r.of_seq = e.seq%s
                              and not exists (select 1
                                                from log.ruling u
                                                join log.entry w on w.entry_no = u.entry_no
                                               where u.parent = r.sha
                                                 and (w.node <> b.node or w.seq > b.seq)%s))""";

    private Visibility() {}

    /// The local numbers (`entry_no`) of the entries that count.
    public static BitSet of(Connection connection, Map<String, Long> vector) throws SQLException {
        var visible = new BitSet();
        var counting = of(vector, true, true);
        try (var statement =
                connection.prepareStatement("select e.entry_no from log.entry e where " + counting.condition())) {
            for (var at = 0; at < counting.parameters().size(); at++) {
                statement.setObject(at + 1, counting.parameters().get(at));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    visible.set(rows.getInt(1));
                }
            }
        }
        return visible;
    }

    /// A condition on a row `e` of `log.entry`, for questions that a person may run.
    ///
    /// @param anyHeld whether there are entries that wait, or waited, for a person: else they need no condition
    /// @param anyRetraction whether any entry was ever retracted
    public static Snippet of(Map<String, Long> vector, boolean anyHeld, boolean anyRetraction) {
        var bound = bound(vector);
        var limits = List.of(and(30, "b", vector), and(49, "w", vector));
        var condition = new StringBuilder(upTo("e", vector));
        var parameters = new ArrayList<Object>(bound);
        for (var part : parts(anyHeld, anyRetraction, limits)) {
            condition.append("\n   and ").append(part);
            parameters.addAll(bound);
            parameters.addAll(bound);
        }
        return new Snippet(condition.toString(), parameters);
    }

    /// The same by all that is here: a condition on a row `e` of `log.entry`, without parameters.
    public static String now() {
        return String.join("\n   and ", parts(true, true, List.of("", "")));
    }

    /// A condition that an entry is in a vector, whether it counts or not.
    ///
    /// @param entry the alias of a row of `log.entry`
    public static Snippet reached(String entry, Map<String, Long> vector) {
        return new Snippet(upTo(entry, vector), bound(vector));
    }

    private static List<Object> bound(Map<String, Long> vector) {
        var bound = new ArrayList<Object>();
        new TreeMap<>(vector).forEach((node, seq) -> {
            bound.add(node);
            bound.add(seq);
        });
        return bound;
    }

    private static List<String> parts(boolean anyHeld, boolean anyRetraction, List<String> limits) {
        var parts = new ArrayList<String>();
        if (anyHeld) parts.add("(e.status <> 'HELD'\n        or " + standing(Rulings.CONFIRMATION, limits) + ")");
        if (anyRetraction)
            parts.add("(e.origin <> 'MEND'\n        or not " + standing(Rulings.RETRACTION, limits) + ")");
        return parts;
    }

    private static String standing(String type, List<String> limits) {
        return STANDING.formatted(type, limits.getFirst(), limits.getLast());
    }

    private static String and(int column, String entry, Map<String, Long> vector) {
        return "\n" + " ".repeat(column) + "and " + upTo(entry, vector);
    }

    private static String upTo(String entry, Map<String, Long> vector) {
        return vector.isEmpty()
                ? "false"
                : new TreeMap<>(vector)
                        .keySet().stream()
                                .map(node -> entry + ".node = ? and " + entry + ".seq <= ?")
                                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /// @param condition with `?` for each of `parameters`, in order
    public record Snippet(String condition, List<Object> parameters) {
        public Snippet {
            parameters = List.copyOf(parameters);
        }
    }
}
