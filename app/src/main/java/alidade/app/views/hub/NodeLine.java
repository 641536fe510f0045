package alidade.app.views.hub;

import alidade.engine.exchange.Hub.Life;
import java.util.Optional;

/// How far the chain of one node goes, here and at the hub.
///
/// @param region empty where it is not known
/// @param here the place of its last entry here, 0 when there is none
/// @param atHub the same at the hub, when the hub was last met; empty when it never was
/// @param life when it last met the hub
record NodeLine(String node, String region, boolean isSelf, long here, Optional<Long> atHub, Optional<Life> life) {
    /// How many of its entries are at the hub and not here.
    long behind() {
        return Math.max(0, atHub.orElse(here) - here);
    }

    /// How many of its entries are here and not at the hub.
    long ahead() {
        return Math.max(0, here - atHub.orElse(here));
    }

    long longest() {
        return Math.max(here, atHub.orElse(0L));
    }
}
