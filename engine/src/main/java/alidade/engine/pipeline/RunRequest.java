package alidade.engine.pipeline;

import java.util.List;
import java.util.Optional;

/// What to collect.
///
/// @param sources ids of sources, `source` or `pack/source`; empty: all that there are
/// @param region only those of them that are declared to be of this region, such as `cn`
/// @param route profile of routes to go by; empty: the one in use
public record RunRequest(List<String> sources, Optional<String> region, Trigger trigger, Optional<String> route) {
    public RunRequest {
        sources = List.copyOf(sources);
    }

    public RunRequest(List<String> sources, Trigger trigger) {
        this(sources, Optional.empty(), trigger, Optional.empty());
    }

    /// All sources, by hand.
    public static RunRequest everything() {
        return new RunRequest(List.of(), Trigger.MANUAL);
    }

    /// The same by another profile of routes.
    public RunRequest by(Optional<String> route) {
        return new RunRequest(sources, region, trigger, route);
    }

    /// Who wanted it.
    public enum Trigger {
        MANUAL,
        SCHEDULE
    }
}
