package alidade.app.views.overview;

import alidade.app.views.undo.Reversal;
import alidade.engine.pipeline.Engine;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.DashboardDefinition.Kind;
import alidade.resources.packs.DashboardText;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes which tiles a dashboard has, and in which order: in its file, line by line. Never to be used on the JavaFX
/// thread.
public final class DashboardEditor {
    private static final String FOLDER = "dashboards/";

    private final Engine engine;
    private final String pack;
    private final String dashboard;

    /// @param dashboard by name
    public DashboardEditor(Engine engine, String pack, String dashboard) {
        this.engine = engine;
        this.pack = pack;
        this.dashboard = dashboard;
    }

    /// A tile that could be there.
    ///
    /// @param kind how it shows its metric
    /// @param lines its text
    record Addition(Label label, Kind kind, List<String> lines) {
        Addition {
            lines = List.copyOf(lines);
        }
    }

    private record Draft(String path, String text, DashboardText lines) {}

    private Draft draft() {
        for (var file : engine.definitions().files(pack).texts().entrySet()) {
            if (!file.getKey().startsWith(FOLDER)) continue;
            var lines = DashboardText.read(file.getValue());
            if (lines.filter(one -> one.name().equals(dashboard)).isPresent())
                return new Draft(file.getKey(), file.getValue(), lines.get());
        }
        throw new IllegalStateException("The file of the dashboard '" + dashboard
                + "' is not written with one tile per line; it can only be changed by hand, under packs/" + pack + "/"
                + FOLDER);
    }

    /// @return the way back
    Reversal move(String tile, boolean isLater) {
        return change(lines -> lines.moved(tile, isLater));
    }

    Reversal remove(String tile) {
        return change(lines -> lines.without(tile));
    }

    Reversal add(Addition one) {
        return change(lines -> lines.with(one.lines(), one.kind() == Kind.KPI));
    }

    private interface Change {
        String of(DashboardText lines);
    }

    private Reversal change(Change change) {
        var draft = draft();
        var text = change.of(draft.lines());
        write(draft.path(), draft.text(), text);
        return back(draft.path(), text, draft.text());
    }

    private Reversal back(String path, String now, String before) {
        return () -> {
            write(path, now, before);
            return back(path, before, now);
        };
    }

    private void write(String path, String seen, String text) {
        engine.redraft().write(pack, path, seen, text);
    }

    /// What can be added: tiles that the program ships and that were taken away, then every metric as a number and as
    /// lines by source.
    List<Addition> additions() {
        var draft = draft();
        var there = draft.lines().tiles();
        var additions = new ArrayList<Addition>();
        shipped(draft.path())
                .ifPresent(one -> additions.addAll(one.stream()
                        .filter(addition -> !there.contains(id(addition)))
                        .toList()));
        var now = engine.definitions().current().stream()
                .filter(one -> one.name().equals(pack))
                .findFirst()
                .orElseThrow();
        for (var metric : now.metrics()) {
            if (!metric.grains().contains(Grain.DAY)) continue;
            addition(now, metric, Kind.KPI, List.of(), there).ifPresent(additions::add);
            now.table(metric.table())
                    .map(table -> table.sourceColumn())
                    .filter(metric.dimensions()::contains)
                    .flatMap(source -> addition(now, metric, Kind.TREND, List.of(source), there))
                    .ifPresent(additions::add);
        }
        return additions;
    }

    private static String id(Addition addition) {
        return String.join("\n", addition.lines()).replaceFirst("(?s).*?\\btile: *([^,\\s}]+).*", "$1");
    }

    private Optional<Addition> addition(
            Pack now, MetricDefinition metric, Kind kind, List<String> by, List<String> there) {
        var isShown = dashboard(now)
                .map(one -> one.rows().stream()
                        .flatMap(row -> row.tiles().stream())
                        .anyMatch(tile -> tile.kind() == kind && tile.metric().equals(Optional.of(metric.name()))))
                .orElse(false);
        if (isShown) return Optional.empty();
        var id = metric.name().replace('_', '-') + (kind == Kind.KPI ? "-number" : "-lines");
        if (there.contains(id)) return Optional.empty();
        var line = DashboardText.line(id, kind, metric.label(), metric.name(), by, Figure.naturalFormat(metric));
        return Optional.of(new Addition(metric.label(), kind, List.of(line)));
    }

    private Optional<DashboardDefinition> dashboard(Pack of) {
        return of.dashboards().stream()
                .filter(one -> one.name().equals(dashboard))
                .findFirst();
    }

    private Optional<List<Addition>> shipped(String path) {
        var files =
                Packs.shipped().stream().filter(one -> one.pack().equals(pack)).findFirst();
        if (files.isEmpty() || !(new PackReader().read(files.get()) instanceof PackReading.Read(var read)))
            return Optional.empty();
        var text = Optional.ofNullable(files.get().texts().get(path)).flatMap(DashboardText::read);
        return text.flatMap(lines -> dashboard(read)
                .map(one -> one.rows().stream()
                        .flatMap(row -> row.tiles().stream())
                        .map(tile -> new Addition(tile.label(), tile.kind(), lines.lines(tile.id())))
                        .toList()));
    }
}
