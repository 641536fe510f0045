package alidade.engine.landing;

import java.time.Instant;
import java.util.List;

/// A run as the landing remembers it, so that one that was cut can go on.
///
/// @param sources `pack/source`, in the order in which they were asked for
public record LandedRun(String batch, Instant started, List<String> sources) {
    public LandedRun {
        sources = List.copyOf(sources);
    }
}
