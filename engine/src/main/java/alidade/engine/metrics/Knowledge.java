package alidade.engine.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The second clock: which sealed entries an answer may use.
public sealed interface Knowledge {
    /// All that are here.
    record Now() implements Knowledge {}

    /// Those sealed at this moment or before.
    record At(Instant moment) implements Knowledge {}

    /// Those up to a place in each node's log; of a node that is not named, none.
    record Vector(Map<String, Long> heads) implements Knowledge {
        public Vector {
            heads = Collections.unmodifiableMap(new TreeMap<>(heads));
        }
    }
}
