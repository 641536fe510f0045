package alidade.app.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// A painted scene, to be kept as a PNG file.
public record Picture(Image image) {
    /// Paints a scene that need not be shown. To be called on the JavaFX thread.
    ///
    /// @param scale pixels per unit of the scene
    public static Picture of(Scene scene, double scale) {
        var root = scene.getRoot();
        settle(scene);
        var how = new SnapshotParameters();
        how.setFill(scene.getFill());
        how.setTransform(new Scale(scale, scale));
        how.setViewport(new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
        return new Picture(root.snapshot(how, null));
    }

    /// Paints one node of a scene. To be called on the JavaFX thread.
    ///
    /// @param scale pixels per unit of the scene
    public static Picture of(Node node, double scale) {
        var how = new SnapshotParameters();
        how.setFill(node.getScene().getFill());
        how.setTransform(new Scale(scale, scale));
        return new Picture(node.snapshot(how, null));
    }

    /// Applies styles and layout until they rest: charts make their shapes while they are laid out, and those are
    /// styled by the next round.
    public static void settle(Scene scene) {
        var root = scene.getRoot();
        for (int round = 0; round < 3; round++) {
            root.applyCss();
            root.layout();
        }
    }

    /// Writes it, making the folder where there is none.
    ///
    /// @throws IOException when the file cannot be written
    public void write(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
            throw new IOException("There is no PNG writer in this Java, so " + file + " was not written");
        }
    }
}
