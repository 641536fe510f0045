package alidade.app.launch;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// One message at the door: a letter for its kind, the length in four bytes, and so many bytes of UTF-8.
record Frame(Kind kind, byte[] content) {
    private static final int HEAD = 5;
    /// Memory is given as bytes arrive, never for a length that was only announced.
    private static final int PIECE = 1 << 16;

    enum Kind {
        /// From the visitor, first and only: a [alidade.app.cli.Request] as JSON.
        REQUEST('R'),
        /// From the owner, any number: text for stderr.
        ERR('E'),
        /// From the owner, last: a [alidade.app.cli.Reply] as JSON.
        REPLY('A');

        private final byte letter;

        Kind(char letter) {
            this.letter = (byte) letter;
        }

        static Optional<Kind> of(byte letter) {
            return Arrays.stream(values()).filter(kind -> kind.letter == letter).findFirst();
        }
    }

    static Frame of(Kind kind, String text) {
        return new Frame(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    void writeTo(WritableByteChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(HEAD + content.length)
                .put(kind.letter)
                .putInt(content.length)
                .put(content)
                .flip();
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    /// The next frame; none when the other side has closed between two frames.
    ///
    /// @param cap largest length that is accepted, in bytes
    /// @throws Malformed if the other side does not keep to the form
    static Optional<Frame> readFrom(ReadableByteChannel channel, int cap) throws IOException {
        var head = ByteBuffer.allocate(HEAD);
        while (head.hasRemaining()) {
            if (channel.read(head) >= 0) continue;
            if (head.position() == 0) return Optional.empty();
            throw new EOFException("the head of a message broke off after " + head.position() + " bytes");
        }
        head.flip();
        var letter = head.get();
        var kind = Kind.of(letter).orElseThrow(() -> new Malformed("there is no message of the kind " + letter));
        var length = head.getInt();
        if (length < 0 || length > cap) {
            throw new Malformed("a message announced " + Integer.toUnsignedString(length) + " bytes, more than the "
                    + cap + " that are accepted");
        }
        return Optional.of(new Frame(kind, content(channel, length)));
    }

    private static byte[] content(ReadableByteChannel channel, int length) throws IOException {
        var content = new byte[Math.min(length, PIECE)];
        var piece = ByteBuffer.wrap(content);
        while (piece.position() < length) {
            if (!piece.hasRemaining()) {
                content = Arrays.copyOf(content, (int) Math.min(length, 2L * content.length));
                piece = ByteBuffer.wrap(content).position(piece.position());
            }
            if (channel.read(piece) < 0) {
                throw new EOFException("a message of " + length + " bytes broke off after " + piece.position());
            }
        }
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame(var otherKind, var otherContent)
                && kind == otherKind
                && Arrays.equals(content, otherContent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, Arrays.hashCode(content));
    }

    /// What came is not a frame, or not one that may come here.
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String sentence) {
            super(sentence);
        }
    }
}
