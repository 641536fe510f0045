package alidade.app.demo;

import java.util.List;

/// One visit of the tracker to one platform.
///
/// @param timed whether the tracker wrote down when it looked
/// @param rows in the order of the file; a model may stand there twice
record Round(String platform, int day, boolean timed, List<Row> rows) {
    Round {
        rows = List.copyOf(rows);
    }

    /// @param second moment of the row, in seconds after the round began
    /// @param broken a count that no program can read, or empty
    record Row(DemoModel model, long count, int second, String broken) {}

    /// The row of each model that counts: the later one, and where nothing tells which is later the larger count.
    List<Sighting> sightings() {
        var best = new java.util.LinkedHashMap<DemoModel, Row>();
        for (var row : rows) {
            if (row.broken().isEmpty()) best.merge(row.model(), row, this::better);
        }
        return best.values().stream()
                .map(row -> new Sighting(row.model(), day, row.count(), List.of()))
                .toList();
    }

    private Row better(Row one, Row other) {
        if (timed && one.second() != other.second()) return one.second() > other.second() ? one : other;
        return one.count() >= other.count() ? one : other;
    }
}
