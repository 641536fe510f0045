/// How the program looks: colours, type scale, fonts.
/// In: the name of a theme. Out: style sheets and fonts as addresses. Start with [alidade.resources.theme.Theme].
@NullMarked
package alidade.resources.theme;

import org.jspecify.annotations.NullMarked;
