package alidade.app.views;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.overview.EngineFigures;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;

/// An engine with one imported file, for views that are to show what a real one says; and eyes for what they show.
public final class ImportedDays implements AutoCloseable {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    private final Engine engine;

    /// @param rows `date,platform,publisher,model_name,download_count`
    public ImportedDays(Path folder, String rows) throws IOException {
        var file = folder.resolve("days.csv");
        Files.writeString(file, "date,platform,publisher,model_name,download_count\n" + rows);
        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        engine = Engine.open(folder.resolve("workspace"), options);
        engine.importer()
                .run(file, "model-ecosystem", "model_downloads", Extent.COMPLETE, Progress.none(), () -> false);
    }

    public EngineFigures figures() {
        return new EngineFigures(engine, "model-ecosystem", NOON, false);
    }

    public Engine engine() {
        return engine;
    }

    /// Looks at the JavaFX thread until something holds, for at most a minute.
    public static void await(BooleanSupplier holds) {
        for (var tries = 0; tries < 1_200; tries++) {
            boolean isSo = Display.ask(holds::getAsBoolean);
            if (isSo) return;
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("it did not come about within a minute");
    }

    /// Closes every window that a test opened: one that stays is found by the tests after it.
    public static void closeWindows() {
        Display.ask(() -> {
            Window.getWindows().stream()
                    .filter(Stage.class::isInstance)
                    .toList()
                    .forEach(Window::hide);
            return true;
        });
    }

    /// What a table shows, row by row; cells that are painted with a node by its text.
    public static List<List<String>> table(Scene scene, String id) {
        Picture.settle(scene);
        var table = (TableView<?>) scene.lookup("#" + id);
        var rows = new ArrayList<List<String>>();
        for (var row = 0; row < table.getItems().size(); row++) {
            var cells = new ArrayList<String>();
            for (var column = 0; column < table.getVisibleLeafColumns().size(); column++) {
                var cell = table.queryAccessibleAttribute(AccessibleAttribute.CELL_AT_ROW_COLUMN, row, column);
                cells.add(cell instanceof IndexedCell<?> one ? text(one) : "?");
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String text(IndexedCell<?> cell) {
        return cell.getGraphic() instanceof Labeled label ? label.getText() : cell.getText();
    }

    @Override
    public void close() {
        engine.close();
    }
}
