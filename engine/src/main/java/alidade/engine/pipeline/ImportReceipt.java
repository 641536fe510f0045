package alidade.engine.pipeline;

import alidade.engine.log.Coverage.Extent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;

/// The document that an import leaves in the log: which file, how many rows, and which of them fell together.
final class ImportReceipt {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportReceipt() {}

    /// @param merged how many of the newly sealed facts' rows fell together with another one of the file
    static String text(
            String file,
            Extent extent,
            long read,
            long imported,
            long merged,
            long refused,
            Map<SourceDate, Long> rows) {
        var text = JSON.createObjectNode()
                .put("file", file)
                .put("coverage", extent.name().toLowerCase(Locale.ROOT))
                .put("read", read)
                .put("imported", imported)
                .put("merged", merged)
                .put("refused", refused);
        var days = text.putArray("merged_rows");
        rows.forEach((key, count) -> days.addObject()
                .put("source", key.source())
                .put("date", key.date().toString())
                .put("rows", count));
        return text.toString();
    }
}
