package alidade.app.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/// A picture on one page of A4, lying, as a PDF: sharp at 300 dots per inch when the picture is 3300 pixels wide.
///
/// It is the picture and not the drawing of it: its words cannot be searched for.
public final class PaperFile {
    private static final float MARGIN = 28;
    /// A4 is its height to its width as 1 to the square root of 2.
    private static final PDRectangle LYING = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

    private PaperFile() {}

    /// Width over height of what is printed, inside of the margins.
    public static double ratio() {
        return (LYING.getWidth() - 2 * MARGIN) / (double) (LYING.getHeight() - 2 * MARGIN);
    }

    /// @param title of the document, for whoever opens it
    /// @throws IOException when the file cannot be written
    public static void write(Picture picture, String title, Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        try (var document = new PDDocument()) {
            document.getDocumentInformation().setTitle(title);
            var page = new PDPage(LYING);
            document.addPage(page);
            var image = LosslessFactory.createFromImage(document, SwingFXUtils.fromFXImage(picture.image(), null));
            float scale = Math.min(
                    (LYING.getWidth() - 2 * MARGIN) / image.getWidth(),
                    (LYING.getHeight() - 2 * MARGIN) / image.getHeight());
            float height = image.getHeight() * scale;
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(image, MARGIN, LYING.getHeight() - MARGIN - height, image.getWidth() * scale, height);
            }
            document.save(file.toFile());
        }
    }
}
