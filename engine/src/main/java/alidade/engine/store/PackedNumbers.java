package alidade.engine.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that numbers are put into, the small ones in few bytes.
final class PackedNumbers {
    private static final int GROUP = 0x7f;
    private static final int MORE = 0x80;
    private static final int BITS_OF_A_GROUP = 7;

    private byte[] bytes = new byte[256];
    private int size;
    private long last;

    void put(byte one) {
        if (size == bytes.length) bytes = Arrays.copyOf(bytes, 2 * size);
        bytes[size++] = one;
    }

    void put(byte[] more) {
        put(more, more.length);
    }

    void put(PackedNumbers more) {
        put(more.bytes, more.size);
    }

    private void put(byte[] more, int length) {
        if (size + length > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(2 * size, size + length));
        System.arraycopy(more, 0, bytes, size, length);
        size += length;
    }

    /// One that is not negative.
    void number(long number) {
        var rest = number;
        while ((rest & ~GROUP) != 0) {
            put((byte) (rest & GROUP | MORE));
            rest >>>= BITS_OF_A_GROUP;
        }
        put((byte) rest);
    }

    /// Any number, as its difference from the last one, which may run over.
    void difference(long number) {
        var difference = number - last;
        number(difference << 1 ^ difference >> 63);
        last = number;
    }

    /// The last one of [#difference(long)]; 0 at the beginning.
    long last() {
        return last;
    }

    /// The next difference is one from 0.
    void begin() {
        last = 0;
    }

    void text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        put(utf8);
    }

    void clear() {
        size = 0;
        last = 0;
    }

    /// A copy with some bytes more, which are 0.
    byte[] bytes(int more) {
        return Arrays.copyOf(Arrays.copyOf(bytes, size), size + more);
    }

    /// Reads them again.
    static final class Reader {
        private final byte[] bytes;
        private final int end;
        private int at;

        Reader(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.end = end;
            at = from;
        }

        byte next() {
            if (at >= end) throw new IndexOutOfBoundsException(at);
            return bytes[at++];
        }

        byte[] bytes(int length) {
            if (length < 0 || length > end - at) throw new IndexOutOfBoundsException(length);
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }

        long number() {
            var one = next();
            if (one >= 0) return one;
            var number = (long) (one & GROUP);
            for (var shift = BITS_OF_A_GROUP; ; shift += BITS_OF_A_GROUP) {
                one = next();
                number |= (long) (one & GROUP) << shift;
                if (one >= 0) return number;
            }
        }

        /// So many numbers, from their differences.
        long[] differences(int size) {
            if (size > end - at) throw new IndexOutOfBoundsException(size);
            var numbers = new long[size];
            var last = 0L;
            for (var i = 0; i < size; i++) {
                var difference = number();
                last += difference >>> 1 ^ -(difference & 1);
                numbers[i] = last;
            }
            return numbers;
        }

        String text() {
            return new String(bytes((int) number()), StandardCharsets.UTF_8);
        }
    }
}
