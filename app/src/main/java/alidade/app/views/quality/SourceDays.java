package alidade.app.views.quality;

import alidade.resources.packs.Label;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The standing of every source on each of the last days.
///
/// @param days one after the other, without a gap
/// @param sources in the order in which the pack declares them, others after them by name
record SourceDays(List<LocalDate> days, List<Source> sources) {
    SourceDays {
        days = List.copyOf(days);
        sources = List.copyOf(sources);
    }

    /// One source of one table.
    ///
    /// @param cells by day; the days before its first observation are missing
    record Source(String name, String table, Label label, Map<LocalDate, Cell> cells) {
        Source {
            cells = Map.copyOf(cells);
        }
    }

    /// One source on one day.
    ///
    /// @param ageDays days since it was observed last
    record Cell(Standing standing, Optional<BigDecimal> score, long records, int ageDays) {}

    /// A place in the grid.
    record Key(String source, String table, LocalDate day) {}

    Optional<Source> source(Key key) {
        return sources.stream()
                .filter(one -> one.name().equals(key.source()) && one.table().equals(key.table()))
                .findFirst();
    }

    /// The source of the last day that needs a person most, the first of those that need it alike.
    Optional<Key> worst() {
        if (days.isEmpty()) return Optional.empty();
        var last = days.getLast();
        Optional<Source> worst = Optional.empty();
        for (var source : sources) {
            if (!source.cells().containsKey(last)) continue;
            if (worst.isEmpty() || standing(source, last).compareTo(standing(worst.get(), last)) < 0)
                worst = Optional.of(source);
        }
        return worst.map(one -> new Key(one.name(), one.table(), last));
    }

    private static Standing standing(Source source, LocalDate day) {
        var cell = source.cells().get(day);
        return cell == null ? Standing.GOOD : cell.standing();
    }
}
