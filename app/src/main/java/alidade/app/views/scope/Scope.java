package alidade.app.views.scope;

import alidade.engine.metrics.Knowledge;
import alidade.resources.packs.Filter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What all views are restricted to.
///
/// @param days how many days up to the last one are shown; empty where each view has its own number of them
/// @param on the world's day: the last day that is shown, in the pack's zone; empty for the newest one
/// @param knownAt the day at whose end everything that is used was sealed; empty for all that is known
/// @param only the values of a dimension that count, a missing one as an empty text; a dimension that is not named is
///     not restricted
public record Scope(
        OptionalInt days, Optional<LocalDate> on, Optional<LocalDate> knownAt, Map<String, Set<String>> only) {
    public static final Scope EVERYTHING = new Scope(OptionalInt.empty(), Optional.empty(), Optional.empty(), Map.of());

    public Scope {
        var sorted = new TreeMap<String, Set<String>>();
        only.forEach((dimension, values) -> {
            if (!values.isEmpty()) sorted.put(dimension, Collections.unmodifiableSet(new TreeSet<>(values)));
        });
        only = Collections.unmodifiableMap(sorted);
    }

    /// Whether a clock stands at something else than now.
    public boolean isPast() {
        return on.isPresent() || knownAt.isPresent();
    }

    public Knowledge knowledge(ZoneId zone) {
        return knownAt.<Knowledge>map(day -> new Knowledge.At(
                        day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1_000)))
                .orElse(new Knowledge.Now());
    }

    /// The last day that is shown.
    ///
    /// @param newest the last day that there is now; nothing was known of a day before it came
    public LocalDate day(LocalDate newest) {
        return on.orElseGet(() -> knownAt.filter(newest::isAfter).orElse(newest));
    }

    public int days(int unlessSaid) {
        return days.orElse(unlessSaid);
    }

    /// What records count, as far as a metric has the dimensions.
    public Filter where(Collection<String> dimensions) {
        var parts = new ArrayList<Filter>();
        only.forEach((dimension, values) -> {
            if (dimensions.contains(dimension)) parts.add(where(dimension, values));
        });
        return parts.isEmpty() ? new Filter.Everything() : new Filter.And(parts);
    }

    private static Filter where(String dimension, Set<String> values) {
        var given = values.stream()
                .filter(value -> !value.isEmpty())
                .map(Object.class::cast)
                .toList();
        var either = new ArrayList<Filter>();
        if (!given.isEmpty()) either.add(new Filter.In(dimension, given));
        if (values.contains("")) either.add(new Filter.Missing(dimension));
        return either.size() == 1 ? either.getFirst() : new Filter.Or(either);
    }

    /// The dimensions that are restricted and that something does not have, so that it cannot follow.
    public List<String> ignoredBy(Collection<String> dimensions) {
        return only.keySet().stream().filter(one -> !dimensions.contains(one)).toList();
    }

    public Scope withDays(OptionalInt other) {
        return new Scope(other, on, knownAt, only);
    }

    public Scope withOn(Optional<LocalDate> other) {
        return new Scope(days, other, knownAt, only);
    }

    public Scope withKnownAt(Optional<LocalDate> other) {
        return new Scope(days, on, other, only);
    }

    public Scope withOnly(String dimension, Set<String> values) {
        var other = new TreeMap<>(only);
        other.put(dimension, values);
        return new Scope(days, on, knownAt, other);
    }
}
