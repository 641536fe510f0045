package alidade.engine.store;

import alidade.engine.log.Document;
import alidade.engine.log.EntryReading;
import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Pours the content of one entry into the tables, in batches that keep memory and transactions small.
final class Pouring {
    static final int ROWS_PER_COMMIT = 10_000;

    private final Connection connection;
    private final EntryReading reading;
    private final int entryNo;

    Pouring(Connection connection, EntryReading reading, int entryNo) {
        this.connection = connection;
        this.reading = reading;
        this.entryNo = entryNo;
    }

    /// Commits after each batch but the last one.
    void facts(FactWriter writer) throws SQLException {
        var batch = new ArrayList<Fact>();
        var first = 0;
        var rows = reading.header().rows();
        for (var row = 0L; row < rows; row++) {
            batch.add(reading.fact());
            if (batch.size() == ROWS_PER_COMMIT) {
                writer.write(connection, entryNo, first, batch);
                connection.commit();
                first += batch.size();
                batch.clear();
            }
        }
        writer.write(connection, entryNo, first, batch);
    }

    void skipFacts() {
        for (var row = 0L; row < reading.header().rows(); row++) {
            reading.fact();
        }
    }

    /// Once the facts were poured or skipped; commits as [#facts(FactWriter)].
    void refused() throws SQLException {
        var batch = new ArrayList<Refused>();
        var first = 0;
        for (var row = 0L; row < reading.header().refused(); row++) {
            batch.add(reading.refused());
            if (batch.size() == ROWS_PER_COMMIT) {
                writeRefused(first, batch);
                connection.commit();
                first += batch.size();
                batch.clear();
            }
        }
        writeRefused(first, batch);
    }

    private void writeRefused(int first, List<Refused> batch) throws SQLException {
        EntryRows.refused(connection, entryNo, first, reading.header().batch().table(), batch);
    }

    List<Document> documents() throws SQLException {
        var documents = new ArrayList<Document>();
        for (var row = 0L; row < reading.header().rows(); row++) {
            documents.add(reading.document());
        }
        EntryRows.documents(connection, entryNo, documents);
        return documents;
    }
}
