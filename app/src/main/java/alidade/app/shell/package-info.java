/// The window around the pages: navigation, header, keys, and a picture of it where there is no screen.
/// In: the engine's figures. Out: nodes on a screen, or a PNG. Start with [alidade.app.shell.ShellView].
@NullMarked
package alidade.app.shell;

import org.jspecify.annotations.NullMarked;
