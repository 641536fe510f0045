package alidade.engine.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What people are told about another node: that it is silent, or that it is back.
///
/// @param since its last sign before the silence, by the hub's clock
/// @param met its newest sign
/// @param limit after which a node is silent
public record Notice(Kind kind, String node, String region, Instant since, Instant met, Duration limit) {
    public enum Kind {
        SILENT,
        BACK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same whenever this is told once more.
    public String id() {
        return kind.word() + "/" + node + "/" + since;
    }
}
