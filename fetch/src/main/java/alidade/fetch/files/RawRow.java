package alidade.fetch.files;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// One row of a file, as it stood there.
public sealed interface RawRow {
    /// Where it stood: `file.csv:17` (line), or `file.db:relation:42` (row id).
    String place();

    /// @param fields values by column, in column order: text from CSV, text or null from SQLite, any JSON from NDJSON
    record Row(String place, ObjectNode fields) implements RawRow {}

    /// A row that could not be read; nothing that a file holds goes missing without one.
    ///
    /// @param reason a sentence with what was found and what happens now
    /// @param raw the beginning of its text, at most 16 Ki characters; empty where there is none
    record Malformed(String place, String reason, String raw) implements RawRow {
        static final int RAW_CAP = 16 * 1024;

        public Malformed {
            raw = raw.length() > RAW_CAP ? raw.substring(0, RAW_CAP) : raw;
        }
    }
}
