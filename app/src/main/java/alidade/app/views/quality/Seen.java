package alidade.app.views.quality;

import alidade.app.views.scope.Scope;
import alidade.resources.packs.Pack;
import java.util.Map;

/// From where the room is looked at.
///
/// @param pack as it was in force at the vector
/// @param vector what may be used, as the head of each node's log
/// @param isPast whether that is less than all that is known
record Seen(Pack pack, Scope scope, Map<String, Long> vector, boolean isPast) {}
