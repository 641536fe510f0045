package alidade.engine.metrics;

import alidade.resources.packs.FilterWriter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Version;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What a version of a metric changed against the one before, in words and as JSON.
public final class Differences {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Differences() {}

    /// One thing that changed.
    private record Difference(String what, Label name, Label before, Label after) {}

    private static List<Difference> between(Version before, Version after) {
        var differences = new ArrayList<Difference>();
        add(differences, "kind", new Label("算法", "kind"), Wording.of(before.kind()), Wording.of(after.kind()));
        add(differences, "filter", new Label("条件", "filter"), filter(before), filter(after));
        add(differences, "classifications", new Label("分类版本", "classifications"), pins(before), pins(after));
        return differences;
    }

    private static void add(List<Difference> all, String what, Label name, Label before, Label after) {
        if (!before.equals(after)) all.add(new Difference(what, name, before, after));
    }

    private static Label filter(Version version) {
        var text = FilterWriter.write(version.filter());
        return text.isEmpty() ? new Label("全部记录", "all records") : new Label(text, text);
    }

    private static Label pins(Version version) {
        var text = new ArrayList<String>();
        new TreeMap<>(version.classifications()).forEach((name, pin) -> text.add(name + " " + pin));
        return text.isEmpty()
                ? new Label("当日生效的版本", "those in force")
                : new Label(String.join(", ", text), String.join(", ", text));
    }

    /// The difference in words; empty for the first version.
    public static Optional<Label> words(MetricDefinition metric, Version version) {
        var place = metric.versions().indexOf(version);
        if (place <= 0) return Optional.empty();
        var before = metric.versions().get(place - 1);
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var one : between(before, version)) {
            zh.add(one.name().zh() + "：由「" + one.before().zh() + "」改为「"
                    + one.after().zh() + "」");
            en.add(one.name().en() + ": '" + one.before().en() + "' became '"
                    + one.after().en() + "'");
        }
        var since = " (" + before.version() + " -> " + version.version() + ")";
        return Optional.of(
                zh.isEmpty()
                        ? new Label("仅说明有变化" + since, "only the description changed" + since)
                        : new Label(String.join("；", zh) + since, String.join("; ", en) + since));
    }

    /// The difference as JSON, `{"kind": {"from": …, "to": …}, …}`, in English; `{}` for the first version.
    ///
    /// @param place of the version in the metric's list
    public static String json(MetricDefinition metric, int place) {
        ObjectNode json = JSON.createObjectNode();
        if (place == 0) return json.toString();
        for (var one :
                between(metric.versions().get(place - 1), metric.versions().get(place))) {
            json.putObject(one.what())
                    .put("from", one.before().en())
                    .put("to", one.after().en());
        }
        return json.toString();
    }
}
