package alidade.engine.pipeline;

import alidade.engine.alerts.Alerts;
import alidade.engine.store.Store;
import alidade.resources.packs.Pack;
import java.util.List;
import java.util.Map;

/// Publishes the alerts, always all of them: they are few.
record AlertStage(Store store) implements Publication.Stage {
    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public void publish(Map<String, Long> vector, List<Pack> packs, Touched touched) {
        store.transact(writer -> {
            Alerts.createTable(writer);
            Alerts.publish(writer, vector, packs);
        });
    }
}
