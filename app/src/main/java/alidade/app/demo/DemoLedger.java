package alidade.app.demo;

import alidade.app.demo.DemoScript.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The true answers of the demo workspace, counted the plain way from what was seen, by a program that shares
/// nothing
/// with
/// the engine: `demo/ledger.csv`.
///
/// A line holds metric, version, the dimensions (empty: all of them together), date and value. Lines of groups
/// that had
/// no model to count on the day are left out; where a value cannot be known, it is empty.
final class DemoLedger {
    private final DemoScript script;
    private final LocalDate firstDay;
    private final Map<DemoModel, TreeMap<Integer, Sighting>> seen = new LinkedHashMap<>();
    private final Map<String, Map<String, TreeSet<Integer>>> searchedToTheEnd = new TreeMap<>();
    private final Map<String, Integer> firstSeenOf = new TreeMap<>();

    DemoLedger(DemoScript script, LocalDate firstDay) {
        this.script = script;
        this.firstDay = firstDay;
    }

    /// A later sighting of the same model and day replaces an earlier one, and adds its search words.
    void saw(Sighting sighting) {
        seen.computeIfAbsent(sighting.model(), model -> new TreeMap<>())
                .merge(sighting.day(), sighting, DemoLedger::later);
        firstSeenOf.merge(sighting.model().platform, sighting.day(), Math::min);
    }

    private static Sighting later(Sighting before, Sighting now) {
        var searches = new TreeSet<>(now.searches());
        if (!now.searches().isEmpty()) searches.addAll(before.searches());
        return new Sighting(now.model(), now.day(), now.count(), List.copyOf(searches));
    }

    /// A platform answered a search to its last page: what was not in it is gone.
    void searched(String platform, String search, int day) {
        searchedToTheEnd
                .computeIfAbsent(platform, one -> new TreeMap<>())
                .computeIfAbsent(search, one -> new TreeSet<>())
                .add(day);
    }

    /// @param days so many days from the first one on
    void write(Path file, int days) throws IOException {
        try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            var dimensions = script.dimensions();
            out.println("metric,version," + dimensions.platform() + "," + dimensions.category() + ",date,value");
            for (var day = 0; day < days; day++) {
                for (var truth : script.ledger()) write(truth, day, out);
            }
        }
    }

    private void write(Truth truth, int day, PrintWriter out) {
        var groups = new TreeMap<String, List<DemoModel>>();
        for (var model : seen.keySet()) {
            if (sightingsOf(model).floorEntry(day) == null) continue;
            for (var group :
                    List.of(",", model.platform + ",", "," + model.category, model.platform + "," + model.category)) {
                groups.computeIfAbsent(group, one -> new ArrayList<>()).add(model);
            }
        }
        groups.forEach((group, models) -> {
            if (models.stream().noneMatch(model -> counts(model, day))) return;
            var value = value(truth, models, day);
            out.println(truth.metric() + "," + truth.version() + "," + group + "," + firstDay.plusDays(day) + ","
                    + (value.isPresent() ? Long.toString(value.getAsLong()) : ""));
        });
    }

    private OptionalLong value(Truth truth, List<DemoModel> models, int day) {
        return switch (truth.measure()) {
            case "sum" ->
                OptionalLong.of(models.stream()
                        .filter(model -> counts(model, day))
                        .mapToLong(model -> last(model, day).count())
                        .sum());
            case "largest" ->
                models.stream()
                        .filter(model -> counts(model, day))
                        .mapToLong(model -> last(model, day).count())
                        .max();
            case "count" ->
                OptionalLong.of(models.stream()
                        .filter(model -> counts(model, day) && fits(truth, model))
                        .count());
            case "seen" ->
                OptionalLong.of(models.stream()
                        .filter(model -> last(model, day).day() > day - truth.days())
                        .count());
            case "risen" -> risen(models, day, truth.days());
            case "first_seen" ->
                OptionalLong.of(models.stream()
                        .filter(model -> sightingsOf(model).firstKey() == day
                                && day > firstSeenOf.getOrDefault(model.platform, day))
                        .count());
            default -> throw new IllegalArgumentException("the ledger knows no measure " + truth.measure());
        };
    }

    private OptionalLong risen(List<DemoModel> models, int day, int days) {
        var known = models.stream()
                .filter(model -> sightingsOf(model).floorEntry(day - days) != null)
                .toList();
        if (known.isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(known.stream()
                .filter(model ->
                        last(model, day).count() > last(model, day - days).count())
                .count());
    }

    private static boolean fits(Truth truth, DemoModel model) {
        if (truth.official() != null) return model.publisher.official().contains(truth.official());
        return truth.derivative() == null || !model.publisher.official().contains(truth.derivative());
    }

    /// Whether the model's last sighting still stands: not gone, not too old.
    private boolean counts(DemoModel model, int day) {
        var last = last(model, day);
        return day - last.day() <= script.carryDays() && !isGone(last, day);
    }

    private boolean isGone(Sighting last, int day) {
        var platform = searchedToTheEnd.getOrDefault(last.model().platform, Map.of());
        return !last.searches().isEmpty()
                && last.searches().stream().allMatch(search -> answeredBetween(platform.get(search), last.day(), day));
    }

    private static boolean answeredBetween(@Nullable TreeSet<Integer> days, int after, int until) {
        if (days == null) return false;
        var next = days.higher(after);
        return next != null && next <= until;
    }

    private Sighting last(DemoModel model, int day) {
        return sightingsOf(model).floorEntry(day).getValue();
    }

    private TreeMap<Integer, Sighting> sightingsOf(DemoModel model) {
        return Objects.requireNonNull(seen.get(model));
    }
}
