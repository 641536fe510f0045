package alidade.app.views.explore;

import alidade.app.views.notes.Noted;
import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.Figure;
import alidade.app.views.overview.Name;
import alidade.app.views.scope.Scope;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.Pack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the engine answered to a slice.
///
/// @param slice what was asked; where a person had asked for nothing yet, what was asked instead
/// @param scope what all views are restricted to
/// @param periods first days of the periods, in order
/// @param groups the largest first, by their last value
/// @param notes what people wrote about the metric and these days
/// @param vector head of each node's log that the answer used
public record ExploreReading(
        Slice slice,
        Scope scope,
        Pack pack,
        MetricDefinition metric,
        DataTime dataTime,
        List<LocalDate> periods,
        List<Group> groups,
        List<Noted> notes,
        Map<String, Long> vector) {
    public ExploreReading {
        notes = List.copyOf(notes);
        periods = List.copyOf(periods);
        groups = List.copyOf(groups);
        vector = Collections.unmodifiableMap(new TreeMap<>(vector));
    }

    /// One group with its values.
    ///
    /// @param place among all groups, in the order that the pack gives to their values, from 0
    /// @param cells one for each period
    public record Group(Name name, int place, List<Cell> cells) {
        public Group {
            cells = List.copyOf(cells);
        }

        /// The last period that has an answer.
        public Optional<Figure> last() {
            return cells.reversed().stream()
                    .flatMap(cell -> cell.figure().stream())
                    .findFirst();
        }
    }

    /// @param figure empty where the group is not there yet
    /// @param before what it is compared with
    public record Cell(LocalDate period, Optional<Figure> figure, Optional<Figure> before) {
        public Optional<BigDecimal> value() {
            return figure.flatMap(Figure::value);
        }
    }
}
