package alidade.app.views.board;

import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.Figure;
import alidade.app.views.overview.Name;
import alidade.app.views.scope.Scope;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.Pack;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One board on the last day of its scope.
///
/// @param by the dimensions whose groups are ranked
/// @param metrics those that can be ranked
/// @param groupings what can be ranked: the first is single records
/// @param lines in the order of their rank
public record BoardReading(
        Pack pack,
        MetricDefinition metric,
        DataTime dataTime,
        Scope scope,
        List<String> by,
        List<MetricDefinition> metrics,
        List<List<String>> groupings,
        List<Line> lines) {
    public BoardReading {
        by = List.copyOf(by);
        metrics = List.copyOf(metrics);
        groupings = List.copyOf(groupings);
        lines = List.copyOf(lines);
    }

    /// One place.
    ///
    /// @param rank from 1; those with equal values share the better one
    /// @param rankBefore a week earlier; empty when it was not there
    /// @param words what a search looks through, in small letters
    public record Line(
            int rank, OptionalInt rankBefore, Name name, Figure figure, Optional<Figure> before, String words) {}
}
