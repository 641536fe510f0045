package alidade.app.bench;

import java.util.Locale;

/// What is measured.
public enum Task {
    /// Rows into the log.
    SEAL,
    /// Rows into the log and the store.
    SEAL_AND_APPLY,
    /// The same rows into one table of H2, 10,000 for each commit.
    PLAIN_INSERT,
    /// A CSV file read, brought into order, sealed and stored.
    IMPORT,
    /// The same up to the marts.
    IMPORT_AND_PUBLISH,
    /// The same file into one table of H2 by its `csvread`.
    CSVREAD,
    /// The pages of a source asked for, landed, named, sealed and stored.
    COLLECT,
    /// The same up to the marts.
    COLLECT_AND_PUBLISH,
    /// The same pages read by a plain client that keeps nothing.
    PLAIN_READ,
    /// All marts worked out and written, the columns in memory.
    RECOMPUTE,
    /// The same with the columns read from the store before.
    RECOMPUTE_AND_READ,
    /// The marts after one new day is in the store.
    PUBLISH_DAY,
    /// One new day sealed, applied and published: quality, marts and alerts.
    NEW_DAY,
    /// Daily sums, numbers and maxima by plain SQL.
    SQL_H2,
    SQL_SQLITE,
    /// The trend of 30 days by source after a filter changed.
    SLICE_FILTER,
    /// The same after the world's day changed.
    SLICE_DAY,
    /// The same after both clocks changed.
    SLICE_KNOWN,
    /// The same trend by plain SQL.
    SLICE_SQLITE,
    /// Entries of 50,000 rows given to a hub in PostgreSQL, until the last is sealed there.
    PUSH,
    /// The same entries taken by a fresh node, until the last is in its store.
    PULL,
    /// The same rows by psql into a table of the same shape.
    PSQL_COPY,
    /// The same rows in entries of 1,000.
    PUSH_SMALL,
    PULL_SMALL,
    /// The workspace opened, and the total of the last day read.
    START,
    /// A process that opens a JavaFX window with one word in it, up to its first layout.
    WINDOW_EMPTY,
    /// The same of the workstation.
    WINDOW_FRAME,
    /// The same up to its first key figure.
    WINDOW_FIGURES,
    /// The overview painted again as it is.
    REPAINT,
    /// The overview painted with the figures of another filter, which were there already.
    PAINT,
    /// A line of a million points painted by the chart of the program.
    CHART,
    /// The same line by JavaFX's own chart.
    CHART_JAVAFX;

    /// How it is called in documents and texts.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
