package alidade.engine.pipeline;

import alidade.engine.alerts.Alerts;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Publishes the alerts, always all of them: they are few.
final class AlertStage implements Publication.Stage {
    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public void prepare(Connection writer) throws SQLException {
        Alerts.createTable(writer);
    }

    @Override
    public void publish(Connection writer, Map<String, Long> vector, List<Pack> packs, Touched touched)
            throws SQLException {
        Alerts.publish(writer, vector, packs);
    }
}
