/// Leaderboards: everything that a metric can be asked for in order, and the page of one of them.
/// In: [alidade.app.views.overview.Figures]. Out: nodes. Start with [alidade.app.views.board.BoardReader].
@NullMarked
package alidade.app.views.board;

import org.jspecify.annotations.NullMarked;
