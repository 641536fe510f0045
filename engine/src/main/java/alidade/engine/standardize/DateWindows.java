package alidade.engine.standardize;

import alidade.fetch.files.RawRow;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.ImportMapping;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The dates of a file, cut into windows of so many rows, so that a long history is standardized part by part.
///
/// Rows of one record and date are always in one window, whatever the order of the file.
public final class DateWindows {
    private DateWindows() {}

    /// @param first the first date of the window; `LocalDate.MIN` with rows whose date cannot be read
    /// @param last the last date of the window
    /// @param rows that are in it
    public record Window(LocalDate first, LocalDate last, long rows) {
        public boolean contains(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    /// Reads the file once for its dates alone.
    ///
    /// @param atMost rows in a window, unless a single date has more
    public static List<Window> of(
            TableDefinition table, ImportMapping mapping, ZoneId packZone, Iterable<RawRow> rows, long atMost) {
        var reader = RowReader.ofImport(table, mapping, packZone, LocalDate.MAX);
        var counts = new TreeMap<LocalDate, Long>();
        for (var row : rows) {
            counts.merge(reader.dateOf(row), 1L, Long::sum);
        }
        var windows = new ArrayList<Window>();
        for (var day : counts.entrySet()) {
            var last = windows.isEmpty() ? new Window(day.getKey(), day.getKey(), atMost) : windows.getLast();
            if (last.rows() + day.getValue() > atMost) {
                windows.add(new Window(day.getKey(), day.getKey(), day.getValue()));
            } else {
                windows.set(windows.size() - 1, new Window(last.first(), day.getKey(), last.rows() + day.getValue()));
            }
        }
        return windows;
    }
}
