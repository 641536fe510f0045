package alidade.app.bench;

import alidade.app.launch.Main;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A process of its own that opens one window, says when it was there, and ends: `empty`, or the arguments of the
/// program.
///
/// Each moment is a line on stdout, a word and milliseconds of the epoch: `frame` when the window was laid out for
/// the first time, `figures` when the first key figure was.
public final class FirstFrame {
    static final String EMPTY = "empty";
    static final String FRAME = "frame";
    static final String FIGURES = "figures";

    private final boolean awaitsFigures;
    private final AtomicBoolean framed = new AtomicBoolean();
    private final AtomicBoolean figured = new AtomicBoolean();

    private FirstFrame(boolean awaitsFigures) {
        this.awaitsFigures = awaitsFigures;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var isEmpty = arguments.length == 1 && arguments[0].equals(EMPTY);
        var frame = new FirstFrame(!isEmpty);
        Window.getWindows().addListener(frame::changed);
        if (isEmpty) Application.launch(EmptyWindow.class);
        else Main.main(arguments);
    }

    private void changed(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (var window : change.getAddedSubList()) {
                if (window.getScene() != null) watch(window, window.getScene());
            }
        }
    }

    private void watch(Window window, Scene scene) {
        scene.addPostLayoutPulseListener(() -> {
            if (framed.compareAndSet(false, true)) say(FRAME);
            var isThere = !awaitsFigures || scene.getRoot().lookup(".kpi .text-figure") != null;
            if (isThere && figured.compareAndSet(false, true)) {
                say(FIGURES);
                Platform.runLater(window::hide);
            }
        });
    }

    private static void say(String what) {
        System.out.println(what + " " + System.currentTimeMillis());
        System.out.flush();
    }

    /// The least that JavaFX shows.
    public static final class EmptyWindow extends Application {
        private static final int WIDTH = 1440;
        private static final int HEIGHT = 900;

        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new Label("JavaFX"), WIDTH, HEIGHT));
            stage.show();
        }
    }
}
