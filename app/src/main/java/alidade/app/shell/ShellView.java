package alidade.app.shell;

import alidade.app.fx.Dress;
import alidade.app.fx.Listen;
import alidade.app.views.explain.ExplainView;
import alidade.app.views.scope.ScopeBar;
import alidade.app.views.scope.ScopeReading;
import alidade.app.views.settings.Preferences.Motion;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the window, bound to its view model; made anew when the language or the room changes.
public final class ShellView extends StackPane {
    private static final double ROOMY_WIDTH = 1500;
    private static final double ROOMY_HEIGHT = 900;

    private final ShellViewModel model;
    private final StackPane room = new StackPane();
    private final StackPane content = new StackPane();
    private final Zoom zoom = new Zoom(content);
    private final Map<String, Region> views = new HashMap<>();
    private boolean compact;

    public ShellView(ShellViewModel model) {
        this.model = model;
        setId("shell");
        Listen.to(model.wording(), this, _ -> rebuild());
        Listen.to(model.places().current(), this, _ -> show());
        Listen.to(model.overview().state(), this, _ -> show());
        Listen.to(model.appearance().textPercent(), this, _ -> enlarge());
        InvalidationListener sized = _ -> fit();
        widthProperty().addListener(sized);
        heightProperty().addListener(sized);
        enlarge();
        rebuild();
    }

    /// A scene of this size in the theme of the model, which it follows.
    public Scene asScene(double width, double height) {
        setCompact(width / scale(), height / scale());
        rebuild();
        zoom.fit(width, height);
        var scene = new Scene(this, width, height);
        Listen.to(model.theme(), this, theme -> dress(scene, theme));
        Listen.to(
                model.appearance().textPercent(),
                this,
                _ -> dress(scene, model.theme().get()));
        Listen.to(model.appearance().motion(), this, motion -> calm(scene, motion));
        calm(scene, model.appearance().motion().get());
        dress(scene, model.theme().get());
        model.standsOn(() -> Header.monitor(scene));
        var printing = Printing.ofThisSystem(model, model.background());
        model.prints(() -> printing.start(scene.getWindow()));
        addKeys(scene);
        scene.focusOwnerProperty().addListener((_, _, node) -> {
            if (node != null) zoom.reveal(node);
        });
        return scene;
    }

    private void dress(Scene scene, Theme theme) {
        Dress.put(theme, scene);
        if (scale() != 1) scene.getStylesheets().add(Zoom.sheet(scale()));
    }

    private static void calm(Scene scene, Motion motion) {
        scene.getPreferences()
                .setReducedMotion(
                        switch (motion) {
                            case SYSTEM -> null;
                            case REDUCED -> true;
                            case FULL -> false;
                        });
    }

    private double scale() {
        return model.appearance().textPercent().get() / 100.0;
    }

    private void enlarge() {
        getChildren().setAll(zoom.at(scale()));
        fit();
    }

    private void addKeys(Scene scene) {
        for (var shortcut : Shortcut.values()) shortcut.addTo(model, scene.getAccelerators()::put);
    }

    private void fit() {
        if (getWidth() <= 0 || getHeight() <= 0) return;
        zoom.fit(getWidth(), getHeight());
        if (setCompact(getWidth() / scale(), getHeight() / scale())) rebuild();
    }

    private boolean setCompact(double width, double height) {
        boolean wasCompact = compact;
        compact = width < ROOMY_WIDTH || height < ROOMY_HEIGHT;
        return wasCompact != compact;
    }

    private void show() {
        var view = view(model.seenAt(model.places().current().get()));
        if (!room.getChildren().equals(List.of(view))) room.getChildren().setAll(view);
    }

    /// Made once for each language and room.
    private Region view(Place place) {
        var setting = new Place.Setting(model.wording().get(), compact, model.explain()::open);
        return views.computeIfAbsent(place.id(), _ -> place.view().apply(setting));
    }

    /// Only over places that follow it, and only when there is something to choose.
    private ScopeBar scopeBar(Wording wording) {
        var bar = new ScopeBar(model.scope(), wording);
        bar.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.places().current().get().isScoped() && hasData(),
                        model.places().current(),
                        model.scope().reading()));
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private boolean hasData() {
        return model.scope().reading().get().flatMap(ScopeReading::range).isPresent();
    }

    private void rebuild() {
        var wording = model.wording().get();
        getStyleClass().remove("compact");
        if (compact) getStyleClass().add("compact");
        views.clear();
        show();
        VBox.setVgrow(room, Priority.ALWAYS);
        var page = new VBox(new Header(model, wording), new NoticeLine(model, wording), scopeBar(wording), room);
        page.getStyleClass().add("page");
        HBox.setHgrow(page, Priority.ALWAYS);
        var house = new HBox(new Navigation(model, wording, compact), page);
        content.getChildren().setAll(house, new ExplainView(model.explain(), wording));
    }
}
