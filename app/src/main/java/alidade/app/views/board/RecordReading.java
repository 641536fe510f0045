package alidade.app.views.board;

import alidade.app.views.overview.Figure;
import alidade.app.views.overview.Name;
import java.time.LocalDate;
import java.util.List;

/// One line of a board, followed over some days on every source.
///
/// @param days all of them, in order
public record RecordReading(BoardReading.Line line, List<LocalDate> days, List<Series> series) {
    public RecordReading {
        days = List.copyOf(days);
        series = List.copyOf(series);
    }

    /// One source.
    ///
    /// @param figures those that there are, in the order of their days
    public record Series(Name name, List<Figure> figures) {
        public Series {
            figures = List.copyOf(figures);
        }
    }
}
