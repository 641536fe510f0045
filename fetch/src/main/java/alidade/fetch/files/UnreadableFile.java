package alidade.fetch.files;

import java.io.IOException;
import java.nio.file.Path;

/// A file that cannot be read at all; the message is a sentence for people that begins with the file's name.
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableFile(Path file, String sentence) {
        super(file.getFileName() + " " + sentence);
    }

    UnreadableFile(Path file, String sentence, Throwable cause) {
        super(file.getFileName() + " " + sentence, cause);
    }
}
