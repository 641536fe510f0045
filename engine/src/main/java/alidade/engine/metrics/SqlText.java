package alidade.engine.metrics;

import java.util.ArrayList;
import java.util.List;

/// A piece of SQL with the values of its `?`, in the order of the text.
record SqlText(String text, List<Object> parameters) {
    SqlText {
        parameters = List.copyOf(parameters);
    }

    static SqlText of(String text, Object... parameters) {
        return new SqlText(text, List.of(parameters));
    }

    /// Puts pieces into the `{}` of a template, one after another.
    static SqlText fill(String template, SqlText... pieces) {
        var text = new StringBuilder();
        var parameters = new ArrayList<Object>();
        var from = 0;
        for (var piece : pieces) {
            var at = template.indexOf("{}", from);
            text.append(template, from, at).append(piece.text());
            parameters.addAll(piece.parameters());
            from = at + 2;
        }
        return new SqlText(text.append(template.substring(from)).toString(), parameters);
    }

    static SqlText join(String between, List<SqlText> pieces) {
        var parameters = new ArrayList<Object>();
        pieces.forEach(piece -> parameters.addAll(piece.parameters()));
        return new SqlText(
                String.join(between, pieces.stream().map(SqlText::text).toList()), parameters);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
