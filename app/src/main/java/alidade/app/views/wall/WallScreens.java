package alidade.app.views.wall;

import alidade.app.fx.Display;
import alidade.app.fx.Dress;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A wall in full screen on the chosen monitors, each one page ahead of the one before it. It keeps the screens awake,
/// follows monitors that come and go, and looks whether it is still being painted.
///
/// To be used from any thread but the JavaFX thread, unless said otherwise.
public final class WallScreens {
    private static final Logger LOG = LoggerFactory.getLogger(WallScreens.class);
    private static final Duration UNPAINTED = Duration.ofSeconds(10);

    private final WallViewModel model;
    private final Monitors monitors;
    private final Theme theme;
    private final Wording wording;
    private final List<Shown> shown = new ArrayList<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Timeline seconds;
    private final ListChangeListener<Screen> moved = _ -> place();
    private final Watchdog watchdog = new Watchdog(UNPAINTED, System::nanoTime, this::stalled);

    /// One monitor with what stands on it.
    private record Shown(Stage stage, WallView view, ScreenCare care) {}

    public WallScreens(WallViewModel model, Monitors monitors, Theme theme, Wording wording) {
        this.model = model;
        this.monitors = monitors;
        this.theme = theme;
        this.wording = wording;
        seconds = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> second()));
        seconds.setCycleCount(Animation.INDEFINITE);
    }

    /// How many monitors this machine has.
    public static int monitors() {
        return Display.ask(() -> Screen.getScreens().size());
    }

    /// Returns when somebody leaves the wall by Escape, or it is closed.
    public void showAndWait() {
        Display.ask(() -> {
            Screen.getScreens().addListener(moved);
            place();
            seconds.play();
            model.tick();
            return true;
        });
        var awake = StayAwake.begin();
        var guard = Thread.ofPlatform().daemon().name("wall-watchdog").start(this::watch);
        try {
            closed.join();
        } finally {
            guard.interrupt();
            awake.end();
        }
    }

    /// Leaves the wall.
    public void close() {
        Platform.runLater(this::leave);
    }

    /// Brings it to the front, where it stands already.
    public void toFront() {
        Platform.runLater(() -> shown.forEach(one -> one.stage.toFront()));
    }

    private void leave() {
        seconds.stop();
        Screen.getScreens().removeListener(moved);
        model.stop();
        clear();
        closed.complete(null);
    }

    private void clear() {
        for (var one : shown) {
            one.stage.setOnHidden(null);
            one.stage.close();
        }
        shown.clear();
    }

    /// One stage for each chosen monitor, made anew when monitors come or go.
    private void place() {
        clear();
        var screens = Screen.getScreens();
        var missing = monitors.missing(screens.size());
        if (!missing.isEmpty()) LOG.warn("wall - there is no monitor {}, only {} of them", missing, screens.size());
        var indexes = monitors.among(screens.size());
        for (int i = 0; i < indexes.size(); i++) {
            shown.add(show(screens.get(indexes.get(i)).getBounds(), i));
        }
    }

    private Shown show(Rectangle2D room, int offset) {
        var moves = !Platform.getPreferences().isReducedMotion();
        var view = new WallView(model, wording, offset, moves);
        var scene = scene(view, room.getWidth(), room.getHeight(), theme);
        var care = new ScreenCare(System.nanoTime());
        // Not any event of the mouse: a page that turns under a resting pointer is entered and left too.
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, _ -> awaken(care, scene));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> awaken(care, scene));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        scene.addPostLayoutPulseListener(watchdog::painted);
        var stage = new Stage(StageStyle.UNDECORATED);
        stage.setTitle(wording.get("shell.title"));
        Theme.icons().forEach(icon -> stage.getIcons().add(new Image(icon)));
        stage.setScene(scene);
        stage.setX(room.getMinX());
        stage.setY(room.getMinY());
        stage.setWidth(room.getWidth());
        stage.setHeight(room.getHeight());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(true);
        stage.setOnHidden(_ -> leave());
        stage.show();
        return new Shown(stage, view, care);
    }

    private static void awaken(ScreenCare care, Scene scene) {
        care.pointerMoved(System.nanoTime());
        scene.setCursor(Cursor.DEFAULT);
    }

    /// A scene with a wall in it.
    static Scene scene(WallView view, double width, double height, Theme theme) {
        var scene = new Scene(view, width, height);
        Dress.put(theme, scene);
        return scene;
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE, F11 -> leave();
            case RIGHT, SPACE, PAGE_DOWN -> model.turnBy(1);
            case LEFT, PAGE_UP -> model.turnBy(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Whatever goes wrong in a second, the next one comes.
    private void second() {
        try {
            tick();
        } catch (RuntimeException problem) {
            LOG.error("wall - a second could not be shown, the page is made anew", problem);
            model.rebuild();
        }
    }

    private void tick() {
        model.tick();
        var now = System.nanoTime();
        for (var one : shown) {
            if (one.care.hidesPointer(now)) one.stage.getScene().setCursor(Cursor.NONE);
            var shift = one.care.shift(now);
            one.view.shift(shift.x(), shift.y());
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(1));
                watchdog.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stalled(Duration since) {
        LOG.error("wall - nothing was painted for {}; the pages are made anew as soon as painting goes on", since);
        Platform.runLater(model::rebuild);
    }
}
