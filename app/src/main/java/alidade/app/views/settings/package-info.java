/// What a person sets: how the window looks, accounts; and what there is: data on the disk, routes. In: the person's
/// file and the engine. Out: nodes. Start with [alidade.app.views.settings.SettingsViewModel].
@NullMarked
package alidade.app.views.settings;

import org.jspecify.annotations.NullMarked;
