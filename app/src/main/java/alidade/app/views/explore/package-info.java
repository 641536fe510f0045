/// Explore: any metric by any dimension over any time, compared with an earlier one.
@NullMarked
package alidade.app.views.explore;

import org.jspecify.annotations.NullMarked;
