/// What an empty workspace opens with: import a file, try the sources, or look at a demo. In: the engine. Out: nodes.
/// Start with [alidade.app.views.start.StartViewModel].
@NullMarked
package alidade.app.views.start;

import org.jspecify.annotations.NullMarked;
