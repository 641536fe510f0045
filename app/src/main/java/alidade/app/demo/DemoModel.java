package alidade.app.demo;

import java.time.LocalDate;
import java.util.Optional;

/// A model of the invented world, as it truly is on every day of the history.
///
/// @param born day of the history on which it first exists; before the history where it is negative
/// @param goneFrom first day on which it is not there, and `goneTo` the last one; both past the end if it stays
/// @param counts cumulative downloads by day of the history
final class DemoModel {
    final String platform;
    final DemoScript.Publisher publisher;
    final String name;
    final String category;
    final String kind;
    final Optional<String> base;
    final int number;
    final int born;
    final int goneFrom;
    final int goneTo;
    final long[] counts;

    DemoModel(
            String platform,
            DemoScript.Publisher publisher,
            String name,
            String category,
            String kind,
            Optional<String> base,
            int number,
            int born,
            int goneFrom,
            int goneTo,
            long[] counts) {
        this.platform = platform;
        this.publisher = publisher;
        this.name = name;
        this.category = category;
        this.kind = kind;
        this.base = base;
        this.number = number;
        this.born = born;
        this.goneFrom = goneFrom;
        this.goneTo = goneTo;
        this.counts = counts;
    }

    boolean isThere(int day) {
        return day >= born && (day < goneFrom || day > goneTo);
    }

    LocalDate bornOn(LocalDate firstDay) {
        return firstDay.plusDays(born);
    }

    String task() {
        return category.contains("ocr") ? "image-text-to-text" : "text-generation";
    }

    long likes(int day) {
        return counts[day] / 900;
    }

    /// Downloads of the 30 days that end with the day.
    long recent(int day) {
        return Math.max(0, counts[day] - counts[Math.max(0, day - 30)]);
    }
}
