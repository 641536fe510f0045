/// The overview: the tiles that a pack's dashboard declares, filled by the engine's answers.
/// In: a dashboard and [alidade.app.views.overview.Figures]. Out: nodes.
/// Start with [alidade.app.views.overview.OverviewReader], then [alidade.app.views.overview.OverviewView].
@NullMarked
package alidade.app.views.overview;

import org.jspecify.annotations.NullMarked;
