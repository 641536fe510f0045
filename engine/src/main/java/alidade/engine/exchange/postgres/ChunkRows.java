package alidade.engine.exchange.postgres;

import alidade.engine.exchange.postgres.LineReader.Kind;
import alidade.resources.packs.TableDefinition.Type;
import java.sql.SQLException;

/// The lines of a chunk as rows for PostgreSQL's COPY, in its text format: the facts for the table of the
/// pack, all other lines for the table of lines.
final class ChunkRows {
    private static final byte[] NOTHING = {'\\', 'N'};
    /// So much is handed on at once: the server reads it while the next rows are being made.
    private static final int ENOUGH = 1 << 16;

    private final LineReader reader;
    private final RowTable table;
    private final Sink sink;
    private final CopyBuffer facts = new CopyBuffer(2 * ENOUGH);
    private final CopyBuffer others = new CopyBuffer(1 << 10);
    private final String prefix;
    private int count;

    /// Takes the rows of facts, piece by piece.
    interface Sink {
        void take(CopyBuffer facts) throws SQLException;
    }

    /// @param table has no columns where all lines are others
    ChunkRows(RowTable table, long upload, int chunk, Sink sink) {
        this.table = table;
        this.sink = sink;
        reader = new LineReader(table);
        prefix = upload + "\t" + chunk + "\t";
    }

    /// Hands over the facts among the lines, and keeps all others.
    void read(byte[] lines) throws SQLException {
        for (var from = 0; from < lines.length; ) {
            var to = from;
            while (to < lines.length && lines[to] != '\n') to++;
            line(lines, from, to);
            from = to + 1;
            if (facts.length() >= ENOUGH) flush();
        }
        if (facts.length() > 0) flush();
    }

    private void flush() throws SQLException {
        sink.take(facts);
        facts.clear();
    }

    private void line(byte[] lines, int from, int to) {
        var kind = table.relation().isEmpty() ? Kind.OTHER : reader.read(lines, from, to);
        var rows = kind == Kind.OTHER ? others : facts;
        rows.ascii(prefix).ascii(Integer.toString(count++)).put('\t');
        if (kind == Kind.OTHER) rows.escaped(lines, from, to);
        else fact(rows, lines, kind == Kind.ODD_FACT ? from : -1, to);
        rows.put('\n');
    }

    private void fact(CopyBuffer row, byte[] lines, int lineFrom, int lineTo) {
        row.raw(lines, reader.dayFrom(), reader.dayTo()).put('\t');
        row.raw(lines, reader.momentFrom(), reader.momentTo()).put('\t');
        optional(row, lines, reader.inputsFrom(), reader.inputsTo()).put('\t');
        optional(row, lines, lineFrom, lineTo);
        for (var column = 0; column < table.columns().size(); column++) {
            row.put('\t');
            var from = reader.from(column);
            var to = reader.to(column);
            if (from < 0) row.raw(NOTHING, 0, NOTHING.length);
            else if (table.columns().get(column).type() == Type.TEXT) row.text(lines, from, to);
            else row.escaped(lines, from, to);
        }
    }

    private static CopyBuffer optional(CopyBuffer row, byte[] lines, int from, int to) {
        return from < 0 ? row.raw(NOTHING, 0, NOTHING.length) : row.escaped(lines, from, to);
    }

    CopyBuffer others() {
        return others;
    }
}
