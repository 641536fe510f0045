package alidade.app.shell;

import alidade.app.fx.Listen;
import alidade.app.shell.ShellViewModel.SyncState;
import alidade.app.views.overview.ArrangeViewModel;
import alidade.app.views.overview.OverviewPage;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.views.since.SinceButton;
import alidade.app.widgets.Icons;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.RouteChoice;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;

/// Over each page: what it is, how new its data is, whether that can be trusted, and the buttons of the window.
final class Header extends HBox {
    private static final double SPACE = 10;
    private static final int THEME = 5;

    private final ShellViewModel model;
    private final Wording wording;
    private final Label title = Nodes.text("", "text-headline");
    private final Label subtitle = Nodes.shortening("", "text-note");
    private final HBox badges = new HBox(SPACE);
    private final HBox route = new HBox(SPACE);
    private final HBox sync = new HBox(SPACE);

    Header(ShellViewModel model, Wording wording) {
        super(SPACE);
        this.model = model;
        this.wording = wording;
        setId("header");
        setAlignment(Pos.CENTER_LEFT);
        title.setId("header-title");
        subtitle.setId("header-data-time");
        badges.setId("header-badges");
        badges.setAlignment(Pos.CENTER_RIGHT);
        sync.setAlignment(Pos.CENTER_RIGHT);
        route.setAlignment(Pos.CENTER_RIGHT);
        var words = new VBox(title, subtitle);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox since =
                model.since().<HBox>map(one -> new SinceButton(one, wording)).orElse(new HBox());
        getChildren().addAll(words, badges, since, route, sync, themeButton(), languageButton());
        if (model.hasWall()) getChildren().add(wallButton());
        model.arrange().ifPresent(one -> getChildren().add(arrangeButton(one)));
        Listen.to(model.overview().state(), this, this::show);
        Listen.to(
                model.places().current(),
                this,
                _ -> show(model.overview().state().get()));
        Listen.to(model.syncState(), this, this::show);
        Listen.to(model.routes(), this, this::show);
        Listen.to(model.route(), this, _ -> show(model.routes().get()));
        Listen.to(model.theme(), this, _ -> getChildren().set(THEME, themeButton()));
        show(model.overview().state().get());
        show(model.syncState().get());
        show(model.routes().get());
    }

    /// By which way a sync goes: one click leads another way, from the next one on.
    private void show(RouteChoice routes) {
        route.getChildren().clear();
        if (!model.canSync() || routes.names().isEmpty()) return;
        var chosen = model.route().get().orElse(routes.inUse());
        var menu = new MenuButton(wording.get("shell.route", chosen));
        menu.setId("header-route");
        menu.setAccessibleText(menu.getText());
        menu.getStyleClass().add("filter");
        menu.setMinWidth(USE_PREF_SIZE);
        Nodes.tip(menu, wording.get("shell.route.tip"));
        for (var name : routes.names()) {
            var item = new RadioMenuItem(name);
            item.setSelected(name.equals(chosen));
            item.setOnAction(_ -> model.route().set(Optional.of(name)));
            menu.getItems().add(item);
        }
        route.getChildren().add(menu);
    }

    private void show(State state) {
        badges.getChildren().clear();
        switch (state) {
            case State.Loading _, State.Failed _ -> {
                title.setText(wording.get("shell.title"));
                subtitle.setText("");
            }
            case State.Empty(var page) -> show(page, wording.get("state.empty"));
            case State.Shown(var page) -> show(page, dataTime(page, wording));
        }
    }

    private void show(OverviewPage page, String when) {
        title.setText(title(model.places().current().get(), page, wording));
        subtitle.setText(wording.label(page.pack().label()) + " · " + when);
        if (page.demo()) badge("header-demo", wording.get("shell.demo"), "solid");
        if (page.stale()) badge("header-stale", wording.get("shell.stale"), "warn");
        int held = page.quality().in(Standing.HELD).size();
        if (held > 0) badge("header-held", wording.get("shell.held", held), "warn");
        int failed = page.quality().in(Standing.FAILED).size();
        if (failed > 0) badge("header-failed", wording.get("shell.failed", failed), "bad");
        page.quality().sources().stream()
                .flatMap(source -> source.lastSuccess().stream())
                .max(Comparator.naturalOrder())
                .ifPresent(moment -> badge(
                        "header-synced",
                        wording.get(
                                "shell.synced",
                                wording.formats().moment(moment, page.pack().zone())),
                        page.stale() ? "plain" : "good"));
    }

    /// What a place is called: that of the overview by its dashboard.
    static String title(Place place, OverviewPage page, Wording wording) {
        return place.id().equals(ShellViewModel.OVERVIEW)
                ? wording.label(page.dashboard().label())
                : wording.get("nav." + place.id());
    }

    /// How new the data is.
    static String dataTime(OverviewPage page, Wording wording) {
        return page.dataTime()
                .map(time -> wording.get(
                        "shell.asof",
                        wording.formats().moment(time.moment(), page.pack().zone()),
                        page.pack().zone()))
                .orElse("");
    }

    private void badge(String id, String text, String style) {
        var badge = Nodes.badge(text, style);
        badge.setId(id);
        badges.getChildren().add(badge);
    }

    private void show(SyncState state) {
        sync.getChildren().clear();
        if (!model.canSync()) return;
        switch (state) {
            case SyncState.Idle _ -> {}
            case SyncState.Running(var step) -> {
                var bar = new ProgressBar(step.part() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : step.part());
                bar.setId("header-progress");
                bar.setAccessibleText(step.sentence());
                sync.getChildren().addAll(Nodes.shortening(step.sentence(), "text-note"), bar);
            }
            case SyncState.Over(var outcome) -> {
                var badge = Nodes.shortening(outcome.sentence(), "badge", outcome.complete() ? "good" : "bad");
                badge.setId("header-outcome");
                sync.getChildren().add(badge);
            }
        }
        var key = state instanceof SyncState.Running ? "shell.cancel" : "shell.sync";
        var button = new Button(wording.get(key));
        button.setId("header-sync");
        button.setAccessibleText(wording.get(key));
        button.getStyleClass().add("primary");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> model.sync());
        Nodes.tip(button, wording.get("shell.sync.tip"));
        sync.getChildren().add(button);
    }

    private Button themeButton() {
        boolean isDark = model.theme().get().isDark();
        var text = wording.get(isDark ? "shell.theme.light" : "shell.theme.dark");
        var button = quiet("header-theme", text, model::switchTheme);
        button.setGraphic(Nodes.icon(isDark ? Icons.SUN : Icons.MOON));
        button.setText("");
        Nodes.tip(button, text + " (Ctrl+D)");
        return button;
    }

    private Button languageButton() {
        var button = quiet("header-language", wording.get("shell.language"), model::switchLanguage);
        Nodes.tip(button, wording.get("shell.language.tip"));
        return button;
    }

    private Button wallButton() {
        var button = quiet("header-wall", wording.get("shell.wall"), model::showWall);
        button.setGraphic(Nodes.icon(Icons.WALL));
        button.setText("");
        Nodes.tip(button, wording.get("shell.wall") + " (F11)");
        return button;
    }

    /// Only over the overview, while it shows tiles.
    private Button arrangeButton(ArrangeViewModel arrange) {
        var button = quiet("header-arrange", wording.get("arrange.start"), arrange::toggle);
        button.setGraphic(Nodes.icon(Icons.ARRANGE));
        button.setText("");
        Nodes.tip(button, wording.get("arrange.start"));
        button.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.places().current().get().id().equals(ShellViewModel.OVERVIEW)
                                && model.overview().state().get() instanceof State.Shown,
                        model.places().current(),
                        model.overview().state()));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /// The number of the monitor that a scene stands on, from 1 in the system's order.
    static int monitor(Scene scene) {
        var window = scene.getWindow();
        if (window == null) return 1;
        var here = Screen.getScreensForRectangle(window.getX(), window.getY(), window.getWidth(), window.getHeight());
        return here.isEmpty() ? 1 : Screen.getScreens().indexOf(here.getFirst()) + 1;
    }

    private static Button quiet(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setAccessibleText(text);
        button.getStyleClass().add("quiet");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
