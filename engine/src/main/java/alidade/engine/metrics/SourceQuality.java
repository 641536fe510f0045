package alidade.engine.metrics;

import java.math.BigDecimal;

/// The exact counters of one source on one day, from which scores over any set of sources are made.
///
/// @param staleness 0 where it is fresh, 1 where it is as old as may be carried forward
record SourceQuality(
        long keyFields,
        long nullFields,
        long received,
        long merged,
        long refused,
        long runs,
        long failures,
        BigDecimal staleness) {}
