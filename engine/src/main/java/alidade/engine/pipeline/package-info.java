/// The flow, in the order of the picture: collect, land, standardize, seal, quality, metrics, marts.
/// In: a workspace, and what to run. Out: sealed entries and published figures.
/// Start with [alidade.engine.pipeline.Refresh].
@NullMarked
package alidade.engine.pipeline;

import org.jspecify.annotations.NullMarked;
