package alidade.engine.exchange;

import alidade.engine.log.EntryId;
import alidade.engine.log.UnreadableEntry;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// Lines as they come from a shared folder: tells a damaged file, which stops one node's stream, from a
/// folder that is gone, which stops the exchange. Never throws what could be taken for a failure of the own
/// disk.
final class HubLines extends FilterInputStream {
    private final EntryId id;

    HubLines(EntryId id, InputStream lines) {
        super(lines);
        this.id = id;
    }

    @Override
    public int read() {
        return reading(in::read);
    }

    @Override
    public int read(byte[] into, int from, int length) {
        return reading(() -> in.read(into, from, length));
    }

    private interface Reading {
        int read() throws IOException;
    }

    private int reading(Reading reading) {
        try {
            return reading.read();
        } catch (ZipException | EOFException e) {
            throw new UnreadableEntry(id, "its payload cannot be decompressed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new HubProblem("the hub cannot be read any more, in entry %s: %s".formatted(id, e), e);
        }
    }
}
