package alidade.app.views.explore;

import alidade.app.views.notes.NotesSubject;
import alidade.engine.annotations.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What of an answer an annotation can be about.
final class NotedSlice {
    private NotedSlice() {}

    static NotesSubject of(ExploreReading reading) {
        return new NotesSubject(
                reading.pack(),
                reading.metric(),
                values(reading),
                reading.dataTime().day(),
                reading.scope().knownAt().isEmpty(),
                reading.notes());
    }

    /// Those of the groups, where one dimension makes them.
    private static List<Note.About> values(ExploreReading reading) {
        if (reading.slice().by().size() != 1) return List.of();
        return reading.groups().stream()
                .flatMap(group -> group.last().stream())
                .map(figure -> figure.row().dimensions())
                .map(NotedSlice::about)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Note.About> about(Map<String, Optional<String>> dimensions) {
        return dimensions.entrySet().stream()
                .findFirst()
                .flatMap(one -> one.getValue().map(value -> new Note.About(one.getKey(), value)));
    }
}
