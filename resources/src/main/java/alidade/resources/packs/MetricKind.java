package alidade.resources.packs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What a metric does with the records, and so what may be done with its values.
///
/// "Latest" is the observation of a record that is the current one at the end of a day: not deleted, and not
/// older than
/// the source carries forward. None of these values is ever summed over days.
public sealed interface MetricKind {
    /// Sum of a column over the latest observations: the semi-additive sum of a cumulative count.
    record LatestSum(String value) implements MetricKind {}

    /// Largest value of a column over the latest observations.
    record LatestMax(String value) implements MetricKind {}

    /// Number of records that have a latest observation.
    record LatestCount() implements MetricKind {}

    /// Number of different values of a column over the latest observations.
    record Distinct(String column) implements MetricKind {}

    /// Quantile of a column over the latest observations, type 7 of Hyndman and Fan (1996); `quantile` from 0 to 1.
    record Quantile(String value, BigDecimal quantile) implements MetricKind {}

    /// Number of records observed in the `days` days that end with the day, deleted or not.
    record Observed(int days) implements MetricKind {}

    /// Number of records whose value rose against their last observation on or before the day minus `days`; records
    /// with
    /// none that old are not computable and reported as such.
    record Risen(String value, int days) implements MetricKind {}

    /// Number of records first observed inside the period; what a source's first observation brings is a baseline and
    /// not
    /// new.
    record FirstSeen(Period period) implements MetricKind {}

    /// One metric divided by another, last of all; not computable when the second is 0.
    record Ratio(String numerator, String denominator) implements MetricKind {}

    /// Part of a metric in its total over the named dimensions.
    record Share(String of, List<String> over) implements MetricKind {
        public Share {
            over = List.copyOf(over);
        }
    }

    /// Change of a metric relative to an earlier value of it, in parts per million.
    record Growth(String of, Against against) implements MetricKind {}

    /// Change of a metric since an earlier value of it, in its own unit.
    record Delta(String of, Against against) implements MetricKind {}

    /// 100 minus the weighted penalties of a source's day, from `data_quality_daily`; weights add up to 100.
    /// Penalties:
    /// `null_rate`, `duplicate_rate`, `refused_rate`, `failure_rate`, `staleness`.
    record Score(Map<String, Integer> weights) implements MetricKind {
        public Score {
            weights = Map.copyOf(weights);
        }
    }

    enum Period {
        /// The grain asked for: that day, that ISO week up to the day, that month up to the day.
        GRAIN,
        /// The ISO week of the day, up to the day.
        WEEK
    }

    enum Against {
        /// The day before; not computable unless both days were observed.
        PREVIOUS_DAY,
        /// The last day before that was observed; its distance is told.
        PREVIOUS_OBSERVATION,
        /// The end of the ISO week before.
        PREVIOUS_WEEK,
        /// The end of the same ISO week a year before.
        SAME_WEEK_LAST_YEAR
    }
}
