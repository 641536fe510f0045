/// Files of other programs, read row by row.
/// In: a CSV, NDJSON or SQLite file. Out: rows as they stood there, and what could not be read, each with its place.
/// Start with [alidade.fetch.files.RecordFile].
@NullMarked
package alidade.fetch.files;

import org.jspecify.annotations.NullMarked;
