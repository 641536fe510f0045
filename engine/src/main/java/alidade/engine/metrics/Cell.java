package alidade.engine.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// The value of one group on one day, or the reason why there is none.
record Cell(Optional<BigDecimal> value, Optional<String> reason) {
    static Cell of(BigDecimal value) {
        return new Cell(Optional.of(value), Optional.empty());
    }

    static Cell of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    static Cell none(String reason) {
        return new Cell(Optional.empty(), Optional.of(reason));
    }

    static Cell notYetObserved(int day) {
        return none("no observation on or before " + LocalDate.ofEpochDay(day));
    }

    /// The value where there is one.
    BigDecimal amount() {
        return value.orElseThrow();
    }
}
