package alidade.app.views.explore;

import alidade.app.views.overview.Figure;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// All values of an answer as tab-separated text, for spreadsheets: a head, one line for each group and period, and at
/// the end where they come from.
final class Tsv {
    /// What a spreadsheet would take for a formula.
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

    private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");

    private Tsv() {}

    static String of(ExploreReading reading, Wording wording) {
        var text = new FigureText(reading, wording);
        var lines = new ArrayList<String>();
        var head = new ArrayList<String>();
        head.add("date");
        head.addAll(reading.slice().by());
        head.addAll(List.of(reading.metric().name(), "before", "version", "observed", "reason"));
        lines.add(String.join("\t", head));
        for (var group : reading.groups()) {
            for (var cell : group.cells()) {
                if (cell.figure().isEmpty()) continue;
                var row = cell.figure().get().row();
                var fields = new ArrayList<String>();
                fields.add(row.date().toString());
                for (var dimension : reading.slice().by()) {
                    fields.add(word(row.dimensions()
                            .getOrDefault(dimension, Optional.empty())
                            .orElse("")));
                }
                fields.add(number(row.value()));
                fields.add(number(cell.before().flatMap(Figure::value)));
                fields.add(word(row.version()));
                fields.add(String.valueOf(row.observed()));
                fields.add(word(row.reason().orElse("")));
                lines.add(String.join("\t", fields));
            }
        }
        reading.groups().getFirst().last().ifPresent(figure -> lines.add(word(text.source(figure))));
        return String.join("\n", lines) + "\n";
    }

    private static String number(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("");
    }

    private static String word(String text) {
        var plain = BREAKS.matcher(text).replaceAll(" ");
        return FORMULA.matcher(plain).find() ? "'" + plain : plain;
    }
}
