package alidade.resources.packs;

import alidade.resources.packs.MetricDefinition.Good;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricDefinition.Tier;
import alidade.resources.packs.MetricDefinition.Version;
import alidade.resources.packs.MetricKind.Against;
import alidade.resources.packs.MetricKind.Period;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A file under `metrics/`.
final class MetricFile {
    /// The keys of which a version has exactly one.
    static final List<String> KINDS = List.of(
            "latest_sum",
            "latest_max",
            "latest_count",
            "distinct",
            "quantile",
            "observed",
            "risen",
            "first_seen",
            "ratio",
            "share",
            "growth",
            "delta",
            "score");

    private MetricFile() {}

    static MetricDefinition read(Fields file) {
        return new MetricDefinition(
                file.text("metric"),
                file.label("label"),
                file.label("description"),
                file.word("tier", Tier.class),
                file.text("table"),
                file.text("unit"),
                file.word("good", Good.class),
                Set.copyOf(file.words("grains", Grain.class)),
                file.texts("dimensions"),
                file.each("versions", MetricFile::version));
    }

    private static Version version(Fields version) {
        return new Version(
                version.text("version"),
                version.date("effective"),
                version.label("description"),
                kind(version),
                version.filter("filter"),
                version.textsByKey("classifications"));
    }

    /// The key that says the kind of a version.
    static String kindKey(Fields version) {
        return KINDS.stream()
                .filter(version::has)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no kind in line " + version.place().line()));
    }

    /// What a version does with the records.
    static MetricKind kind(Fields version) {
        var key = kindKey(version);
        return switch (key) {
            case "latest_sum" -> new MetricKind.LatestSum(version.text(key));
            case "latest_max" -> new MetricKind.LatestMax(version.text(key));
            case "latest_count" -> new MetricKind.LatestCount();
            case "distinct" -> new MetricKind.Distinct(version.text(key));
            case "first_seen" -> new MetricKind.FirstSeen(version.word(key, Period.class));
            case "score" -> new MetricKind.Score(weights(version.fields(key)));
            default -> kindWithParts(key, version.fields(key));
        };
    }

    private static MetricKind kindWithParts(String key, Fields parts) {
        return switch (key) {
            case "quantile" -> new MetricKind.Quantile(parts.text("value"), new BigDecimal(parts.text("at")));
            case "observed" -> new MetricKind.Observed(parts.number("days", 1));
            case "risen" -> new MetricKind.Risen(parts.text("value"), parts.number("days", 1));
            case "ratio" -> new MetricKind.Ratio(parts.text("of"), parts.text("to"));
            case "share" -> new MetricKind.Share(parts.text("of"), parts.texts("over"));
            case "growth" -> new MetricKind.Growth(parts.text("of"), parts.word("against", Against.class));
            case "delta" -> new MetricKind.Delta(parts.text("of"), parts.word("against", Against.class));
            default -> throw new IllegalStateException("no kind " + key);
        };
    }

    private static Map<String, Integer> weights(Fields score) {
        var weights = new LinkedHashMap<String, Integer>();
        score.keys().forEach(penalty -> weights.put(penalty, score.number(penalty, 0)));
        return weights;
    }
}
