package alidade.app.views.scope;

import alidade.app.views.overview.Name;
import alidade.resources.packs.Label;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What a scope can be chosen from.
///
/// @param range empty while there is no data
/// @param dimensions every one that a metric of the pack has
public record ScopeReading(Optional<Range> range, ZoneId zone, List<Dimension> dimensions) {
    public ScopeReading {
        dimensions = List.copyOf(dimensions);
    }

    /// How far the clocks reach, in the pack's zone.
    ///
    /// @param first the first day of which there is an observation
    /// @param last the last day that was published
    /// @param firstSealed the day on which the first observations were sealed
    /// @param lastSealed the day on which the last entry was sealed
    public record Range(LocalDate first, LocalDate last, LocalDate firstSealed, LocalDate lastSealed) {}

    public record Dimension(String name, Label label) {}

    /// A value that a filter can be set to.
    ///
    /// @param value empty for a missing one
    public record Choice(String value, Name name) {}
}
