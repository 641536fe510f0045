package alidade.engine.store;

import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The facts of one block, column by column, in one value: whoever needs all of them need not ask H2 for each.
///
/// A number is written as its difference from the one before, in groups of seven bits with the sign in the lowest one
/// (the zigzag varint of Protocol Buffers). A measure begins with a byte that says whether values are missing; if so,
/// one bit for each fact follows. A decimal is its whole multiple of 10^-10, by the number of its bytes and the bytes.
/// Last come four bytes with the CRC-32C of all that is before.
///
/// Not to be changed once made.
public final class PackedFacts {
    private static final byte VERSION = 1;
    private static final int CHECK_BYTES = 4;

    private final long[] recordIds;
    private final long[] attributesIds;
    private final long[] ordinals;
    private final long[] moments;
    private final long[] inputs;
    private final List<String> inputTexts;
    private final List<Values> measures;

    private PackedFacts(PackedNumbers.Reader reader, List<Column> columns) {
        recordIds = recordIds(reader);
        var size = recordIds.length;
        attributesIds = reader.differences(size);
        ordinals = reader.differences(size);
        moments = reader.differences(size);
        inputs = reader.differences(size);
        inputTexts = new ArrayList<>();
        for (var text = reader.number(); text > 0; text--) inputTexts.add(reader.text());
        measures = new ArrayList<>();
        for (var column : columns) measures.add(Values.read(reader, size, column.type() == Type.DECIMAL));
    }

    /// @param columns the measures of the table, in the order in which they were packed
    /// @throws StoreProblem when the bytes are not those that were packed
    public static PackedFacts unpack(byte[] bytes, List<Column> columns) {
        return checked(bytes, reader -> new PackedFacts(reader, columns));
    }

    /// The numbers of the records alone, for whoever only counts.
    ///
    /// @throws StoreProblem as [#unpack(byte[], List)]
    static long[] recordIds(byte[] bytes) {
        return checked(bytes, PackedFacts::recordIds);
    }

    private static long[] recordIds(PackedNumbers.Reader reader) {
        return reader.differences((int) reader.number());
    }

    private static <T> T checked(byte[] bytes, Function<PackedNumbers.Reader, T> reading) {
        var end = bytes.length - CHECK_BYTES;
        if (end < 1
                || bytes[0] != VERSION
                || check(bytes, end) != ByteBuffer.wrap(bytes).getInt(end)) {
            throw StoreProblem.ofDamage("the packed facts of a block do not give the checksum that they carry");
        }
        try {
            return reading.apply(new PackedNumbers.Reader(bytes, 1, end));
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw StoreProblem.ofDamage("the packed facts of a block are not those of its table: " + e.getMessage());
        }
    }

    private static int check(byte[] bytes, int end) {
        var crc = new CRC32C();
        crc.update(bytes, 0, end);
        return (int) crc.getValue();
    }

    public int size() {
        return recordIds.length;
    }

    public long recordId(int at) {
        return recordIds[at];
    }

    public long attributesId(int at) {
        return attributesIds[at];
    }

    /// Its place in its entry, from 0.
    public int ordinal(int at) {
        return (int) ordinals[at];
    }

    /// When it was observed, in microseconds since 1970 in UTC.
    public long microseconds(int at) {
        return moments[at];
    }

    /// The inputs that brought it, with bars between them and at both ends; empty when none did.
    public String inputs(int at) {
        return inputTexts.get((int) inputs[at]);
    }

    /// @param measure place of the column among the measures, from 0
    public boolean isMissing(int measure, int at) {
        return measures.get(measure).isMissing(at);
    }

    /// The value of a whole number that is not missing.
    public long whole(int measure, int at) {
        return measures.get(measure).whole()[at];
    }

    /// The value of a measure with decimals, with 10 of them; null where it is missing, and for whole numbers.
    public @Nullable BigDecimal decimal(int measure, int at) {
        var decimals = measures.get(measure).decimals();
        return decimals.length == 0 ? null : decimals[at];
    }

    /// The value of any measure that is not missing.
    BigDecimal number(int measure, int at) {
        var decimal = decimal(measure, at);
        return decimal == null ? BigDecimal.valueOf(whole(measure, at)) : decimal;
    }

    /// @param missing a bit for each fact; empty when no value is missing
    private record Values(
            byte[] missing, long[] whole, @Nullable BigDecimal[] decimals) {
        static Values read(PackedNumbers.Reader reader, int size, boolean isDecimal) {
            var missing = reader.next() == 0 ? new byte[0] : reader.bytes((size + 7) / 8);
            if (!isDecimal) return new Values(missing, reader.differences(size), new BigDecimal[0]);
            var decimals = new @Nullable BigDecimal[size];
            for (var at = 0; at < size; at++) {
                var bytes = reader.bytes((int) reader.number());
                if (bytes.length > 0) decimals[at] = new BigDecimal(new BigInteger(bytes), ColumnValue.SCALE);
            }
            return new Values(missing, new long[0], decimals);
        }

        boolean isMissing(int at) {
            return missing.length > 0 && (missing[at >> 3] >> (at & 7) & 1) != 0;
        }
    }

    /// Collects facts until they are packed.
    public static final class Builder {
        /// Keeps a block far under the 1,048,576 bytes that H2 lets a value have.
        private static final int MOST_BYTES = 400_000;
        private static final int MOST_FACTS = 2_000;
        private static final int BYTES_OF_A_FACT = 40;

        private final List<Column> columns;
        private final List<@Nullable Object[]> values = new ArrayList<>();
        private final PackedNumbers recordIds = new PackedNumbers();
        private final PackedNumbers attributesIds = new PackedNumbers();
        private final PackedNumbers ordinals = new PackedNumbers();
        private final PackedNumbers moments = new PackedNumbers();
        private final PackedNumbers inputs = new PackedNumbers();
        private final Map<String, Integer> inputNumbers = new LinkedHashMap<>();
        private int bytes;

        /// @param columns the measures of the table
        public Builder(List<Column> columns) {
            this.columns = List.copyOf(columns);
        }

        /// @param inputs with bars, as in the store
        /// @param measures a `Long` or a `BigDecimal` with 10 decimals for each column, or null
        public void add(
                long recordId,
                long attributesId,
                int ordinal,
                Instant observedAt,
                String inputs,
                @Nullable Object... measures) {
            if (measures.length != columns.size()) {
                throw new IllegalArgumentException(measures.length + " values for " + columns.size() + " measures");
            }
            recordIds.difference(recordId);
            attributesIds.difference(attributesId);
            ordinals.difference(ordinal);
            moments.difference(microseconds(observedAt));
            var number = inputNumbers.get(inputs);
            if (number == null) {
                number = inputNumbers.size();
                inputNumbers.put(inputs, number);
                bytes += 3 * inputs.length();
            }
            this.inputs.difference(number);
            values.add(measures.clone());
            bytes += BYTES_OF_A_FACT + 18 * measures.length;
        }

        public boolean isFull() {
            return values.size() >= MOST_FACTS || bytes >= MOST_BYTES;
        }

        /// All that was added; begins anew afterwards.
        public byte[] pack() {
            var all = new PackedNumbers();
            all.put(VERSION);
            all.number(values.size());
            for (var column : List.of(recordIds, attributesIds, ordinals, moments, inputs)) all.put(column);
            all.number(inputNumbers.size());
            inputNumbers.keySet().forEach(all::text);
            for (var measure = 0; measure < columns.size(); measure++) put(all, measure);
            var bytes = all.bytes(CHECK_BYTES);
            var end = bytes.length - CHECK_BYTES;
            ByteBuffer.wrap(bytes).putInt(end, check(bytes, end));
            clear();
            return bytes;
        }

        private void put(PackedNumbers all, int measure) {
            var missing = new byte[(values.size() + 7) / 8];
            var isComplete = true;
            for (var at = 0; at < values.size(); at++) {
                if (values.get(at)[measure] != null) continue;
                missing[at >> 3] |= (byte) (1 << (at & 7));
                isComplete = false;
            }
            all.put((byte) (isComplete ? 0 : 1));
            if (!isComplete) all.put(missing);
            for (var row : values) {
                if (columns.get(measure).type() == Type.DECIMAL) decimal(all, (BigDecimal) row[measure]);
                else all.difference(row[measure] == null ? all.last() : (Long) row[measure]);
            }
            all.begin();
        }

        private static void decimal(PackedNumbers all, @Nullable BigDecimal value) {
            var bytes = value == null
                    ? new byte[0]
                    : value.setScale(ColumnValue.SCALE).unscaledValue().toByteArray();
            all.number(bytes.length);
            all.put(bytes);
        }

        private void clear() {
            for (var column : List.of(recordIds, attributesIds, ordinals, moments, inputs)) column.clear();
            inputNumbers.clear();
            values.clear();
            bytes = 0;
        }
    }

    static long microseconds(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
    }
}
