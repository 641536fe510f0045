package alidade.app.views.hub;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.hub.HubViewModel.Going;
import alidade.app.views.hub.HubViewModel.State;
import alidade.app.widgets.Wording;
import alidade.engine.log.Batch;
import alidade.engine.log.Draft;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.resources.theme.Theme;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;

/// An installation with a workspace, and its window's view of the hub.
final class Berth implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    final Engine engine;
    final HubViewModel model;
    final Path workspace;
    final AtomicInteger changes = new AtomicInteger();
    private Scene scene;

    private Berth(Path place, EngineOptions options) {
        workspace = place.resolve("workspace");
        engine = Engine.open(workspace, options);
        model = Display.ask(() -> new HubViewModel(
                engine, workspace, options.clock(), Background.onVirtualThreads(), changes::incrementAndGet));
        scene = scene("en");
        load();
    }

    static Berth at(Path place) {
        return at(place, Map.of(), 0);
    }

    static Berth at(Path place, Map<String, String> environment, long leastFreeMegabytes) {
        return new Berth(
                place,
                EngineOptions.usual()
                        .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                        .withHome(place.resolve("home"))
                        .withEnvironment(environment)
                        .withLeastFree(leastFreeMegabytes));
    }

    void show(String language) {
        scene = scene(language);
    }

    private Scene scene(String language) {
        return Display.ask(() -> {
            var wording = Wording.in(Locale.of(language));
            var below = new VBox(new HubCard(model, wording), new JoinCard(model, wording));
            var made = new Scene(new HubPane(model, below, wording, false), 1600, 900);
            made.getStylesheets().setAll(Theme.LIGHT.sheets());
            return made;
        });
    }

    void load() {
        ask(model::load);
        ImportedDays.await(() -> !(model.state().get() instanceof State.Loading));
    }

    void ask(Runnable change) {
        Display.ask(() -> {
            change.run();
            return true;
        });
    }

    private <T> T shown(Supplier<T> look) {
        return Display.ask(() -> {
            Picture.settle(scene);
            return look.get();
        });
    }

    void press(String id) {
        shown(() -> {
            ((ButtonBase) scene.lookup("#" + id)).fire();
            return true;
        });
    }

    String text(String id) {
        return shown(() -> ((Labeled) scene.lookup("#" + id)).getText());
    }

    String told(String id) {
        return shown(() -> scene.lookup("#" + id).getAccessibleText());
    }

    boolean has(String id) {
        return shown(
                () -> scene.lookup("#" + id) != null && scene.lookup("#" + id).isVisible());
    }

    /// Chooses a hub and exchanges with it to the end.
    void exchange(Path hub) {
        ask(() -> model.keep(hub.toString()));
        ImportedDays.await(() -> model.reading().flatMap(HubReading::hub).isPresent());
        exchange();
    }

    void exchange() {
        ask(model::exchange);
        ImportedDays.await(
                () -> model.going().get() instanceof Going.Over || model.going().get() instanceof Going.Failed);
        load();
        ImportedDays.await(() -> model.reading().flatMap(HubReading::last).isPresent());
    }

    /// Seals an entry: a run that brought nothing.
    long seal() {
        return seal("model-ecosystem", "model_downloads");
    }

    long seal(String pack, String table) {
        var batch = new Batch(
                "20260302_120000_cn",
                Batch.Origin.COLLECT,
                pack,
                table,
                "North",
                NOW.minusSeconds(5),
                NOW,
                Batch.Status.FAILED,
                0,
                0,
                Optional.of("nobody answered"),
                Optional.empty());
        return engine.log()
                .seal(new Draft.Records(batch, List.of(), List.of(), List.of()))
                .id()
                .seq();
    }

    String node() {
        return engine.log().node().id();
    }

    long head() {
        return engine.log().reached(node());
    }

    @Override
    public void close() {
        engine.close();
    }
}
