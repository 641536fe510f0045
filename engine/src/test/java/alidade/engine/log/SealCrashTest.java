package alidade.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk fails at each single operation of a sealing, before or after it took effect.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class SealCrashTest {
    @TempDir
    Path folder;

    @Test
    void afterAFailureAnywhereTheEntryIsThereWholeOrNotAtAll() {
        var failures = 0;
        for (var at = 1; at < 100; at++) {
            for (var afterwards : new boolean[] {false, true}) {
                var place = folder.resolve(at + (afterwards ? "after" : "before"));
                failures += trial(place, at, afterwards) ? 1 : 0;
            }
            if (failures < 2 * at) {
                break;
            }
        }
        // Entry: open, two writes, close, force, move, force folder; then the marker's folder, open, write, close,
        // force, move, force folder. A failure of the marker is not one of the sealing.
        assertThat(failures).isGreaterThanOrEqualTo(14);
    }

    /// Whether the sealing failed at that operation at all.
    private static boolean trial(Path place, int at, boolean afterwards) {
        var acknowledged = open(place, new LogFiles()).seal(LogTest.facts(1));
        var failing = new FailingFiles(at, afterwards);
        var log = open(place, failing);
        failing.armed = true;
        var sealed = seal(log);
        failing.armed = false;

        var reopened = open(place, new LogFiles());
        assertThat(reopened.verify()).as("operation %d", at).isEmpty();
        assertThat(reopened.headers()).contains(acknowledged);
        var here = reopened.headers().size();
        assertThat(here).isBetween(sealed ? 2 : 1, 2);

        // The same process, and a new one, go on without a gap and without a fork.
        var next = log.seal(LogTest.facts(3));
        assertThat(next.id().seq()).isEqualTo(here + 1L);
        var last = open(place, new LogFiles()).seal(LogTest.facts(4));
        assertThat(last.prevHash()).isEqualTo(next.hash());
        assertThat(open(place, new LogFiles()).verify()).isEmpty();
        return failing.failed;
    }

    private static boolean seal(Log log) {
        try {
            log.seal(LogTest.facts(2));
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static Log open(Path place, LogFiles files) {
        var node = Node.of(place.resolve("w"), place.resolve("home"), "cn", () -> "node-a", files);
        return Log.open(place.resolve("w"), node, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), files);
    }

    /// Fails at its n-th operation that changes something, and at all that follow, as after a power cut.
    private static final class FailingFiles extends LogFiles {
        private final int failAt;
        private final boolean afterwards;
        private int operations;
        private boolean armed;
        private boolean failed;

        FailingFiles(int failAt, boolean afterwards) {
            this.failAt = failAt;
            this.afterwards = afterwards;
        }

        private interface Operation {
            void run() throws IOException;
        }

        private void maybe(Operation operation) throws IOException {
            if (!armed) {
                operation.run();
                return;
            }
            operations++;
            if (operations == failAt && afterwards) {
                operation.run();
            }
            if (operations >= failAt) {
                failed = true;
                throw new IOException("the disk fails at operation " + operations);
            }
            operation.run();
        }

        @Override
        public OutputStream write(Path file) throws IOException {
            maybe(() -> {});
            var out = super.write(file);
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    maybe(() -> out.write(one));
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    maybe(() -> {
                        out.write(bytes, from, length);
                        out.flush();
                    });
                }

                @Override
                public void close() throws IOException {
                    maybe(out::close);
                }
            };
        }

        @Override
        public void force(Path file) throws IOException {
            maybe(() -> super.force(file));
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            maybe(() -> super.move(from, to));
        }

        @Override
        public void forceFolder(Path place) throws IOException {
            maybe(() -> super.forceFolder(place));
        }

        @Override
        public void createFolders(Path place) throws IOException {
            maybe(() -> super.createFolders(place));
        }

        @Override
        public void delete(Path file) throws IOException {
            maybe(() -> super.delete(file));
        }
    }
}
