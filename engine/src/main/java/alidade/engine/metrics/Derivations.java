package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Tells what a metric is made of on one day, as [Compiler] puts it together.
final class Derivations {
    private final Pack pack;
    private final LocalDate day;
    private final Map<String, Classification.Version> classes;

    /// @param classes the version of each classification of the table
    Derivations(Pack pack, LocalDate day, Map<String, Classification.Version> classes) {
        this.pack = pack;
        this.day = day;
        this.classes = classes;
    }

    /// @param asked the dimensions and names in the filter of the question
    Derivation of(MetricDefinition metric, MetricDefinition.Version version, Set<String> asked) {
        var names = new TreeSet<>(asked);
        names.addAll(FilterNames.of(version.filter()));
        var used = RowValues.reached(names, classes).stream()
                .filter(classes::containsKey)
                .map(name -> new Derivation.Classification(name, version(name)))
                .toList();
        return new Derivation(
                pack.name(),
                metric.name(),
                version.version(),
                metric.table(),
                used,
                basis(version.kind()).stream()
                        .flatMap(name -> pack.metric(name).stream())
                        .map(one -> of(one, one.inForceOn(day), asked))
                        .toList());
    }

    private String version(String classification) {
        var version = classes.get(classification);
        return version == null ? "" : version.version();
    }

    private static List<String> basis(MetricKind kind) {
        return switch (kind) {
            case MetricKind.Ratio(var numerator, var denominator) -> List.of(numerator, denominator);
            case MetricKind.Share(var of, var _) -> List.of(of);
            case MetricKind.Growth(var of, var _) -> List.of(of);
            case MetricKind.Delta(var of, var _) -> List.of(of);
            default -> List.of();
        };
    }

    /// The names that a question speaks of.
    static Set<String> asked(Set<String> dimensions, Filter where) {
        var names = new TreeSet<>(dimensions);
        names.addAll(FilterNames.of(where));
        return names;
    }
}
