package alidade.app.shell;

import alidade.app.fx.Display;
import alidade.app.views.settings.Placement;
import alidade.resources.theme.Theme;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The one window of the program.
///
/// To be used from any thread but the JavaFX thread.
public final class Window {
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 640;

    private final ShellViewModel model;
    private final Optional<Placement> remembered;
    private Optional<Placement> placement = Optional.empty();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Optional<Stage> shown = Optional.empty();

    /// @param remembered where it is to stand, if its monitor is still there
    public Window(ShellViewModel model, Optional<Placement> remembered) {
        this.model = model;
        this.remembered = remembered;
    }

    /// Where it stood when it was closed; empty before.
    public Optional<Placement> placement() {
        return Display.ask(() -> placement);
    }

    /// Which place was open when it was closed.
    public String place() {
        return Display.ask(() -> model.places().current().get().id());
    }

    /// Returns when the window is closed; at once if it was open already, which brings it to the front.
    public void showAndWait() {
        boolean isNew = Display.ask(() -> {
            if (shown.isPresent()) {
                shown.get().toFront();
                return false;
            }
            shown = Optional.of(show());
            return true;
        });
        if (isNew) closed.join();
    }

    /// Reads the figures again, as after a run that nobody at the window began.
    public void reload() {
        Platform.runLater(() -> {
            if (shown.isPresent()) model.reload();
        });
    }

    /// Closes the window where it is open.
    public void close() {
        Platform.runLater(() -> shown.ifPresent(Stage::close));
    }

    private Stage show() {
        var monitors = Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .map(Screen::getVisualBounds)
                .toList();
        var room = monitors.getFirst();
        var stage = new Stage();
        stage.titleProperty().bind(model.wording().map(wording -> wording.get("shell.title")));
        stage.setScene(
                new ShellView(model).asScene(Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight())));
        Theme.icons().forEach(icon -> stage.getIcons().add(new Image(icon)));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        var stand = new Stand(stage);
        remembered.ifPresent(one -> stand.take(one.on(monitors)));
        stage.setOnHidden(_ -> {
            placement = Optional.of(stand.placement());
            model.stop();
            closed.complete(null);
        });
        stage.show();
        model.reload();
        return stage;
    }
}
