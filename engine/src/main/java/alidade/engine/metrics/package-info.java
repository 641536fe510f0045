/// A metric at a version, over the facts of a table: its values by day, week or month.
/// In: definitions and the standard tables. Out: values that say how old they are, and what made them.
/// Start with [alidade.engine.metrics.Metrics].
@NullMarked
package alidade.engine.metrics;

import org.jspecify.annotations.NullMarked;
