/// Controls that two or more views use: cards, badges, charts, and how numbers and times are written.
/// In: values. Out: nodes that take their colours from the theme. Start with [alidade.app.widgets.Wording].
@NullMarked
package alidade.app.widgets;

import org.jspecify.annotations.NullMarked;
