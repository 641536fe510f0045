package alidade.fetch.files;

import java.nio.file.Path;

/// The bytes of a file that is read, and what people call it.
///
/// @param path where the bytes are: the file itself, or an unpacked copy
/// @param name the name that its ending is told from
/// @param label how places and sentences name it: `data.csv`, `data.csv.gz`, `data.zip!part.csv`
record Content(Path path, String name, String label) {
    static Content of(Path file) {
        var name = String.valueOf(file.getFileName());
        return new Content(file, name, name);
    }

    @Override
    public String toString() {
        return label;
    }
}
