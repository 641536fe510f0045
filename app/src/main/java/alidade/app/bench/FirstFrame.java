package alidade.app.bench;

import alidade.app.launch.Main;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
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
                // Another scene may take the place of the first.
                window.sceneProperty().subscribe(scene -> {
                    if (scene != null) watch(window, scene);
                });
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

    /// The least that JavaFX shows of a figure: one chart.
    public static final class EmptyWindow extends Application {
        private static final int WIDTH = 1440;
        private static final int HEIGHT = 900;
        private static final int DAYS = 30;
        private static final int WEEK = 7;

        @Override
        public void start(Stage stage) {
            var days = new XYChart.Series<Number, Number>();
            for (var day = 0; day < DAYS; day++) days.getData().add(new XYChart.Data<>(day, day % WEEK));
            var chart = new LineChart<>(new NumberAxis(), new NumberAxis());
            chart.getData().add(days);
            chart.setAnimated(false);
            stage.setScene(new Scene(chart, WIDTH, HEIGHT));
            stage.show();
        }
    }
}
