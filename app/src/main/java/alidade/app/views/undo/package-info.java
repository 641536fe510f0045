/// Taking back what was done in the window, and doing it again.
/// In: deeds with the way back. Out: a notice with a button. Start with [alidade.app.views.undo.UndoViewModel].
@NullMarked
package alidade.app.views.undo;

import org.jspecify.annotations.NullMarked;
