/// How fast the engine is on this machine, always as ratios of one run.
/// In: a number of rows and of rounds, and an empty folder. Out: durations, and ratios between them.
/// Start with [alidade.app.bench.Bench].
@NullMarked
package alidade.app.bench;

import org.jspecify.annotations.NullMarked;
