package alidade.fetch.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How the bytes of a text file become characters.
///
/// What a person says decides, then a byte order mark. Without one: many zero bytes in one half of the places mean
/// UTF-16; else the whole file
/// is tried as UTF-8, and only where that fails as GB18030. A file that is clean in neither is read in the one that
/// fits it better; the rows with bytes that do not fit are told by [#BAD] in their text.
///
/// @param skip bytes of the byte order mark
record Encoding(Charset charset, int skip, Optional<String> problem) {
    /// Stands for bytes that are not text. Unicode reserves it for such use: no text has it.
    static final char BAD = '\uFFFF';

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE = 64 * 1024;
    /// Even Chinese text has a separator or a digit this often, and such a character has a zero byte in UTF-16.
    private static final int BYTES_PER_ZERO = 50;

    /// @param wanted what a person says that it is
    static Encoding of(Path file, Optional<Charset> wanted) throws IOException {
        byte[] sample;
        try (var in = Files.newInputStream(file)) {
            sample = in.readNBytes(SAMPLE);
        }
        if (starts(sample, 0xEF, 0xBB, 0xBF)) {
            return marked(StandardCharsets.UTF_8, 3, wanted);
        }
        if (starts(sample, 0xFF, 0xFE)) {
            return marked(StandardCharsets.UTF_16LE, 2, wanted);
        }
        if (starts(sample, 0xFE, 0xFF)) {
            return marked(StandardCharsets.UTF_16BE, 2, wanted);
        }
        if (wanted.isPresent()) {
            return new Encoding(wanted.get(), 0, Optional.empty());
        }
        var wide = wide(sample);
        if (wide.isPresent()) {
            return new Encoding(wide.get(), 0, Optional.empty());
        }
        return narrow(file);
    }

    /// A byte order mark is not passed over where a person says that it is none.
    private static Encoding marked(Charset charset, int bytes, Optional<Charset> wanted) {
        if (wanted.isEmpty() || wanted.get().equals(charset)) {
            return new Encoding(charset, bytes, Optional.empty());
        }
        var told = "The file begins with the byte order mark of %s and is read as %s, as was said.";
        return new Encoding(
                wanted.get(),
                0,
                Optional.of(told.formatted(charset.name(), wanted.get().name())));
    }

    /// Characters of the file; [#BAD] where the bytes do not fit the encoding.
    Reader reader(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE);
        in.skipNBytes(skip);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BAD));
        return new InputStreamReader(in, decoder);
    }

    private static Optional<Charset> wide(byte[] sample) {
        var zeros = new int[2];
        for (var i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                zeros[i & 1]++;
            }
        }
        var most = Math.max(zeros[0], zeros[1]);
        if (most < 2 || (long) most * BYTES_PER_ZERO < sample.length || Math.min(zeros[0], zeros[1]) * 4 > most) {
            return Optional.empty();
        }
        return Optional.of(zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static Encoding narrow(Path file) throws IOException {
        var utf8 = Fit.of(file, StandardCharsets.UTF_8);
        if (utf8.bad() == 0) {
            return new Encoding(StandardCharsets.UTF_8, 0, Optional.empty());
        }
        var mostlyUtf8 = utf8.wide() > 2 * utf8.bad();
        var chinese = mostlyUtf8 ? utf8 : Fit.of(file, GB18030);
        if (!mostlyUtf8 && chinese.bad() == 0) {
            return new Encoding(GB18030, 0, Optional.empty());
        }
        var better = mostlyUtf8 || utf8.bad() <= chinese.bad() ? utf8 : chinese;
        return new Encoding(
                better.charset(),
                0,
                Optional.of("The file has bytes in %d places that are not %s: the rows with them are refused."
                        .formatted(better.bad(), better.charset().name())));
    }

    private static boolean starts(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (var i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /// How well a whole file fits an encoding.
    ///
    /// @param bad places whose bytes are not of the encoding
    /// @param wide characters beyond ASCII
    private record Fit(Charset charset, long bad, long wide) {
        static Fit of(Path file, Charset charset) throws IOException {
            var decoder = charset.newDecoder();
            var bytes = ByteBuffer.allocate(SAMPLE);
            var chars = CharBuffer.allocate(SAMPLE);
            long bad = 0;
            long wide = 0;
            try (var channel = Files.newByteChannel(file)) {
                var more = true;
                while (more) {
                    more = channel.read(bytes) >= 0;
                    bytes.flip();
                    var result = decoder.decode(bytes, chars, !more);
                    while (!result.isUnderflow()) {
                        if (result.isError()) {
                            bad++;
                            bytes.position(bytes.position() + result.length());
                        }
                        wide += drain(chars);
                        result = decoder.decode(bytes, chars, !more);
                    }
                    wide += drain(chars);
                    bytes.compact();
                }
            }
            return new Fit(charset, bad, wide);
        }

        private static long drain(CharBuffer chars) {
            var array = chars.array();
            var end = chars.position();
            long wide = 0;
            for (var i = 0; i < end; i++) {
                wide += array[i] >= 0x80 ? 1 : 0;
            }
            chars.clear();
            return wide;
        }
    }
}
