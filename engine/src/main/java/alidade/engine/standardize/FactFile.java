package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.TableDefinition;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Facts of one table in a temporary file, one after another. It is read by the process that wrote it and by no other.
final class FactFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private FactFile() {}

    /// Writes facts; not thread safe.
    static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private final TableDefinition table;
        private final List<String> columns;

        Writer(Path file, TableDefinition table) throws IOException {
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
            this.table = table;
            this.columns = columns(table);
        }

        void write(SortedFact one) throws IOException {
            var fact = one.fact();
            out.writeLong(fact.date().toEpochDay());
            moment(fact.observedAt());
            out.writeLong(one.merged());
            out.writeInt(fact.inputs().size());
            for (var input : fact.inputs()) text(input);
            out.writeShort(fact.values().size());
            for (var value : fact.values().entrySet()) {
                var column = columns.indexOf(value.getKey());
                if (column < 0) {
                    throw new IllegalStateException(table.name() + " has no column " + value.getKey());
                }
                out.writeShort(column);
                value(value.getValue());
            }
        }

        private void value(Object value) throws IOException {
            switch (value) {
                case String text -> {
                    out.writeByte('t');
                    text(text);
                }
                case Long number -> {
                    out.writeByte('l');
                    out.writeLong(number);
                }
                case BigDecimal number -> {
                    out.writeByte('n');
                    text(number.toString());
                }
                case Boolean truth -> {
                    out.writeByte('b');
                    out.writeBoolean(truth);
                }
                case LocalDate day -> {
                    out.writeByte('d');
                    out.writeLong(day.toEpochDay());
                }
                case Instant moment -> {
                    out.writeByte('m');
                    moment(moment);
                }
                case List<?> items -> {
                    out.writeByte('i');
                    out.writeInt(items.size());
                    for (var item : items) text(String.valueOf(item));
                }
                default -> throw new IllegalStateException("a fact holds no " + value.getClass());
            }
        }

        private void moment(Instant moment) throws IOException {
            out.writeLong(moment.getEpochSecond());
            out.writeInt(moment.getNano());
        }

        private void text(String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// Reads what a [Writer] wrote; not thread safe.
    static final class Reader implements AutoCloseable {
        private final DataInputStream in;
        private final TableDefinition table;
        private final List<String> columns;

        Reader(Path file, TableDefinition table) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
            this.table = table;
            this.columns = columns(table);
        }

        /// Null at the end.
        @Nullable
        SortedFact next() throws IOException {
            LocalDate date;
            try {
                date = LocalDate.ofEpochDay(in.readLong());
            } catch (EOFException e) {
                return null;
            }
            var observedAt = moment();
            var merged = in.readLong();
            var inputs = texts();
            var values = new TreeMap<String, Object>();
            for (var left = in.readShort(); left > 0; left--) {
                var column = columns.get(in.readShort());
                values.put(column, value());
            }
            var fact = new Fact(date, observedAt, inputs, values);
            return SortedFact.of(table, fact).with(fact, merged);
        }

        private Object value() throws IOException {
            var type = in.readByte();
            return switch (type) {
                case 't' -> text();
                case 'l' -> in.readLong();
                case 'n' -> new BigDecimal(text());
                case 'b' -> in.readBoolean();
                case 'd' -> LocalDate.ofEpochDay(in.readLong());
                case 'm' -> moment();
                case 'i' -> texts();
                default -> throw new IOException("a temporary file was changed by someone else: type " + type);
            };
        }

        private List<String> texts() throws IOException {
            var count = in.readInt();
            if (count == 1) return List.of(text());
            var texts = new ArrayList<String>();
            for (var left = count; left > 0; left--) texts.add(text());
            return List.copyOf(texts);
        }

        private Instant moment() throws IOException {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        }

        private String text() throws IOException {
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static List<String> columns(TableDefinition table) {
        return table.columns().stream().map(TableDefinition.Column::name).toList();
    }
}
