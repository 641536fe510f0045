/// Annotations: what people wrote about days, beside charts and as a list in which they are written and changed.
/// In: annotations of the engine. Out: marks of charts, a panel. Start with [alidade.app.views.notes.Notes].
@NullMarked
package alidade.app.views.notes;

import org.jspecify.annotations.NullMarked;
