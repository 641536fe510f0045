package alidade.app.shell;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.overview.EngineFigures;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.scope.ScopeReader;
import alidade.app.views.scope.ScopeViewModel;
import alidade.engine.pipeline.Engine;
import alidade.resources.packs.Pack;
import alidade.resources.theme.Look;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;

/// A window with the overview and one more place, which it shows, over a real engine.
public record ShellOnScene(ShellViewModel shell, Scene scene) {
    /// @param pack whose first dashboard is the overview
    /// @param other the place that a test is about
    public static ShellOnScene at(
            Engine engine, Pack pack, Clock clock, Place other, Look look, int width, int height) {
        var background = Background.onVirtualThreads();
        var figures = new EngineFigures(engine, pack.name(), clock, true);
        return Display.ask(() -> {
            var shell = ShellViewModel.over(
                    figures,
                    new ScopeViewModel(new ScopeReader(figures), background),
                    pack.dashboards().getFirst(),
                    List.of(other),
                    Optional.empty(),
                    background,
                    look.theme(),
                    look.language());
            var scene = new ShellView(shell).asScene(width, height);
            shell.reload();
            shell.places().show(1);
            return new ShellOnScene(shell, scene);
        });
    }

    /// Whether the overview, of which the header tells, was read. To be asked on the JavaFX thread.
    public boolean isRead() {
        return !(shell.overview().state().get() instanceof OverviewViewModel.State.Loading);
    }

    /// What cannot be read after a change.
    public List<String> problems(Runnable change) {
        return Display.ask(() -> {
            change.run();
            Picture.settle(scene);
            Picture.settle(scene);
            return ReadableText.problems(scene);
        });
    }
}
