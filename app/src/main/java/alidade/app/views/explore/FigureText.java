package alidade.app.views.explore;

import alidade.app.views.explore.ExploreReading.Group;
import alidade.app.views.overview.Figure;
import alidade.app.views.scope.Dimensions;
import alidade.app.widgets.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How an answer is put into words, on the screen and in what is copied.
final class FigureText {
    static final String NONE = "—";

    private final ExploreReading reading;
    private final Wording wording;

    FigureText(ExploreReading reading, Wording wording) {
        this.reading = reading;
        this.wording = wording;
    }

    String show(Figure figure) {
        return figure.value()
                .map(value -> wording.formats().show(value, figure.format()))
                .orElse(NONE);
    }

    /// Every digit; or the reason why there is no value.
    String exact(Figure figure) {
        return figure.value()
                .map(wording.formats()::exact)
                .or(() -> figure.row().reason().map(wording::reason))
                .orElse(NONE);
    }

    String period(LocalDate start) {
        return switch (reading.slice().grain()) {
            case DAY -> wording.formats().day(start);
            case WEEK -> wording.get("explore.week", wording.formats().day(start));
            case MONTH -> start.toString().substring(0, 7);
        };
    }

    /// What is shown, in one line: unit, groups, days, filters, clocks.
    String about() {
        var slice = reading.slice();
        var parts = new ArrayList<String>();
        parts.add(wording.unit(reading.metric().unit()));
        if (!slice.by().isEmpty())
            parts.add(slice.by().stream().map(this::dimension).collect(Collectors.joining(" × ")));
        parts.add(reading.periods().getFirst() + " – " + reading.dataTime().day());
        reading.scope().only().forEach((dimension, values) -> {
            if (reading.metric().dimensions().contains(dimension)) parts.add(restricted(dimension, values));
        });
        reading.scope()
                .ignoredBy(reading.metric().dimensions())
                .forEach(dimension -> parts.add(wording.get("tile.unfiltered", dimension(dimension))));
        reading.scope().knownAt().ifPresent(day -> parts.add(wording.get("explore.known", day)));
        return String.join(" · ", parts);
    }

    private String restricted(String dimension, Set<String> values) {
        return dimension(dimension) + " "
                + values.stream().map(value -> value.isEmpty() ? NONE : value).collect(Collectors.joining(", "));
    }

    String dimension(String dimension) {
        return wording.label(Dimensions.label(reading.pack(), reading.metric(), dimension));
    }

    /// Where a figure that was copied comes from: enough to ask for it again.
    String source(Figure figure) {
        return wording.get(
                "explore.source",
                figure.metric().name() + "@" + figure.row().version(),
                figure.row().date(),
                wording.formats()
                        .moment(reading.dataTime().moment(), reading.pack().zone()),
                reading.pack().zone(),
                vector(reading.vector()));
    }

    private static String vector(Map<String, Long> vector) {
        return vector.entrySet().stream()
                .map(head -> head.getKey() + ":" + head.getValue())
                .collect(Collectors.joining(" "));
    }

    String accessible(List<Group> groups) {
        var ends = groups.stream()
                .flatMap(group ->
                        group.last().stream().map(figure -> group.name().in(wording.locale()) + " " + show(figure)))
                .collect(Collectors.joining(", "));
        return wording.label(reading.metric().label()) + ": " + ends;
    }
}
