package alidade.fetch.files;

import java.io.IOException;

/// A file that cannot be read at all; the message is a sentence for people that begins with the file's name.
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableFile(Content file, String sentence) {
        super(file.label() + " " + sentence);
    }

    UnreadableFile(Content file, String sentence, Throwable cause) {
        super(file.label() + " " + sentence, cause);
    }
}
