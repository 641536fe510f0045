package alidade.engine.metrics;

import alidade.resources.packs.Classification;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Version;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Turns a metric's definition into a plan, and refuses what would give a wrong number.
///
/// A metric that is built on others takes them in the version in force on the same day. The classifications that it
/// pins
/// hold for them too, and its filter is added to theirs.
final class Compiler {
    private final Pack pack;
    private final TableDefinition table;
    private final MetricDefinition metric;

    /// @throws QuestionProblem when no pack has the metric
    static Compiler of(List<Pack> packs, String metric) {
        for (var pack : packs) {
            var found = pack.metric(metric);
            if (found.isPresent()) return new Compiler(pack, found.get());
        }
        var known = packs.stream()
                .flatMap(pack -> pack.metrics().stream().map(MetricDefinition::name))
                .toList();
        throw NearestName.unknown("metric", metric, known);
    }

    private Compiler(Pack pack, MetricDefinition metric) {
        this.pack = pack;
        this.metric = metric;
        table = pack.table(metric.table())
                .orElseThrow(() -> NearestName.unknown(
                        "table",
                        metric.table(),
                        pack.tables().stream().map(TableDefinition::name).toList()));
    }

    Pack pack() {
        return pack;
    }

    TableDefinition table() {
        return table;
    }

    MetricDefinition metric() {
        return metric;
    }

    /// The metric as it is worked out on a day.
    ///
    /// @param version empty: the one in force on the day
    Compiled on(LocalDate day, Optional<String> version) {
        var chosen = version.map(this::named).orElseGet(() -> metric.inForceOn(day));
        var pins = chosen.classifications();
        var plan = plan(metric, chosen, pins, new Filter.Everything(), day, List.of());
        return new Compiled(metric, chosen, plan, classes(pins, Map.of(), day));
    }

    private Version named(String version) {
        return metric.version(version)
                .orElseThrow(() -> NearestName.unknown(
                        "version of " + metric.name(),
                        version,
                        metric.versions().stream().map(Version::version).toList()));
    }

    /// The days after which a metric of the pack may be worked out otherwise.
    List<LocalDate> changes() {
        var dates = new TreeSet<LocalDate>();
        pack.metrics().stream()
                .flatMap(one -> one.versions().stream())
                .flatMap(one -> one.effective().stream())
                .forEach(dates::add);
        pack.classifications().stream()
                .flatMap(one -> one.versions().stream())
                .flatMap(one -> one.effective().stream())
                .forEach(dates::add);
        return List.copyOf(dates);
    }

    private Plan plan(
            MetricDefinition of,
            Version version,
            Map<String, String> pins,
            Filter outer,
            LocalDate day,
            List<String> above) {
        if (above.contains(of.name())) {
            throw new QuestionProblem(
                    "the metric '%s' is built on itself: %s".formatted(of.name(), String.join(" -> ", above)));
        }
        var path = Stream.concat(above.stream(), Stream.of(of.name())).toList();
        var filter = FilterNames.and(version.filter(), outer);
        var inner = new Inner(pins, filter, day, path);
        return switch (version.kind()) {
            case MetricKind.Ratio(var numerator, var denominator) ->
                new Plan.Ratio(
                        inner.plan(of, numerator, Plan.Leaf.class, Plan.Delta.class),
                        inner.plan(of, denominator, Plan.Leaf.class, Plan.Delta.class));
            case MetricKind.Share(var part, var over) -> new Plan.Share(inner.plan(of, part, Plan.Leaf.class), over);
            case MetricKind.Growth(var base, var against) ->
                new Plan.Growth(inner.plan(of, base, Plan.Leaf.class, Plan.Ratio.class, Plan.Share.class), against);
            case MetricKind.Delta(var base, var against) ->
                new Plan.Delta(
                        inner.plan(of, base, Plan.Leaf.class, Plan.Ratio.class, Plan.Share.class, Plan.Score.class),
                        against);
            case MetricKind.Score(var weights) -> new Plan.Score(new TreeMap<>(weights));
            default -> {
                var classes = classes(pins, version.classifications(), day);
                checkNames(of, FilterNames.of(filter), classes);
                checkValue(of, version.kind());
                yield new Plan.Leaf(of.name(), version.kind(), filter, classes);
            }
        };
    }

    /// What a metric hands down to those that it is built on.
    private final class Inner {
        private final Map<String, String> pins;
        private final Filter filter;
        private final LocalDate day;
        private final List<String> path;

        private Inner(Map<String, String> pins, Filter filter, LocalDate day, List<String> path) {
            this.pins = pins;
            this.filter = filter;
            this.day = day;
            this.path = path;
        }

        @SafeVarargs
        private Plan plan(MetricDefinition outer, String name, Class<? extends Plan>... allowed) {
            var inner = pack.metric(name)
                    .orElseThrow(() -> NearestName.unknown(
                            "metric for " + outer.name(),
                            name,
                            pack.metrics().stream().map(MetricDefinition::name).toList()));
            if (!inner.table().equals(outer.table())) {
                throw new QuestionProblem("'%s' is about the table %s and '%s' about %s: they cannot be put together"
                        .formatted(outer.name(), outer.table(), name, inner.table()));
            }
            var version = inner.inForceOn(day);
            var plan = Compiler.this.plan(inner, version, pinned(version), filter, day, path);
            for (var one : allowed) {
                if (one.isInstance(plan)) return plan;
            }
            throw new QuestionProblem("'%s' cannot be built on '%s': %s".formatted(outer.name(), name, why(plan)));
        }

        /// What the outer metric pins wins.
        private Map<String, String> pinned(Version version) {
            var both = new TreeMap<>(version.classifications());
            both.putAll(pins);
            return both;
        }
    }

    private static String why(Plan plan) {
        return switch (plan) {
            case Plan.Ratio _ -> "a ratio is divided last of all";
            case Plan.Share _ -> "a share is divided last of all";
            case Plan.Growth _ -> "a change in percent has no sum and no change of its own";
            case Plan.Delta _ -> "a change since an earlier day has no change of its own";
            case Plan.Score _ -> "a score is neither a sum nor a count";
            case Plan.Leaf _ -> "a plain measure has no place there";
        };
    }

    private void checkNames(
            MetricDefinition of, java.util.Collection<String> names, Map<String, Classification.Version> classes) {
        for (var name : names) {
            if (table.column(name).isPresent() || classes.containsKey(name)) continue;
            throw NearestName.unknown("column or classification for " + of.name(), name, known(classes));
        }
    }

    private List<String> known(Map<String, Classification.Version> classes) {
        return Stream.concat(table.columns().stream().map(TableDefinition.Column::name), classes.keySet().stream())
                .toList();
    }

    private void checkValue(MetricDefinition of, MetricKind kind) {
        var column = switch (kind) {
            case MetricKind.LatestSum(var value) -> value;
            case MetricKind.LatestMax(var value) -> value;
            case MetricKind.Quantile(var value, var quantile) -> value;
            case MetricKind.Risen(var value, var days) -> value;
            default -> "";
        };
        var numbers = table.columns().stream()
                .filter(one -> Columns.isMeasure(table, one))
                .map(TableDefinition.Column::name)
                .toList();
        if (!column.isEmpty() && !numbers.contains(column)) {
            throw NearestName.unknown("number column for " + of.name(), column, numbers);
        }
        if (kind instanceof MetricKind.Distinct(var text)) checkNames(of, List.of(text), Map.of());
    }

    /// The version of every classification of the table: pinned from outside, pinned here, else in force on the day.
    private Map<String, Classification.Version> classes(
            Map<String, String> pins, Map<String, String> own, LocalDate day) {
        var classes = new TreeMap<String, Classification.Version>();
        for (var one : pack.classifications()) {
            if (!one.table().equals(table.name())) continue;
            var pinned = pins.getOrDefault(one.name(), own.getOrDefault(one.name(), ""));
            classes.put(one.name(), pinned.isEmpty() ? inForceOn(one, day) : version(one, pinned));
        }
        return classes;
    }

    private static Classification.Version version(Classification classification, String version) {
        return classification
                .version(version)
                .orElseThrow(() -> NearestName.unknown(
                        "version of the classification " + classification.name(),
                        version,
                        classification.versions().stream()
                                .map(Classification.Version::version)
                                .toList()));
    }

    private static Classification.Version inForceOn(Classification classification, LocalDate day) {
        return classification.versions().stream()
                .filter(one -> one.effective().map(date -> !date.isAfter(day)).orElse(true))
                .max(Comparator.comparing(one -> one.effective().orElse(LocalDate.MIN)))
                .orElse(classification.versions().getFirst());
    }

    /// Refuses dimensions by which the metric may not be asked, and names that the filter of the question invents.
    void check(List<String> by, Filter where, MetricDefinition.Grain grain, Plan plan) {
        for (var dimension : by) {
            if (!metric.dimensions().contains(dimension)) {
                throw NearestName.unknown("dimension of " + metric.name(), dimension, metric.dimensions());
            }
        }
        if (!metric.grains().isEmpty() && !metric.grains().contains(grain)) {
            var known = new ArrayList<String>();
            metric.grains().forEach(one -> known.add(one.name().toLowerCase(java.util.Locale.ROOT)));
            throw NearestName.unknown(
                    "grain of " + metric.name(), grain.name().toLowerCase(java.util.Locale.ROOT), known);
        }
        var classes = classes(Map.of(), Map.of(), LocalDate.EPOCH);
        checkNames(metric, FilterNames.of(where), classes);
        checkShare(by, plan);
        if (plan instanceof Plan.Score) checkScore(by, where);
    }

    private void checkShare(List<String> by, Plan plan) {
        var share = switch (plan) {
            case Plan.Share one -> one;
            case Plan.Growth(Plan.Share one, var against) -> one;
            case Plan.Delta(Plan.Share one, var against) -> one;
            default -> null;
        };
        if (share == null || share.over().stream().anyMatch(by::contains)) return;
        throw new QuestionProblem("'%s' is a share over %s: ask it by %s, or it is always 1"
                .formatted(
                        metric.name(),
                        String.join(", ", share.over()),
                        share.over().getFirst()));
    }

    /// A score judges what a source sent, whatever the rows say: it cannot be cut by anything else.
    private void checkScore(List<String> by, Filter where) {
        var names = new TreeSet<>(by);
        names.addAll(FilterNames.of(where));
        names.remove(table.sourceColumn());
        if (!names.isEmpty()) {
            throw new QuestionProblem("'%s' is known by %s only, not by %s"
                    .formatted(metric.name(), table.sourceColumn(), String.join(", ", names)));
        }
    }
}
