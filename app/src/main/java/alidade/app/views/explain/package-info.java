/// The sheet that tells where one number comes from.
/// In: an inquiry about a number. Out: its definition, parts, entries, rows and SQL.
/// Start with [alidade.app.views.explain.ExplainView].
@NullMarked
package alidade.app.views.explain;

import org.jspecify.annotations.NullMarked;
