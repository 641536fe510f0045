/// The sealed log of a node: what was observed, once and for all.
/// In: drafts of entries. Out: sealed entries, verified, in order, to be replayed.
/// Start with [alidade.engine.log.Log].
@NullMarked
package alidade.engine.log;

import org.jspecify.annotations.NullMarked;
