package alidade.engine.pipeline;

import alidade.engine.quality.Quality;
import alidade.engine.store.Store;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Publishes the quality days: all from the first touched one on, and those that the calendar has added since.
record QualityStage(Store store) implements Publication.Stage {
    @Override
    public String name() {
        return "quality";
    }

    @Override
    public void publish(Map<String, Long> vector, List<Pack> packs, Touched touched) {
        store.transact(writer -> {
            Quality.createTables(writer);
            var first = touched.first();
            var next = nextDay(writer);
            Quality.publish(writer, vector, packs, next.isBefore(first) ? next : first);
        });
    }

    private static LocalDate nextDay(Connection writer) throws SQLException {
        try (var statement = writer.createStatement();
                var rows = statement.executeQuery("select max(date) from quality.data_quality_daily")) {
            rows.next();
            var last = rows.getObject(1, LocalDate.class);
            return last == null ? LocalDate.of(1, 1, 1) : last.plusDays(1);
        }
    }
}
