package alidade.app.cli;

import java.math.BigDecimal;

/// Numbers for people in a terminal: exact, and in a form that can be copied.
final class Numbers {
    private Numbers() {}

    static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
