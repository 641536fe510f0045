package alidade.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which entries count at a vector: those up to it, and of the held ones only those that an entry up to it confirms.
public final class Visibility {
    private Visibility() {}

    /// The local numbers (`entry_no`) of the entries that count.
    public static BitSet of(Connection connection, Map<String, Long> vector) throws SQLException {
        var visible = new BitSet();
        var snippet = sql(vector);
        try (var statement =
                connection.prepareStatement("select entry_no from log.entry where " + snippet.condition())) {
            for (var at = 0; at < snippet.parameters().size(); at++) {
                statement.setObject(at + 1, snippet.parameters().get(at));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    visible.set(rows.getInt(1));
                }
            }
        }
        return visible;
    }

    /// The same as a condition on a column `entry_no`, for questions that a person may run.
    public static Snippet sql(Map<String, Long> vector) {
        var condition = """
                entry_no in (
                    select e.entry_no
                    from log.entry e
                    where (%s)
                    and (e.status <> 'HELD' or exists (
                        select 1
                        from log.confirmation c
                        join log.entry by_whom on by_whom.entry_no = c.entry_no
                        where c.held_node = e.node
                        and c.held_seq = e.seq
                        and (%s))))""".formatted(upTo("e", vector), upTo("by_whom", vector));
        var bound = new ArrayList<Object>();
        new TreeMap<>(vector).forEach((node, seq) -> {
            bound.add(node);
            bound.add(seq);
        });
        var parameters = new ArrayList<Object>(bound);
        parameters.addAll(bound);
        return new Snippet(condition, parameters);
    }

    private static String upTo(String entry, Map<String, Long> vector) {
        return vector.isEmpty()
                ? "false"
                : vector.keySet().stream()
                        .map(node -> entry + ".node = ? and " + entry + ".seq <= ?")
                        .collect(Collectors.joining(" or "));
    }

    /// @param condition with `?` for each of `parameters`, in order
    public record Snippet(String condition, List<Object> parameters) {
        public Snippet {
            parameters = List.copyOf(parameters);
        }
    }
}
