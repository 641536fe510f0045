package alidade.engine.metrics;

import alidade.resources.packs.MetricDefinition.Grain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The days, counted from the epoch, for which values are wanted, in order; and the ISO calendar behind weeks and
/// months.
final class Days {
    final int[] all;
    private final int[] indexFrom;

    /// @param days in any order, twice or not
    Days(IntStream days) {
        all = days.sorted().distinct().toArray();
        indexFrom = new int[all.length == 0 ? 1 : last() - first() + 2];
        Arrays.fill(indexFrom, all.length);
        for (var i = all.length - 1; i >= 0; i--) indexFrom[all[i] - first()] = i;
        for (var i = indexFrom.length - 2; i >= 0; i--) indexFrom[i] = Math.min(indexFrom[i], indexFrom[i + 1]);
    }

    int size() {
        return all.length;
    }

    int first() {
        return all[0];
    }

    int last() {
        return all[all.length - 1];
    }

    /// The index of the first wanted day that is not before the given one; [#size] when all are.
    int indexFrom(int day) {
        if (day <= first()) return 0;
        return day > last() ? all.length : indexFrom[day - first()];
    }

    /// The first day of the period of a grain that holds the day.
    static int start(int day, Grain grain) {
        var date = LocalDate.ofEpochDay(day);
        return (int)
                switch (grain) {
                    case DAY -> day;
                    case WEEK ->
                        date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .toEpochDay();
                    case MONTH -> date.withDayOfMonth(1).toEpochDay();
                };
    }

    /// The last day of the period of a grain that holds the day.
    static int end(int day, Grain grain) {
        var date = LocalDate.ofEpochDay(day);
        return (int)
                switch (grain) {
                    case DAY -> day;
                    case WEEK ->
                        date.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                                .toEpochDay();
                    case MONTH -> date.with(TemporalAdjusters.lastDayOfMonth()).toEpochDay();
                };
    }

    /// The Sunday of the same ISO week a year before; empty for a week 53 that the year before does not have.
    static OptionalInt sundayAYearBefore(int day) {
        var date = LocalDate.ofEpochDay(day);
        var year = date.get(IsoFields.WEEK_BASED_YEAR) - 1;
        var week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        // 28 December is always in the last week of its ISO year.
        var lastWeek = LocalDate.of(year, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        if (week > lastWeek) return OptionalInt.empty();
        var inFirstWeek = LocalDate.of(year, 1, 4);
        return OptionalInt.of(end((int) inFirstWeek.plusWeeks(week - 1L).toEpochDay(), Grain.WEEK));
    }
}
