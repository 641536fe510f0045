package alidade.fetch.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/// One row of a file, as it stood there.
public sealed interface RawRow {
    /// Where it stood: `file.csv:17` (line), `file.db:relation:42` (row id), `file.xlsx:sheet:17` (row); for what could
    /// not be read with the column behind it.
    String place();

    /// A row that could be read. Equal to another one of the same place and fields.
    ///
    /// @param fields values by column, in column order: text from CSV, text or null from SQLite and XLSX, JSON else
    /// @param placeOf where a field of the row stood: `file.csv:17:5` (character of the line, from 1),
    ///     `file.db:relation:42:name`, `file.xlsx:sheet:17:C`; the place of the row where that is not known
    record Row(String place, ObjectNode fields, UnaryOperator<String> placeOf) implements RawRow {
        public Row(String place, ObjectNode fields) {
            this(place, fields, _ -> place);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && place.equals(row.place) && fields.equals(row.fields);
        }

        @Override
        public int hashCode() {
            return 31 * place.hashCode() + fields.hashCode();
        }

        @Override
        public String toString() {
            return "Row[place=" + place + ", fields=" + fields + "]";
        }
    }

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
