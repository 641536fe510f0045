/// How far the figures of a source's day can be trusted; it judges, and never blocks.
/// In: visible entries and the quality definitions. Out: counters, rates, a score and a verdict per source and day.
/// Start with [alidade.engine.quality.QualityDays].
@NullMarked
package alidade.engine.quality;

import org.jspecify.annotations.NullMarked;
