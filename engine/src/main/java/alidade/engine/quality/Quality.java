package alidade.engine.quality;

import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Publishes the quality days into the schema `quality`, and what people read beside them.
public final class Quality {
    private Quality() {}

    /// Creates the tables and views that are not there yet.
    public static void createTables(Connection writer) throws SQLException {
        QualityTables.create(writer);
        IngestionLog.create(writer);
    }

    /// Writes all days from one on anew; the days before stay as they are. The caller commits.
    ///
    /// A day's figures depend on earlier days only, so this equals a full computation as long as no entry speaks of
    /// a day before `from`.
    public static void publish(Connection writer, Map<String, Long> vector, List<Pack> packs, LocalDate from)
            throws SQLException {
        IngestionLog.count(writer, packs);
        var days = QualityDays.compute(writer, vector, packs, from, LocalDate.MAX);
        QualityTables.clear(writer, from);
        QualityTables.write(writer, days);
    }
}
