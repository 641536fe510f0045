package alidade.engine.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Scores over any set of sources on a day: counters are added up first, divided last; staleness is their mean.
final class Scores {
    private static final int SHARE_DECIMALS = 6;
    private static final int SCORE_DECIMALS = 2;
    private final Map<Key, SourceQuality> days = new HashMap<>();

    private record Key(String source, int day) {}

    void put(String source, int day, SourceQuality quality) {
        days.put(new Key(source, day), quality);
    }

    /// The counters of each source on a day, in the order of their names.
    SortedMap<String, SourceQuality> on(int day) {
        var found = new TreeMap<String, SourceQuality>();
        days.forEach((key, quality) -> {
            if (key.day() == day) found.put(key.source(), quality);
        });
        return found;
    }

    /// 100 minus the weighted penalties; empty when nothing is known of any of the sources.
    Optional<BigDecimal> score(Map<String, Integer> weights, Collection<String> sources, int day) {
        var known = sources.stream()
                .map(source -> days.get(new Key(source, day)))
                .filter(Objects::nonNull)
                .toList();
        if (known.isEmpty()) return Optional.empty();
        var score = BigDecimal.valueOf(100);
        for (var weight : weights.entrySet()) {
            score = score.subtract(penalty(weight.getKey(), known).multiply(BigDecimal.valueOf(weight.getValue())));
        }
        return Optional.of(score.setScale(SCORE_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal penalty(String name, Collection<SourceQuality> sources) {
        return switch (name) {
            case "null_rate" -> rate(sources, SourceQuality::nullFields, SourceQuality::keyFields);
            case "duplicate_rate" -> rate(sources, SourceQuality::merged, SourceQuality::received);
            case "refused_rate" -> rate(sources, SourceQuality::refused, SourceQuality::received);
            case "failure_rate" -> rate(sources, SourceQuality::failures, SourceQuality::runs);
            case "staleness" ->
                sources.stream()
                        .map(SourceQuality::staleness)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(sources.size()), SHARE_DECIMALS, RoundingMode.HALF_EVEN);
            default ->
                throw new QuestionProblem("there is no penalty '" + name
                        + "'; known: null_rate, duplicate_rate, refused_rate, failure_rate, staleness");
        };
    }

    private static BigDecimal rate(
            Collection<SourceQuality> sources,
            ToLongFunction<SourceQuality> part,
            ToLongFunction<SourceQuality> whole) {
        var all = sources.stream().mapToLong(whole).sum();
        if (all == 0) return BigDecimal.ZERO;
        return BigDecimal.valueOf(sources.stream().mapToLong(part).sum())
                .divide(BigDecimal.valueOf(all), SHARE_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
