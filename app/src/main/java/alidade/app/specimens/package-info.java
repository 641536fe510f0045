/// What a gallery is made of, for whoever knows a component from inside.
///
/// What comes in: the component in a state. What goes out: a specimen, with names and numbers that are hard to lay out.
/// Start with [alidade.app.specimens.Specimen].
@NullMarked
package alidade.app.specimens;

import org.jspecify.annotations.NullMarked;
