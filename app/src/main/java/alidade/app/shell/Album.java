package alidade.app.shell;

import alidade.app.cli.Size;
import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.explain.ExplainViewModel.Tab;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.resources.theme.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Scene;

/// Leafs through a window: every place that it leads to, and what stands behind a figure, in every look.
///
/// It asks the window itself where it leads to, so a new place is in it. Not for the JavaFX thread.
public final class Album {
    /// How long a place may take until it shows what it has.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ShellViewModel shell;
    private final Background background;
    private final Scene scene;
    private final double pixels;

    /// Looks at the window, in the background, and says whether to go on.
    @FunctionalInterface
    public interface Viewer {
        boolean look(String place, Look look, Scene scene) throws IOException;
    }

    private Album(ShellViewModel shell, Background background, double width, double height, double pixels) {
        this.shell = shell;
        this.background = background;
        this.pixels = pixels;
        scene = Display.ask(() -> new ShellView(shell).asScene(width, height));
    }

    /// @param background that of the window: it knows when everything that was asked for is there
    /// @param size of the window in pixels; it is laid out as in [Snapshot]
    public static Album of(ShellViewModel shell, Background background, Size size) {
        double scale = Snapshot.scale(size);
        return new Album(shell, background, size.width() / scale, size.height() / scale, scale);
    }

    public Scene scene() {
        return scene;
    }

    /// Does something in the window, and waits until everything is there that it asked for.
    ///
    /// @throws IOException when it does not come
    public void act(Runnable action) throws IOException {
        Display.ask(() -> {
            action.run();
            return true;
        });
        try {
            if (background.awaitRest(PATIENCE)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("The window did not show within " + PATIENCE.toMinutes() + " minutes what it was asked"
                + " for; what was painted before is kept");
    }

    /// Shows what is seen just now in every look.
    ///
    /// @return whether to go on
    public boolean inEveryLook(String name, Viewer viewer) throws IOException {
        for (var look : Look.ALL) {
            act(() -> {
                shell.theme().set(look.theme());
                shell.appearance().speak(look.language());
                Picture.settle(scene);
            });
            if (!viewer.look(name, look, scene)) return false;
        }
        return true;
    }

    /// Reads everything anew and shows every place in every look, and then what stands behind a figure.
    ///
    /// @return whether the viewer saw all of it
    public boolean leaf(Viewer viewer) throws IOException {
        act(shell::reload);
        for (var place : shell.places().all()) {
            act(() -> shell.places().show(place));
            if (!inEveryLook(shell.seenAt(place).id(), viewer)) return false;
        }
        return behindAFigure(viewer);
    }

    /// The explanation of the first figure of the overview, and its way back, beside it.
    private boolean behindAFigure(Viewer viewer) throws IOException {
        if (!(shell.overview().state().get() instanceof State.Shown(var page))) return true;
        var figure = page.firstFigure();
        if (figure.isEmpty()) return true;
        act(() -> {
            shell.places().show(ShellViewModel.OVERVIEW);
            shell.explain().open(figure.get().subject());
        });
        if (!inEveryLook("explanation", viewer)) return false;
        act(() -> shell.explain().show(Tab.LINEAGE));
        boolean goesOn = inEveryLook("lineage", viewer);
        act(shell.explain()::close);
        return goesOn;
    }

    /// Paints all of it into PNG files, such as `overview-light-zh.png`.
    ///
    /// @param written gets each file once it is there
    /// @return all files; those so far when it was cancelled
    public List<Path> write(Path folder, Consumer<Path> written, BooleanSupplier isCancelled) throws IOException {
        var files = new ArrayList<Path>();
        leaf((place, look, _) -> {
            if (isCancelled.getAsBoolean()) return false;
            var file = folder.resolve(place + "-" + look + ".png");
            Display.ask(() -> Picture.of(scene, pixels)).write(file);
            files.add(file);
            written.accept(file);
            return true;
        });
        return files;
    }
}
