package alidade.resources.packs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds metrics that are made of themselves, directly or by way of others.
final class CycleCheck {
    private final Map<String, List<String>> madeOf = new TreeMap<>();
    private final Set<String> done = new HashSet<>();

    private CycleCheck() {}

    static void check(Draft draft) {
        var check = new CycleCheck();
        draft.metrics.forEach(one -> check.madeOf.put(one.value().name(), parts(one.value())));
        for (var metric : draft.metrics) {
            var cycle = check.from(metric.value().name(), new ArrayList<>());
            if (!cycle.isEmpty()) {
                draft.add(
                        metric,
                        metric.fields().place("metric"),
                        "the metric is made of itself: " + String.join(" → ", cycle));
            }
        }
    }

    /// The names of the metrics that a metric is made of, in any version.
    private static List<String> parts(MetricDefinition metric) {
        return metric.versions().stream()
                .flatMap(version -> switch (version.kind()) {
                    case MetricKind.Ratio(var of, var to) -> List.of(of, to).stream();
                    case MetricKind.Share(var of, var _) -> List.of(of).stream();
                    case MetricKind.Growth(var of, var _) -> List.of(of).stream();
                    case MetricKind.Delta(var of, var _) -> List.of(of).stream();
                    default -> List.<String>of().stream();
                })
                .distinct()
                .toList();
    }

    /// The way from a metric back to one that was already passed; each cycle is told once.
    private List<String> from(String name, List<String> way) {
        if (way.contains(name)) {
            var cycle = new ArrayList<>(way.subList(way.indexOf(name), way.size()));
            cycle.add(name);
            return cycle;
        }
        if (!done.add(name)) {
            return List.of();
        }
        way.add(name);
        for (var part : madeOf.getOrDefault(name, List.of())) {
            var cycle = from(part, way);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        way.removeLast();
        return List.of();
    }
}
