package alidade.engine.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/// SQL with its bound values written in, so that a reader can paste it into any SQL client.
final class BoundSql {
    private BoundSql() {}

    /// Puts each value in the place of its `?`; question marks in texts, quoted names and comments stay.
    static String of(String sql, List<Object> values) {
        var bound = new StringBuilder();
        var next = values.iterator();
        for (var i = 0; i < sql.length(); ) {
            var end = endOfQuoted(sql, i);
            if (end > i) {
                bound.append(sql, i, end);
                i = end;
                continue;
            }
            var character = sql.charAt(i++);
            if (character == '?' && next.hasNext()) bound.append(literal(next.next()));
            else bound.append(character);
        }
        return bound.toString();
    }

    /// The end of a text, name or comment that begins here; here, if none does.
    private static int endOfQuoted(String sql, int start) {
        var character = sql.charAt(start);
        if (character == '\'' || character == '"') return after(sql, sql.indexOf(character, start + 1), 1);
        if (sql.startsWith("--", start)) return after(sql, sql.indexOf('\n', start), 1);
        if (sql.startsWith("/*", start)) return after(sql, sql.indexOf("*/", start + 2), 2);
        return start;
    }

    private static int after(String sql, int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }

    static String literal(Object value) {
        return switch (value) {
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Boolean truth -> truth.toString();
            case LocalDate date -> "date '" + date + "'";
            case Instant moment -> "timestamp with time zone '" + moment + "'";
            case OffsetDateTime moment -> "timestamp with time zone '" + moment.toInstant() + "'";
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }
}
