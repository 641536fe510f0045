package alidade.app.shell;

import alidade.app.fx.Display;
import alidade.app.views.settings.Placement;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.Step;
import alidade.resources.theme.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The one window of the program. It is there before its workspace is, and says so until then.
///
/// To be used from any thread but the JavaFX thread.
public final class Window {
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 640;

    private final Optional<Placement> remembered;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final AtomicReference<Step> latest = new AtomicReference<>();

    // From here on for the JavaFX thread.
    private Optional<Stage> shown = Optional.empty();
    private Optional<OpeningView> opening = Optional.empty();
    private Optional<ShellViewModel> model = Optional.empty();
    private Optional<Placement> placement = Optional.empty();

    /// @param remembered where it is to stand, if its monitor is still there
    public Window(Optional<Placement> remembered) {
        this.remembered = remembered;
    }

    /// Shows the window, which waits for its workspace.
    public void open(Path workspace, Theme theme, Wording wording) {
        Display.ask(() -> {
            var stage = stage(new OpeningView(wording, workspace), theme);
            stage.setTitle(wording.get("shell.title"));
            shown = Optional.of(stage);
            stage.show();
            return stage;
        });
    }

    /// Tells how far the opening of the workspace is.
    public Progress progress() {
        return step -> {
            // Of many steps in a moment only the last is painted.
            if (latest.getAndSet(step) == null) {
                Platform.runLater(() -> {
                    var now = latest.getAndSet(null);
                    opening.ifPresent(view -> view.at(now));
                });
            }
        };
    }

    /// Shows what its workspace holds; nothing when the window was closed in the meantime.
    public void fill(ShellViewModel filling) {
        onStage(stage -> {
            // What is read takes longer than the nodes, so it begins first.
            filling.reload();
            model = Optional.of(filling);
            opening = Optional.empty();
            stage.titleProperty().bind(filling.wording().map(wording -> wording.get("shell.title")));
            var before = stage.getScene();
            stage.setScene(new ShellView(filling).asScene(before.getWidth(), before.getHeight()));
        });
    }

    /// Says why its workspace could not be opened.
    public void fail(String sentence) {
        onStage(stage -> opening.ifPresent(view -> view.fail(sentence, stage::close)));
    }

    public void toFront() {
        onStage(Stage::toFront);
    }

    /// Returns when the window is closed.
    public void awaitClosed() {
        closed.join();
    }

    /// Where it stood when it was closed; empty before.
    public Optional<Placement> placement() {
        return Display.ask(() -> placement);
    }

    /// Which place was open when it was closed; empty if it closed before its workspace was open.
    public Optional<String> place() {
        return Display.ask(() -> model.map(one -> one.places().current().get().id()));
    }

    /// Reads the figures again, as after a run that nobody at the window began.
    public void reload() {
        onStage(_ -> model.ifPresent(ShellViewModel::reload));
    }

    /// Closes the window where it is open.
    public void close() {
        onStage(Stage::close);
    }

    private void onStage(Consumer<Stage> action) {
        Platform.runLater(() -> shown.filter(Stage::isShowing).ifPresent(action));
    }

    private Stage stage(OpeningView view, Theme theme) {
        opening = Optional.of(view);
        var monitors = Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .map(Screen::getVisualBounds)
                .toList();
        var room = monitors.getFirst();
        var stage = new Stage();
        stage.setScene(view.asScene(Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()), theme));
        Theme.icons().forEach(icon -> stage.getIcons().add(new Image(icon)));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        var stand = new Stand(stage);
        remembered.ifPresent(one -> stand.take(one.on(monitors)));
        stage.setOnHidden(_ -> {
            placement = Optional.of(stand.placement());
            model.ifPresent(ShellViewModel::stop);
            closed.complete(null);
        });
        return stage;
    }
}
