package alidade.engine.node;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Something that is not as it should be.
///
/// @param about the source, node or entry; empty where it is about the node itself
/// @param since when it is known to have begun
public record Trouble(Kind kind, String about, Optional<Instant> since, String sentence) {
    public enum Kind {
        /// Nothing can be sealed here.
        READ_ONLY,
        /// The disk is nearly full.
        DISK,
        /// The last run of a source failed.
        SOURCE_FAILING,
        /// A source waits for a person.
        SOURCE_HELD,
        /// A run did not come to its end.
        RUN,
        HUB_AWAY,
        /// Part of the exchange was left out.
        EXCHANGE,
        SILENT_NODE,
        /// People could not be told of a silent node.
        UNTOLD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether the node cannot do its work with it.
        boolean disables() {
            return this == READ_ONLY || this == DISK;
        }
    }
}
