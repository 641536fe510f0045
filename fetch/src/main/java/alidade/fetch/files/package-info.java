/// Files of other programs, read row by row.
/// In: a CSV, NDJSON, XLSX or SQLite file, as it is or packed. Out: rows as they stood there, and what could not be
/// read, each with its place.
/// Start with [alidade.fetch.files.DataFile].
@NullMarked
package alidade.fetch.files;

import org.jspecify.annotations.NullMarked;
