/// What came into the log since a person looked last.
@NullMarked
package alidade.app.views.since;

import org.jspecify.annotations.NullMarked;
