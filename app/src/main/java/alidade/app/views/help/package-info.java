/// The help: the manual, every definition in force, the keys. In: the pages of the program and the engine's
/// definitions.
/// Out: nodes. Start with [alidade.app.views.help.HelpViewModel].
@NullMarked
package alidade.app.views.help;

import org.jspecify.annotations.NullMarked;
