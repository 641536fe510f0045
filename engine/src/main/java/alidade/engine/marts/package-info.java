/// Tables of metric values, shaped for views and other programs.
/// In: what was sealed, and the marts that packs declare. Out: the schema `mart`, always whole.
/// Start with [alidade.engine.marts.Marts].
@NullMarked
package alidade.engine.marts;

import org.jspecify.annotations.NullMarked;
