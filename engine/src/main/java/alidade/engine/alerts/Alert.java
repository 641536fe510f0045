package alidade.engine.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// One episode of trouble with one source: opened once, and closed once when it is over.
///
/// @param opened moment of the entry that opened it, or the beginning of the day
/// @param closed empty while it lasts
/// @param detail a sentence about the opening
record Alert(
        Rule rule,
        String pack,
        String table,
        String source,
        ZoneId zone,
        Instant opened,
        Optional<Instant> closed,
        String detail) {
    /// The four fixed rules.
    enum Rule {
        SOURCE_FAILED,
        STALE,
        HELD,
        QUALITY_UNDER_LIMIT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same for the same episode on every machine.
    String id() {
        return rule.word() + "/" + table + "/" + source + "/" + opened;
    }

    LocalDate openedOn() {
        return LocalDate.ofInstant(opened, zone);
    }

    Optional<LocalDate> closedOn() {
        return closed.map(moment -> LocalDate.ofInstant(moment, zone));
    }
}
