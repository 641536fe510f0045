package alidade.app.views.notes;

import alidade.engine.annotations.Note;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.Pack;
import java.time.LocalDate;
import java.util.List;

/// What is being looked at, as far as an annotation can be about it.
///
/// @param values of the dimension by which it is grouped
/// @param day the one that a new annotation begins with
/// @param isKnown whether what is written now is seen here: not while the second clock stands at the past
/// @param notes those that belong to it
public record NotesSubject(
        Pack pack,
        MetricDefinition metric,
        List<Note.About> values,
        LocalDate day,
        boolean isKnown,
        List<Noted> notes) {
    public NotesSubject {
        values = List.copyOf(values);
        notes = List.copyOf(notes);
    }
}
