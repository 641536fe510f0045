package alidade.engine.pipeline;

import alidade.engine.log.Coverage.Extent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Set;

/// The document that an import leaves in the log: which file, how many rows, and which of them fell together.
final class ImportReceipt {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportReceipt() {}

    /// @param news days of sources that brought something new, as `source` and day: the merged rows of no others are
    ///     told, since an earlier receipt tells them
    static String text(
            String file,
            Extent extent,
            FileRows.Named named,
            long imported,
            long merged,
            Set<FileRows.SourceDate> news) {
        var text = JSON.createObjectNode()
                .put("file", file)
                .put("coverage", extent.name().toLowerCase(Locale.ROOT))
                .put("read", named.read())
                .put("imported", imported)
                .put("merged", merged)
                .put("refused", named.refused().size());
        var rows = text.putArray("merged_rows");
        named.mergedRows().forEach((key, count) -> {
            if (!news.contains(key)) return;
            rows.addObject()
                    .put("source", key.source())
                    .put("date", key.date().toString())
                    .put("rows", count);
        });
        return text.toString();
    }
}
