package alidade.engine.node;

import alidade.engine.exchange.HubAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What a node is told to do.
///
/// @param regions of the sources that it collects from
/// @param every from one exchange to the next
/// @param silence a node whose last sign at the hub is older than this is silent
/// @param watched the nodes that are not to be silent; empty: all that have ever collected
public record NodeSettings(
        Set<String> regions, Optional<HubAddress> hub, Duration every, Duration silence, Set<String> watched) {
    public NodeSettings {
        regions = Set.copyOf(regions);
        watched = Set.copyOf(watched);
    }
}
