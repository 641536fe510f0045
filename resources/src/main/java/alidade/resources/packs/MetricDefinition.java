package alidade.resources.packs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A figure with a name, whose meaning may change from one version to the next.
///
/// @param table whose records it is about
/// @param dimensions columns and classifications by which it may be asked
/// @param versions in order of effective date, the first one for all time before
public record MetricDefinition(
        String name,
        Label label,
        Label description,
        Tier tier,
        String table,
        String unit,
        Good good,
        Set<Grain> grains,
        List<String> dimensions,
        List<Version> versions) {
    public MetricDefinition {
        grains = Set.copyOf(grains);
        dimensions = List.copyOf(dimensions);
        versions = List.copyOf(versions);
    }

    public Optional<Version> version(String version) {
        return versions.stream().filter(one -> one.version().equals(version)).findFirst();
    }

    /// The version in force on a day: the one with the latest effective date that is not after it; the first one
    /// before
    /// all of them.
    public Version inForceOn(LocalDate day) {
        return versions.stream()
                .filter(one ->
                        one.effective().isEmpty() || !one.effective().get().isAfter(day))
                .max(Comparator.comparing(one -> one.effective().orElse(LocalDate.MIN)))
                .orElse(versions.getFirst());
    }

    public enum Tier {
        KPI,
        KSI,
        DIAGNOSTIC
    }

    public enum Good {
        UP,
        DOWN,
        NEITHER
    }

    public enum Grain {
        DAY,
        WEEK,
        MONTH
    }

    /// @param effective from which date on it is in force; empty: for all of history
    /// @param filter which records count
    /// @param classifications which version of a classification it uses; those not named: the one in force
    public record Version(
            String version,
            Optional<LocalDate> effective,
            Label description,
            MetricKind kind,
            Filter filter,
            Map<String, String> classifications) {
        public Version {
            classifications = Map.copyOf(classifications);
        }
    }
}
