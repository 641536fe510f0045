package alidade.app.views.notes;

import alidade.engine.annotations.Annotation;
import alidade.engine.annotations.Note;
import alidade.resources.packs.Label;
import java.util.Optional;

/// An annotation that belongs to what is being looked at.
///
/// @param value what the pack calls the value that it is about; empty where it is about all
public record Noted(Annotation annotation, Optional<Label> value) {
    Note note() {
        return annotation.note();
    }
}
