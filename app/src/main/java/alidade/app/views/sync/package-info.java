/// The sync cockpit: which sources there are and how they are reached, what a sync would cost, how far it is, and the
/// history. In: an open engine. Out: nodes. Start with [alidade.app.views.sync.SyncView].
@NullMarked
package alidade.app.views.sync;

import org.jspecify.annotations.NullMarked;
