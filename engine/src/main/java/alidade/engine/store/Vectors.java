package alidade.engine.store;

import alidade.engine.metrics.Knowledge;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// States of knowledge as vectors: the place in each node's log up to which entries count.
public final class Vectors {
    private final Store store;

    public Vectors(Store store) {
        this.store = store;
    }

    /// The vector of a state of knowledge, by the entries that are in the store.
    ///
    /// A moment takes in all that stands before the last entry sealed at it or earlier, since an entry cannot have
    /// been known before its predecessors, whatever the clock said.
    ///
    /// @throws UnknownVector when a given vector names entries that are not here
    public Map<String, Long> resolve(Knowledge knowledge) {
        return switch (knowledge) {
            case Knowledge.Now() -> heads(Instant.MAX);
            case Knowledge.At(var moment) -> heads(moment);
            case Knowledge.Vector(var heads) -> held(heads);
        };
    }

    private Map<String, Long> heads(Instant latest) {
        var sql = latest.equals(Instant.MAX)
                ? "select node, max(seq) from log.entry group by node"
                : "select node, max(seq) from log.entry where sealed_at <= ? group by node";
        return store.read(connection -> {
            var heads = new TreeMap<String, Long>();
            try (var statement = connection.prepareStatement(sql)) {
                if (!latest.equals(Instant.MAX)) {
                    statement.setObject(1, latest.atOffset(ZoneOffset.UTC));
                }
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        heads.put(rows.getString(1), rows.getLong(2));
                    }
                }
            }
            return Collections.unmodifiableMap(heads);
        });
    }

    private Map<String, Long> held(Map<String, Long> asked) {
        var here = heads(Instant.MAX);
        for (var head : asked.entrySet()) {
            var reached = here.getOrDefault(head.getKey(), 0L);
            if (head.getValue() > reached) {
                throw new UnknownVector("the vector names entry %s:%d, but this workspace holds that node up to %d"
                        .formatted(head.getKey(), head.getValue(), reached));
            }
        }
        return asked;
    }

    /// Says which entries of a vector are not here.
    public static final class UnknownVector extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownVector(String sentence) {
            super(sentence);
        }
    }
}
