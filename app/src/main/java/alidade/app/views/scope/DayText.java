package alidade.app.views.scope;

import java.time.DateTimeException;
import java.time.LocalDate;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Days as people type them here: 2026-11-20, whatever the language of the machine.
final class DayText extends StringConverter<LocalDate> {
    @Override
    public String toString(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /// Null, which stands for the newest day, for a text that is no day.
    @Override
    public @Nullable LocalDate fromString(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
