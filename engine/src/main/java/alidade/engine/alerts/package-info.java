/// What a person should look at: each trouble opened once and closed once.
/// In: entries and quality days. Out: the mart `alerts`. Start with [alidade.engine.alerts.Alerts].
@NullMarked
package alidade.engine.alerts;

import org.jspecify.annotations.NullMarked;
