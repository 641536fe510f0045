package alidade.engine.pipeline;

import alidade.engine.marts.Marts;
import alidade.resources.packs.Pack;
import java.util.List;
import java.util.Map;

/// Computes the metrics of the touched days and publishes them in the marts.
record MartsStage(Marts marts) implements Publication.Stage {
    @Override
    public String name() {
        return "marts";
    }

    @Override
    public void publish(Map<String, Long> vector, List<Pack> packs, Touched touched) {
        if (touched.everything()) marts.recomputeAll();
        else marts.publish(touched.days());
    }
}
