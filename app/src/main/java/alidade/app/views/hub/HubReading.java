package alidade.app.views.hub;

import alidade.engine.exchange.LastExchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of the hub at one moment, without going there.
///
/// @param hub the one that was chosen; empty when none was
/// @param trouble why the file that names the hub cannot be used, as a sentence
/// @param last what is remembered of the exchanges with this hub
/// @param nodes this one first, then by name
record HubReading(
        String workspace,
        Optional<Chosen> hub,
        Optional<String> trouble,
        Optional<LastExchange> last,
        List<NodeLine> nodes,
        Queue queue) {
    HubReading {
        nodes = List.copyOf(nodes);
    }

    /// @param text the address in full
    /// @param shown as it may be shown
    /// @param account under which its password is kept, where it needs one
    record Chosen(String text, String shown, Optional<String> account) {}

    /// Own entries that are not at the hub yet.
    ///
    /// @param since when the first of them was sealed
    record Queue(long entries, Optional<Instant> since) {}

    /// How the hub stood when it was last gone to.
    enum Stand {
        NONE,
        NEVER_MET,
        AWAY,
        MET
    }

    Stand stand() {
        if (hub.isEmpty()) return Stand.NONE;
        if (last.isEmpty()) return Stand.NEVER_MET;
        if (last.get().away().isPresent()) return Stand.AWAY;
        return met().isPresent() ? Stand.MET : Stand.NEVER_MET;
    }

    Optional<LastExchange.Met> met() {
        return last.flatMap(LastExchange::met);
    }
}
