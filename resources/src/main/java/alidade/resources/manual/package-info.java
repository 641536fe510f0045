/// The manual as it lies in the program. In: nothing. Out: its pages and pictures.
/// Start with [alidade.resources.manual.ManualPages].
@NullMarked
package alidade.resources.manual;

import org.jspecify.annotations.NullMarked;
