package alidade.engine.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns a series of "trouble" and "no trouble" in the order of time into episodes.
///
/// This class is not thread safe.
final class Episodes {
    private final List<Episode> over = new ArrayList<>();
    private Optional<Episode> current = Optional.empty();

    record Episode(Instant opened, Optional<Instant> closed, String detail) {}

    /// @param detail is kept from the moment at which the episode opens
    void at(Instant moment, boolean trouble, String detail) {
        if (trouble && current.isEmpty()) current = Optional.of(new Episode(moment, Optional.empty(), detail));
        if (trouble || current.isEmpty()) return;
        over.add(new Episode(
                current.get().opened(), Optional.of(moment), current.get().detail()));
        current = Optional.empty();
    }

    /// All of them, the one that lasts at the end.
    List<Episode> all() {
        var all = new ArrayList<>(over);
        current.ifPresent(all::add);
        return all;
    }
}
