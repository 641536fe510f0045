package alidade.resources.packs;

import java.util.Optional;

/// What may be made of the values of a metric, by its kind.
///
/// Numbers of records and sums over records add up over parts that share no record. A distinct count does not (one
/// publisher is in two parts), a largest value, a quantile and anything divided do not either.
final class Algebra {
    private Algebra() {}

    /// Whether the values of the parts add up to that of the whole, in every version.
    static boolean addsUp(MetricDefinition metric) {
        return metric.versions().stream().allMatch(version -> addsUp(version.kind()));
    }

    static boolean isScore(MetricDefinition metric) {
        return metric.versions().stream().anyMatch(version -> version.kind() instanceof MetricKind.Score);
    }

    private static boolean addsUp(MetricKind kind) {
        return switch (kind) {
            case MetricKind.LatestSum _, MetricKind.LatestCount _, MetricKind.Observed _ -> true;
            case MetricKind.Risen _, MetricKind.FirstSeen _ -> true;
            case MetricKind.LatestMax _, MetricKind.Distinct _, MetricKind.Quantile _ -> false;
            case MetricKind.Ratio _, MetricKind.Share _, MetricKind.Growth _ -> false;
            case MetricKind.Delta _, MetricKind.Score _ -> false;
        };
    }

    /// Whether the value is already the outcome of a division or a score.
    private static boolean isDivided(MetricKind kind) {
        return kind instanceof MetricKind.Ratio
                || kind instanceof MetricKind.Share
                || kind instanceof MetricKind.Growth
                || kind instanceof MetricKind.Score;
    }

    private static boolean isChange(MetricKind kind) {
        return kind instanceof MetricKind.Growth || kind instanceof MetricKind.Delta;
    }

    /// Why a metric of the outer kind cannot be made of the inner one; empty if it can.
    static Optional<String> refusal(MetricKind outer, MetricDefinition inner) {
        for (var version : inner.versions()) {
            var refused = refusal(outer, version.kind())
                    .map(reason -> "'" + inner.name() + "' " + version.version() + " is " + word(version.kind()) + ": "
                            + reason);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> refusal(MetricKind outer, MetricKind inner) {
        return switch (outer) {
            case MetricKind.Ratio _
            when isDivided(inner) -> Optional.of("a ratio is divided last, so it is made of what is not divided yet");
            case MetricKind.Share _
            when !addsUp(inner) -> Optional.of("its parts do not add up to a whole, so it has no shares");
            case MetricKind.Growth _, MetricKind.Delta _
            when isChange(inner) -> Optional.of("it is a change already, and the change of a change says nothing");
            default -> Optional.empty();
        };
    }

    private static String word(MetricKind kind) {
        return switch (kind) {
            case MetricKind.LatestSum _ -> "a latest_sum";
            case MetricKind.LatestMax _ -> "a latest_max";
            case MetricKind.LatestCount _ -> "a latest_count";
            case MetricKind.Distinct _ -> "a distinct";
            case MetricKind.Quantile _ -> "a quantile";
            case MetricKind.Observed _ -> "an observed";
            case MetricKind.Risen _ -> "a risen";
            case MetricKind.FirstSeen _ -> "a first_seen";
            case MetricKind.Ratio _ -> "a ratio";
            case MetricKind.Share _ -> "a share";
            case MetricKind.Growth _ -> "a growth";
            case MetricKind.Delta _ -> "a delta";
            case MetricKind.Score _ -> "a score";
        };
    }
}
