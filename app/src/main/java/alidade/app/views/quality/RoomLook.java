package alidade.app.views.quality;

import alidade.app.views.explain.Subject;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/// How the parts of the room are to be painted.
///
/// @param compact for small windows
/// @param explain opens the explanation of a number
record RoomLook(Wording wording, boolean compact, Consumer<Subject> explain) {
    static final String NONE = "—";

    String get(String key, Object... values) {
        return wording.get(key, values);
    }

    EngineWords words() {
        return new EngineWords(wording);
    }

    String number(long number) {
        return wording.formats().exact(BigDecimal.valueOf(number));
    }

    /// A day with its year, for those that lie far back.
    String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(NONE);
    }
}
