package alidade.engine.pipeline;

import java.util.List;

/// What to collect.
///
/// @param sources ids of sources, `source` or `pack/source`; empty: all that there are
public record RunRequest(List<String> sources, Trigger trigger) {
    public RunRequest {
        sources = List.copyOf(sources);
    }

    /// All sources, by hand.
    public static RunRequest everything() {
        return new RunRequest(List.of(), Trigger.MANUAL);
    }

    /// Who wanted it.
    public enum Trigger {
        MANUAL,
        SCHEDULE
    }
}
