package alidade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.explain.ExplainViewModel;
import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.overview.SampleFigures;
import alidade.app.views.scope.Scope;
import alidade.app.views.scope.ScopeReader;
import alidade.app.views.scope.ScopeViewModel;
import alidade.engine.pipeline.RouteChoice;
import alidade.resources.theme.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.Region;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;

class ShellViewTest {
    private final SampleFigures figures = new SampleFigures();

    private static ShellViewModel model(SampleFigures figures, Optional<Sync> sync, Locale language) {
        var background = Background.onVirtualThreads();
        var page = new OverviewReader(figures).read(SampleFigures.dashboard());
        return new ShellViewModel(
                ScopeViewModel.of(Scope.EVERYTHING, Optional.of(new ScopeReader(figures).read()), background),
                OverviewViewModel.of(page, background),
                new ExplainViewModel(figures::explain, figures::lineage, background),
                List.of(),
                sync,
                background,
                Theme.LIGHT,
                language);
    }

    private static Scene scene(ShellViewModel model) {
        var scene = new ShellView(model).asScene(1920, 1080);
        Picture.settle(scene);
        return scene;
    }

    private static <T> T shown(ShellViewModel model, Function<Scene, T> look) {
        return Display.ask(() -> look.apply(scene(model)));
    }

    private static String text(Scene scene, String id) {
        return ((Label) scene.lookup("#" + id)).getText();
    }

    static List<Node> all(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(all(child)));
        return nodes;
    }

    @Test
    void tilesShowTheAnswersInEnglish() {
        var texts = shown(
                model(figures, Optional.empty(), Locale.ENGLISH),
                scene -> List.of(
                        text(scene, "tile-downloads-value"),
                        text(scene, "tile-active-value"),
                        text(scene, "tile-new-value"),
                        scene.lookup("#tile-score-value").getAccessibleText(),
                        text(scene, "tile-active-change"),
                        text(scene, "tile-active-comparison"),
                        text(scene, "header-data-time")));

        // All platforms: 6,912,000 + 2,940,400 + 1,310,250 + 620,100 + 402,300 + 208,450 + 106,500 = 12,500,000.
        // Active: 1,856 against 1,856 − 7 × 6 + 0 = 1,814 a week before, 42 / 1,814 = 2.3 %.
        assertThat(texts)
                .containsExactly(
                        "12.5M",
                        "1,856",
                        "+42",
                        "✓ 98%",
                        "▲ 2.3%",
                        "vs 1,814 a week earlier",
                        "Model ecosystem · data as of 2026-11-20 08:40 (Asia/Shanghai)");
    }

    @Test
    void aNumberThatLacksRowsSaysWhereTheyLive() {
        var lacking = SampleFigures.lackingRows();
        var model = model(lacking, Optional.empty(), Locale.ENGLISH);
        var badge = shown(model, scene -> (Label) scene.lookup("#tile-downloads-withheld"));
        assertThat(badge.getText()).isEqualTo("rows elsewhere");
        assertThat(badge.getAccessibleText())
                .isEqualTo(
                        "rows elsewhere\nThe number is of the rows that are here. Those of 1 entries live on node cn-7");
    }

    @Test
    void tilesShowTheAnswersInChinese() {
        var texts = shown(
                model(figures, Optional.empty(), Locale.SIMPLIFIED_CHINESE),
                scene -> List.of(
                        text(scene, "tile-downloads-label"),
                        text(scene, "tile-downloads-value"),
                        text(scene, "header-demo"),
                        text(scene, "tile-quality-source-4-standing")));

        assertThat(texts).containsExactly("总下载量", "1250万", "演示数据 DEMO", "待确认");
    }

    @Test
    void theLanguageChangesWhileTheWindowIsOpen() {
        var model = model(figures, Optional.empty(), Locale.ENGLISH);
        var value = shown(model, scene -> {
            ((ButtonBase) scene.lookup("#header-language")).fire();
            Picture.settle(scene);
            return text(scene, "tile-downloads-value");
        });

        assertThat(value).isEqualTo("1250万");
    }

    @Test
    void theThemeChangesWhileTheWindowIsOpen() {
        var model = model(figures, Optional.empty(), Locale.ENGLISH);
        var sheet = shown(model, scene -> {
            ((ButtonBase) scene.lookup("#header-theme")).fire();
            return scene.getStylesheets().getFirst();
        });

        assertThat(sheet).endsWith("dark.css");
    }

    @Test
    void aGapOfALineIsAGap() {
        var pieces = shown(
                model(figures, Optional.empty(), Locale.ENGLISH),
                scene -> scene.lookup("#tile-trend-chart")
                        .lookupAll(".series-line.stroke-2")
                        .size());

        assertThat(pieces).as("pieces of the line with one gap").isEqualTo(2);
    }

    @Test
    void aLineWithoutAGapIsDrawnInOneMove() {
        var moves = shown(model(figures, Optional.empty(), Locale.ENGLISH), scene -> {
            var line = (Path) scene.lookup("#tile-trend-chart").lookup(".series-line.stroke-1");
            return line.getElements().stream().filter(MoveTo.class::isInstance).count();
        });

        assertThat(moves).isEqualTo(1);
    }

    @Test
    void everyControlHasANameAndCanBeRead() {
        Sync sync = (_, _, _) -> new Sync.Outcome(true, "done");
        var nameless = shown(
                model(figures, Optional.of(sync), Locale.ENGLISH),
                scene -> all(scene.getRoot()).stream()
                        .filter(node -> node instanceof ButtonBase
                                || node instanceof TextInputControl
                                || node.getStyleClass().contains("clickable")
                                || node.getStyleClass().contains("time-chart"))
                        .filter(node -> node.getId() == null
                                || node.getAccessibleText() == null
                                || node.getAccessibleText().isBlank())
                        .map(Node::toString)
                        .toList());

        assertThat(nameless).isEmpty();
    }

    @Test
    void oneClickLeadsTheNextSyncAnotherWay() throws Exception {
        var gone = new CompletableFuture<Optional<String>>();
        var sync = new Sync() {
            @Override
            public Outcome run(Optional<String> route, Consumer<Progress> progress, BooleanSupplier isCancelled) {
                gone.complete(route);
                return new Outcome(true, "done");
            }

            @Override
            public RouteChoice routes() {
                return new RouteChoice(List.of("office", "vpn", "direct"), "office");
            }
        };
        var model = model(figures, Optional.of(sync), Locale.ENGLISH);
        var read = new CompletableFuture<RouteChoice>();
        Display.ask(() -> {
            model.routes().addListener((_, _, routes) -> read.complete(routes));
            model.reload();
            return true;
        });
        read.get(30, TimeUnit.SECONDS);
        var texts = shown(model, scene -> {
            var before = ((MenuButton) scene.lookup("#header-route")).getText();
            ((MenuButton) scene.lookup("#header-route")).getItems().get(1).fire();
            Picture.settle(scene);
            ((ButtonBase) scene.lookup("#header-sync")).fire();
            return List.of(before, ((MenuButton) scene.lookup("#header-route")).getText());
        });

        assertThat(texts).containsExactly("Route: office", "Route: vpn");
        assertThat(gone.get(30, TimeUnit.SECONDS)).contains("vpn");
    }

    @Test
    void theWallIsReachedByButtonAndKeyWhereThereIsOne() {
        var wanted = new ArrayList<WallWish>();
        var model = model(figures, Optional.empty(), Locale.ENGLISH).with(wanted::add);
        var name = shown(model, scene -> {
            var button = (ButtonBase) scene.lookup("#header-wall");
            button.fire();
            scene.getAccelerators().forEach((keys, action) -> {
                if (keys.equals(new KeyCodeCombination(KeyCode.F11))) action.run();
            });
            return button.getAccessibleText();
        });

        assertThat(name).isEqualTo("Wall");
        assertThat(wanted)
                .containsExactly(
                        new WallWish(1, Theme.LIGHT, Locale.ENGLISH), new WallWish(1, Theme.LIGHT, Locale.ENGLISH));
        var none =
                shown(model(figures, Optional.empty(), Locale.ENGLISH), scene -> scene.lookup("#header-wall") == null);
        assertThat(none).as("no button without a wall").isTrue();
    }

    @Test
    void withoutDataTheWindowSaysSo() {
        var empty = new SampleFigures() {
            @Override
            public Optional<DataTime> dataTime(Scope scope) {
                return Optional.empty();
            }
        };
        var state = shown(
                model(empty, Optional.empty(), Locale.SIMPLIFIED_CHINESE),
                scene -> scene.lookup("#overview-state").getAccessibleText());

        assertThat(state).startsWith("暂无数据");
    }

    @Test
    void aClockThatStandsBeforeTheFirstDayIsNoBeginning() {
        var nothing = new SampleFigures() {
            @Override
            public Optional<DataTime> dataTime(Scope scope) {
                return Optional.empty();
            }
        };
        var past = Scope.EVERYTHING.withOn(Optional.of(LocalDate.parse("2020-01-01")));
        var background = Background.onVirtualThreads();
        var seen = new ArrayList<String>();
        for (var scope : List.of(Scope.EVERYTHING, past)) {
            var page = new OverviewReader(nothing).read(SampleFigures.dashboard(), scope);
            seen.add(Display.ask(() -> {
                var model = new ShellViewModel(
                        ScopeViewModel.of(scope, Optional.empty(), background),
                        OverviewViewModel.of(page, background),
                        new ExplainViewModel(nothing::explain, nothing::lineage, background),
                        List.of(),
                        Optional.empty(),
                        background,
                        Theme.LIGHT,
                        Locale.ENGLISH);
                model.startWith(new Place("start", "", false, () -> {}, () -> {}, _ -> new Region()));
                return model.seenAt(model.places().current().get()).id();
            }));
        }

        assertThat(seen).containsExactly("start", "overview");
    }

    @Test
    void aFailingEngineIsToldInOneSentence() {
        var background = Background.onVirtualThreads();
        var overview = new OverviewViewModel(
                _ -> {
                    throw new IllegalStateException("The store is closed");
                },
                () -> Scope.EVERYTHING,
                background);
        var failed = new CompletableFuture<String>();
        Display.ask(() -> {
            overview.state().addListener((_, _, state) -> {
                if (state instanceof OverviewViewModel.State.Failed(var sentence)) failed.complete(sentence);
            });
            overview.load();
            return true;
        });

        assertThat(failed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("The store is closed");
    }
}
