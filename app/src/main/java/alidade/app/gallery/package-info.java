/// Every component of the house in every state, for whoever designs or tests it.
///
/// What comes in: a language. What goes out: specimens, each with its states; each state is reached by the code that a
/// view reaches it by, never painted for the gallery. Start at [alidade.app.gallery.Gallery].
@NullMarked
package alidade.app.gallery;

import org.jspecify.annotations.NullMarked;
