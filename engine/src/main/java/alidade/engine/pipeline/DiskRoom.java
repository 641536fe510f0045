package alidade.engine.pipeline;

import alidade.engine.log.LogFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops work while the disk of the workspace is nearly full, before H2 closes itself in the middle of a write. Asked
/// anew each time, so that work goes on as soon as there is room.
///
/// @param leastMegabytes how much is kept free, in 2^20 bytes
record DiskRoom(LogFiles files, Path workspace, long leastMegabytes) {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final int BITS_PER_MEGABYTE = 20;

    /// What is missing, as a sentence; empty when there is enough room.
    Optional<String> shortage() {
        try {
            var free = files.usableBytes(workspace) >> BITS_PER_MEGABYTE;
            if (free >= leastMegabytes) return Optional.empty();
            return Optional.of(
                    "the disk of %s has %d MB left, and %d MB are kept free; make room, and the same command goes on"
                            .formatted(workspace, free, leastMegabytes));
        } catch (IOException e) {
            // The disk itself will tell.
            LOG.warn("{} - how much room its disk has cannot be found out: {}", workspace, e.toString());
            return Optional.empty();
        }
    }

    /// @param undone what does not happen now, as the end of a sentence
    /// @throws Unanswerable when there is too little room
    void demand(String undone) {
        shortage().ifPresent(sentence -> {
            throw new Unanswerable(sentence + "; " + undone);
        });
    }
}
