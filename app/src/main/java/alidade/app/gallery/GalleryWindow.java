package alidade.app.gallery;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Dress;
import alidade.app.fx.Picture;
import alidade.app.specimens.Specimen;
import alidade.app.views.settings.Appearance;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Look;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The gallery in a window of its own, or in files. It needs no workspace.
///
/// To be used from any thread but the JavaFX thread.
public final class GalleryWindow {
    private static final double HEIGHT = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private GalleryWindow() {}

    /// Returns when the window is closed.
    ///
    /// @param whenCancelled takes what closes it early
    public static void showAndWait(Theme theme, Locale language, Consumer<Runnable> whenCancelled) {
        var closed = new CompletableFuture<Void>();
        var stage = Display.ask(() -> {
            var appearance = Appearance.of(theme, language);
            var shown = new Stage();
            var room = Screen.getPrimary().getVisualBounds();
            var view = new GalleryView(appearance, Background.onVirtualThreads());
            var scene = new Scene(
                    view, Math.min(GalleryView.WIDTH + 80, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
            appearance.theme().addListener((_, _, other) -> Dress.put(other, scene));
            Dress.put(theme, scene);
            shown.titleProperty().bind(appearance.wording().map(wording -> wording.get("gallery.title")));
            shown.setScene(scene);
            shown.setOnHidden(_ -> closed.complete(null));
            shown.show();
            return shown;
        });
        whenCancelled.accept(() -> Display.ask(() -> {
            stage.close();
            return true;
        }));
        closed.join();
    }

    /// Paints each specimen, with all of its states, into a PNG file: in both themes and languages.
    ///
    /// @param written gets each file once it is there
    /// @return all files; those so far when it was cancelled
    public static List<Path> write(Path folder, Consumer<Path> written, BooleanSupplier isCancelled)
            throws IOException {
        var files = new ArrayList<Path>();
        for (var look : Look.ALL) {
            var background = Background.onVirtualThreads();
            for (var specimen : Display.ask(() -> Gallery.in(Wording.in(look.language()), background))) {
                if (isCancelled.getAsBoolean()) return files;
                var scene = scene(specimen, look, background);
                var file = folder.resolve(specimen.of().getSimpleName() + "-" + look + ".png");
                Display.ask(() -> Picture.of(scene, 1)).write(file);
                files.add(file);
                written.accept(file);
            }
        }
        return files;
    }

    /// A specimen by itself, once all that it asked for is there.
    static Scene scene(Specimen specimen, Look look, Background background) throws IOException {
        var scene = Display.ask(() -> {
            var page = new VBox(GalleryView.section(specimen, Wording.in(look.language())));
            page.getStyleClass().add("page");
            var made = new Scene(page);
            Dress.put(look.theme(), made);
            return made;
        });
        try {
            if (!background.awaitRest(PATIENCE)) {
                throw new IOException("The specimen " + specimen.of().getSimpleName() + " did not show within "
                        + PATIENCE.toMinutes() + " minute what it is to show");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The painting of the gallery was interrupted", e);
        }
        return Display.ask(() -> {
            Picture.settle(scene);
            var page = (Region) scene.getRoot();
            double width = Math.ceil(page.prefWidth(-1));
            double height = Math.ceil(page.prefHeight(width));
            scene.setRoot(new Pane());
            var whole = new Scene(new Pane(), width, height);
            // Charts measure their texts as soon as they are in a scene.
            Dress.put(look.theme(), whole);
            whole.setRoot(page);
            Picture.settle(whole);
            return whole;
        });
    }
}
