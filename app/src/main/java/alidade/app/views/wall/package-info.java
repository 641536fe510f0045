/// The wall: what stands in full screen and is read from far away, page after page, as a pack declares it.
/// In: a wall and [alidade.app.views.overview.Figures]. Out: full screens, or pictures of their pages.
/// Start with [alidade.app.views.wall.WallViewModel], then [alidade.app.views.wall.WallView].
@NullMarked
package alidade.app.views.wall;

import org.jspecify.annotations.NullMarked;
