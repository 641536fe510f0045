package alidade.engine.exchange;

import alidade.engine.log.LogFiles;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A disk on whose n-th change the power goes: what was not forced to it is then as long as it happens to
/// be.
///
/// Forcing costs nothing here, since nobody pulls a real plug.
final class FaultyDisk extends LogFiles {
    private final Random random;
    /// Files with content that was not forced yet.
    private final Map<Path, Boolean> unforced = new TreeMap<>();
    private int left = Integer.MAX_VALUE;

    FaultyDisk(Random random) {
        this.random = random;
    }

    /// The power went.
    static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// @param inChanges how many changes are still made; every later one fails, until it is armed anew
    void arm(int inChanges) {
        left = inChanges;
    }

    void disarm() {
        left = Integer.MAX_VALUE;
    }

    private void change() {
        if (left == 0) throw new PowerCut();
        if (--left > 0) return;
        lose();
        throw new PowerCut();
    }

    /// Whatever was in memory only is lost in part.
    void lose() {
        for (var file : unforced.keySet()) {
            if (!Files.exists(file)) continue;
            try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                open.setLength((long) (open.length() * random.nextDouble()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        unforced.clear();
    }

    @Override
    public OutputStream write(Path file) throws IOException {
        change();
        unforced.put(file, true);
        return new FilterOutputStream(super.write(file)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                change();
                out.write(bytes, from, length);
                unforced.put(file, true);
            }
        };
    }

    @Override
    public void force(Path file) throws IOException {
        change();
        unforced.remove(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        change();
        super.move(from, to);
        follow(from, to);
    }

    @Override
    public boolean moveNew(Path from, Path to) throws IOException {
        change();
        var moved = super.moveNew(from, to);
        if (moved) follow(from, to);
        return moved;
    }

    private void follow(Path from, Path to) {
        if (unforced.remove(from) != null) unforced.put(to, true);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        change();
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        change();
        super.createFolders(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        change();
        super.delete(file);
        unforced.remove(file);
    }
}
