package alidade.engine.log;

import java.time.LocalDate;

/// How much of one input of one source was seen on one date.
public record Coverage(String source, String input, LocalDate date, Extent extent) {
    public enum Extent {
        /// The paging reached its natural end and nothing contradicted it: what is absent is gone.
        COMPLETE,
        /// Some was seen, not all.
        PARTIAL,
        /// Nobody can say, as with an imported history.
        UNKNOWN
    }
}
