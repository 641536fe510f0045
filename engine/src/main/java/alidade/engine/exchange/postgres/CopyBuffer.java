package alidade.engine.exchange.postgres;

import java.util.Arrays;

/// Bytes that grow, with what is needed to write COPY's text format and canonical JSON. Not thread safe.
final class CopyBuffer {
    private byte[] bytes;
    private int length;

    CopyBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    CopyBuffer put(int one) {
        if (length == bytes.length) reserve(1);
        bytes[length++] = (byte) one;
        return this;
    }

    CopyBuffer ascii(String text) {
        for (var at = 0; at < text.length(); at++) put(text.charAt(at));
        return this;
    }

    CopyBuffer raw(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    /// Bytes as they are, with an escape before each that COPY would take for its own.
    CopyBuffer escaped(byte[] source, int from, int to) {
        var plain = from;
        for (var at = from; at < to; at++) {
            var letter = switch (source[at]) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\r' -> 'r';
                default -> 0;
            };
            if (letter == 0) continue;
            raw(source, plain, at).put('\\').put(letter);
            plain = at + 1;
        }
        return raw(source, plain, to);
    }

    /// The characters that a JSON text stands for, as COPY wants them: both escape by a backslash.
    CopyBuffer text(byte[] json, int from, int to) {
        var plain = from;
        for (var at = from; at < to; at++) {
            if (json[at] != '\\') continue;
            raw(json, plain, at);
            at++;
            switch (json[at]) {
                case '"' -> put('"');
                case '\\' -> put('\\').put('\\');
                case 'u' -> {
                    put(LineReader.unescaped(json, at + 1));
                    at += 4;
                }
                // \b, \t, \n, \f and \r are the same in both.
                default -> put('\\').put(json[at]);
            }
            plain = at + 1;
        }
        return raw(json, plain, to);
    }

    private void reserve(int more) {
        if (bytes.length - length >= more) return;
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
}
