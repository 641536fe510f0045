/// The hub in the window: which one the workspace meets, how far each node is there and here, exchanging, and what
/// stands in the way. In: an open engine. Out: nodes. Start with [alidade.app.views.hub.HubViewModel].
@NullMarked
package alidade.app.views.hub;

import org.jspecify.annotations.NullMarked;
