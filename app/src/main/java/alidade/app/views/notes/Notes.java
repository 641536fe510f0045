package alidade.app.views.notes;

import alidade.app.views.scope.Scope;
import alidade.app.widgets.TimeChart;
import alidade.app.widgets.Wording;
import alidade.engine.annotations.Annotation;
import alidade.engine.annotations.Note;
import alidade.resources.packs.Classification.ClassLabel;
import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// The annotations that belong to what is being looked at.
public final class Notes {
    /// More than these are not painted, so that a chart stays a chart; the newest are.
    private static final int MOST_MARKS = 60;

    private Notes() {}

    /// Those of a metric that touch some days, within what all views are restricted to.
    ///
    /// @param all by their days
    /// @param from first day, in the pack's zone
    /// @param to last day
    public static List<Noted> of(
            List<Annotation> all, Pack pack, String metric, LocalDate from, LocalDate to, Scope scope) {
        return all.stream()
                .filter(one -> one.note().isAbout(metric) && one.note().touches(from, to))
                .filter(one ->
                        one.note().about().map(about -> isWithin(about, scope)).orElse(true))
                .map(one -> new Noted(one, one.note().about().map(about -> label(about, pack))))
                .toList();
    }

    private static boolean isWithin(Note.About about, Scope scope) {
        var values = scope.only().get(about.dimension());
        return values == null || values.contains(about.value());
    }

    /// As marks of a chart.
    ///
    /// @param periods first days of what stands on the axis, in order
    public static List<TimeChart.Mark> marks(List<Noted> notes, List<LocalDate> periods, Wording wording) {
        return notes.stream()
                .skip(Math.max(0, notes.size() - MOST_MARKS))
                .map(one -> new TimeChart.Mark(
                        place(periods, one.note().from()),
                        place(periods, one.note().to()),
                        words(one, wording)))
                .toList();
    }

    /// The last period that begins at a day or before it; the first one where none does.
    private static int place(List<LocalDate> periods, LocalDate day) {
        var place = 0;
        while (place + 1 < periods.size() && !periods.get(place + 1).isAfter(day)) place++;
        return place;
    }

    /// The text, behind the value that it is about.
    private static String words(Noted one, Wording wording) {
        return one.value().map(value -> wording.label(value) + ": ").orElse("")
                + one.note().text();
    }

    /// All of them in one line, for a screen reader; empty where there are none.
    public static String accessible(List<Noted> notes, Wording wording) {
        if (notes.isEmpty()) return "";
        return wording.get(
                "notes.accessible",
                notes.stream()
                        .map(one -> days(one.note()) + " " + words(one, wording))
                        .collect(Collectors.joining("; ")));
    }

    static String days(Note note) {
        return note.from().equals(note.to()) ? note.from().toString() : note.from() + " – " + note.to();
    }

    /// What a pack calls a value.
    static Label label(Note.About about, Pack pack) {
        return pack.classification(about.dimension()).stream()
                .flatMap(one -> one.values().stream())
                .filter(one -> one.value().equals(about.value()))
                .map(ClassLabel::label)
                .findFirst()
                .orElse(new Label(about.value(), about.value()));
    }
}
