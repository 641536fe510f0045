package alidade.app.views.explore;

import alidade.app.views.explain.Inquiry;
import alidade.app.views.explore.ExploreReading.Group;
import alidade.app.views.explore.Slice.Shape;
import alidade.app.views.overview.Figure;
import alidade.engine.metrics.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One statement that works the values of a table out again, from the sealed records alone: it explains each of them.
/// Never to be used on the JavaFX thread.
public final class ExploreSql {
    /// More would be a text that nobody reads and few databases plan well.
    private static final int MOST_ROWS = 60;

    private final Function<Inquiry, Explanation> explain;

    /// @param explain asks the engine
    public ExploreSql(Function<Inquiry, Explanation> explain) {
        this.explain = explain;
    }

    /// One row for each line of the table that is shown, in its order; above them what they are, in comments.
    ///
    /// @param isCancelled ends it early; nobody reads the text then
    public String of(ExploreReading reading, BooleanSupplier isCancelled) {
        var figures = figures(reading);
        var shown = figures.subList(0, Math.min(MOST_ROWS, figures.size()));
        var rows = new ArrayList<String>();
        for (var figure : shown) {
            if (isCancelled.getAsBoolean()) return "";
            rows.add(row(reading, figure));
        }
        return head(reading, figures.size() - shown.size()) + String.join("union all\n", rows);
    }

    /// As [AnswerTable] lists them; where a group is not there yet, there is nothing to explain.
    private static List<Figure> figures(ExploreReading reading) {
        var periods = reading.periods().size();
        var places = reading.slice().shape() == Shape.TABLE ? periods : 1;
        var figures = new ArrayList<Figure>();
        for (var back = 1; back <= places; back++) {
            for (var group : reading.groups()) figure(group, periods - back).ifPresent(figures::add);
        }
        return figures;
    }

    private static Optional<Figure> figure(Group group, int place) {
        return group.cells().get(place).figure();
    }

    private static String head(ExploreReading reading, int leftOut) {
        var vector = reading.vector().entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining(", "));
        var head = "-- %s%n-- zone %s, entries up to %s%n"
                .formatted(reading.metric().name(), reading.pack().zone(), vector);
        return leftOut == 0
                ? head
                : head + "-- the first %d rows; %d more are left out%n".formatted(MOST_ROWS, leftOut);
    }

    private String row(ExploreReading reading, Figure figure) {
        var columns = new ArrayList<String>();
        columns.add("date '" + figure.row().date() + "' as period");
        for (var dimension : reading.slice().by()) {
            var value = figure.row().dimensions().getOrDefault(dimension, Optional.empty());
            columns.add(value.map(ExploreSql::text).orElse("cast(null as varchar)") + " as " + quoted(dimension));
        }
        columns.add(text(figure.row().version()) + " as version");
        columns.add("v.amount");
        var explanation = explain.apply(figure.inquiry());
        return "select %s%n  from (%n%s%n       ) v%n".formatted(String.join(", ", columns), explanation.boundSql());
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
