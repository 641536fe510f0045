package alidade.engine.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Collects the lines of a payload, compressed, with the hashes of both forms. Facts come before refused
/// records, however they were handed in. Not thread safe.
final class PayloadWriter implements Filling.Sink, AutoCloseable {
    private static final int MEMORY_BYTES = 8 << 20;
    /// Measured: decision record 0020.
    private static final int LEVEL = 3;
    private static final int FLUSH_BYTES = 1 << 16;
    /// Of lines that come from elsewhere: a whole file of a pack is far below it.
    private static final int LONGEST_LINE = 64 << 20;

    private final SpillingBuffer stored;
    private final SpillingBuffer refusedLines;
    private final MessageDigest storedSha = Hashes.newSha256();
    private final MessageDigest payloadSha = Hashes.newSha256();
    private final OutputStream lines;
    private final CanonicalJson json = new CanonicalJson();
    private final CanonicalJson refusedJson = new CanonicalJson();
    private long rows;
    private long refused;

    PayloadWriter(LogFiles files, Path storedFile, Path refusedFile) throws IOException {
        stored = new SpillingBuffer(files, storedFile, MEMORY_BYTES);
        refusedLines = new SpillingBuffer(files, refusedFile, MEMORY_BYTES);
        var compressed = new Gzip(new DigestOutputStream(stored, storedSha));
        lines = new BufferedOutputStream(new DigestOutputStream(compressed, payloadSha), FLUSH_BYTES);
    }

    @Override
    public void fact(Fact fact) throws IOException {
        try {
            EntryWriter.fact(json, fact);
        } catch (NotSealable e) {
            throw new NotSealable("fact %d of the entry (%s): %s".formatted(rows + 1, fact.date(), e.getMessage()), e);
        }
        json.drainTo(lines);
        rows++;
    }

    /// All of a draft.
    Filling.Ending write(Draft draft) throws IOException {
        switch (draft) {
            case Draft.Records records -> {
                for (var fact : records.facts()) {
                    fact(fact);
                }
                for (var refused : records.refused()) {
                    refuse(refused);
                }
                return new Filling.Ending(records.batch(), records.coverage());
            }
            case Draft.Documents documents -> {
                for (var document : documents.documents()) {
                    document(document);
                }
                return new Filling.Ending(documents.batch(), List.of());
            }
        }
    }

    /// Lines that are canonical already, in the order in which they stand in the payload.
    ///
    /// @param want how many lines there are to be
    /// @return what is wrong with them, as a sentence; empty when there are so many
    Optional<String> copy(InputStream in, long want) throws IOException {
        var buffer = new byte[FLUSH_BYTES];
        var length = 0L;
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (var at = 0; at < read; at++) {
                length++;
                if (buffer[at] != '\n') continue;
                rows++;
                length = 0;
            }
            if (rows > want || rows == want && length > 0) {
                return Optional.of("its payload has more than the %d lines that the header says".formatted(want));
            }
            if (length > LONGEST_LINE) {
                return Optional.of(
                        "line %d of its payload is longer than %d MB".formatted(rows + 1, LONGEST_LINE >> 20));
            }
            lines.write(buffer, 0, read);
        }
        return rows == want && length == 0
                ? Optional.empty()
                : Optional.of("its payload has %d lines, the header says %d".formatted(rows, want));
    }

    private void document(Document document) throws IOException {
        try {
            EntryWriter.document(json, document);
        } catch (NotSealable e) {
            throw new NotSealable("document " + SealableText.clean(document.path()) + ": " + e.getMessage(), e);
        }
        json.drainTo(lines);
        rows++;
    }

    @Override
    public void refuse(Refused one) throws IOException {
        EntryWriter.refused(refusedJson, one);
        refusedJson.drainTo(refusedLines);
        refused++;
    }

    /// Nothing may be handed in any more.
    void finish() throws IOException {
        refusedLines.copyTo(lines);
        lines.close();
    }

    long rows() {
        return rows;
    }

    long refused() {
        return refused;
    }

    String payloadSha() {
        return shown(payloadSha);
    }

    String storedSha() {
        return shown(storedSha);
    }

    long storedBytes() {
        return stored.size();
    }

    void copyTo(OutputStream out) throws IOException {
        stored.copyTo(out);
    }

    @Override
    public void close() throws IOException {
        stored.close();
        refusedLines.close();
    }

    /// Asking a digest ends it, so a copy is asked.
    private static String shown(MessageDigest digest) {
        try {
            return Hashes.hex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of every Java can be copied", e);
        }
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, FLUSH_BYTES);
            def.setLevel(LEVEL);
        }

        @Override
        public void close() throws IOException {
            // The buffer behind it is still to be read.
            finish();
            def.end();
        }
    }
}
