package alidade.engine.exchange.postgres;

import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.postgres.RowTable.Member;
import alidade.resources.packs.TableDefinition.Type;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyOut;

/// Rows as COPY brings them, made into the canonical lines that they were made of. To be closed, also before its
/// end.
final class RowLines extends InputStream {
    private static final int NOTHING = 'N';
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATE = ascii("{\"date\":\"");
    private static final byte[] INPUTS = ascii(",\"inputs\":");
    private static final byte[] OBSERVED = ascii(",\"observed_at\":\"");
    private static final byte[] VALUES = ascii("\",\"values\":{");
    private static final int DAY_CHARS = 10;
    private static final int SECOND_CHARS = 19;
    private static final int FRACTION = 6;
    private static final int LEADING = 4;

    private final RowTable table;
    private final CopyOut rows;
    private final Runnable closing;
    private final CopyBuffer line = new CopyBuffer(1 << 12);
    private final int[] from;
    private int given;

    /// @param rows day, moment, inputs, line, and the columns of the table in their order
    /// @param closing gives the connection back
    RowLines(RowTable table, CopyOut rows, Runnable closing) {
        this.table = table;
        this.rows = rows;
        this.closing = closing;
        from = new int[LEADING + table.columns().size() + 1];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() {
        return fill() ? line.bytes()[given++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) return 0;
        var copied = 0;
        while (copied < length && fill()) {
            var some = Math.min(length - copied, line.length() - given);
            System.arraycopy(line.bytes(), given, into, offset + copied, some);
            given += some;
            copied += some;
        }
        return copied == 0 ? -1 : copied;
    }

    private boolean fill() {
        if (given < line.length()) return true;
        var row = next();
        if (row == null) return false;
        line.clear();
        given = 0;
        split(row);
        write(row);
        return true;
    }

    private byte @org.jspecify.annotations.Nullable [] next() {
        if (!rows.isActive()) return null;
        try {
            return rows.readFromCopy();
        } catch (SQLException e) {
            throw new HubProblem("the hub cannot be read any more: " + e.getMessage(), e);
        }
    }

    /// A tab within a value comes as an escape, so each tab stands between two.
    private void split(byte[] row) {
        var field = 0;
        from[field++] = 0;
        for (var at = 0; at < row.length; at++) {
            if (row[at] != '\t' && row[at] != '\n') continue;
            if (field == from.length) throw new HubProblem("the hub gave a row of more columns than it has");
            from[field++] = at + 1;
        }
        if (field != from.length) throw new HubProblem("the hub gave a row of fewer columns than it has");
    }

    private int to(int field) {
        return from[field + 1] - 1;
    }

    private boolean isMissing(byte[] row, int field) {
        return to(field) - from[field] == 2 && row[from[field]] == '\\' && row[from[field] + 1] == NOTHING;
    }

    private void write(byte[] row) {
        if (!isMissing(row, 3)) {
            copied(row, 3);
            line.put('\n');
            return;
        }
        line.raw(DATE, 0, DATE.length).raw(row, from[0], to(0)).put('"');
        members(row, Member.DATES, "dates");
        if (!isMissing(row, 2)) {
            line.raw(INPUTS, 0, INPUTS.length);
            copied(row, 2);
        }
        members(row, Member.MOMENTS, "moments");
        line.raw(OBSERVED, 0, OBSERVED.length);
        moment(row, 1);
        line.raw(VALUES, 0, VALUES.length);
        values(row, Member.VALUES);
        line.put('}').put('}').put('\n');
    }

    private void members(byte[] row, Member member, String name) {
        for (var column = 0; column < table.columns().size(); column++) {
            if (table.columns().get(column).member() != member || isMissing(row, LEADING + column)) continue;
            line.ascii(",\"").ascii(name).ascii("\":{");
            values(row, member);
            line.put('}');
            return;
        }
    }

    private void values(byte[] row, Member member) {
        var isFirst = true;
        for (var column = 0; column < table.columns().size(); column++) {
            var one = table.columns().get(column);
            if (one.member() != member || isMissing(row, LEADING + column)) continue;
            if (!isFirst) line.put(',');
            isFirst = false;
            line.put('"').raw(one.utf8(), 0, one.utf8().length).put('"').put(':');
            value(row, LEADING + column, one.type());
        }
    }

    private void value(byte[] row, int field, Type type) {
        switch (type) {
            case TEXT -> {
                line.put('"');
                json(row, from[field], to(field));
                line.put('"');
            }
            case INTEGER, DECIMAL -> line.raw(row, from[field], to(field));
            case BOOLEAN -> line.ascii(row[from[field]] == 't' ? "true" : "false");
            case TEXT_LIST -> copied(row, field);
            case DATE -> line.put('"').raw(row, from[field], to(field)).put('"');
            case TIMESTAMP -> {
                line.put('"');
                moment(row, field);
                line.put('"');
            }
        }
    }

    /// From `2026-03-01 01:00:00.5+00` to `2026-03-01T01:00:00.500000Z`.
    private void moment(byte[] row, int field) {
        var start = from[field];
        line.raw(row, start, start + DAY_CHARS)
                .put('T')
                .raw(row, start + DAY_CHARS + 1, start + SECOND_CHARS)
                .put('.');
        var digits = 0;
        if (row[start + SECOND_CHARS] == '.') {
            for (var at = start + SECOND_CHARS + 1; row[at] >= '0' && row[at] <= '9'; at++) {
                line.put(row[at]);
                digits++;
            }
        }
        for (; digits < FRACTION; digits++) line.put('0');
        line.put('Z');
    }

    /// What COPY escaped, as it was.
    private void copied(byte[] row, int field) {
        for (var at = from[field]; at < to(field); at++) {
            line.put(row[at] == '\\' ? escaped(row[++at]) : row[at]);
        }
    }

    private static int escaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'v' -> 0x0B;
            case 'f' -> '\f';
            case 'r' -> '\r';
            default -> letter;
        };
    }

    private void json(byte[] row, int first, int behind) {
        var plain = first;
        for (var at = first; at < behind; at++) {
            var one = row[at];
            if (one != '\\' && one != '"' && (one < 0 || one >= ' ')) continue;
            line.raw(row, plain, at);
            character(one == '\\' ? escaped(row[++at]) : one);
            plain = at + 1;
        }
        line.raw(row, plain, behind);
    }

    private void character(int one) {
        switch (one) {
            case '"' -> line.ascii("\\\"");
            case '\\' -> line.ascii("\\\\");
            case '\b' -> line.ascii("\\b");
            case '\t' -> line.ascii("\\t");
            case '\n' -> line.ascii("\\n");
            case '\f' -> line.ascii("\\f");
            case '\r' -> line.ascii("\\r");
            default -> line.ascii("\\u00").put(HEX[one >> 4]).put(HEX[one & 0xF]);
        }
    }

    @Override
    public void close() {
        try {
            if (rows.isActive()) rows.cancelCopy();
        } catch (SQLException e) {
            throw new HubProblem("the hub cannot be read any more: " + e.getMessage(), e);
        } finally {
            closing.run();
        }
    }
}
