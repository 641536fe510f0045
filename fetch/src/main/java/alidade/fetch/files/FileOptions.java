package alidade.fetch.files;

import java.nio.charset.Charset;
import java.util.Optional;

/// How a file is to be read; what is empty is told from its content.
///
/// @param format `csv`, `ndjson`, `sqlite` or `xlsx`
/// @param encoding of CSV and NDJSON; other formats pay no regard to it
/// @param part which file of a ZIP archive, or which sheet of a workbook, where there are several
public record FileOptions(Optional<String> format, Optional<Charset> encoding, Optional<String> part) {
    /// Everything told from the content.
    public static FileOptions none() {
        return new FileOptions(Optional.empty(), Optional.empty(), Optional.empty());
    }

    FileOptions withFormat(Optional<String> other) {
        return new FileOptions(other, encoding, part);
    }
}
