package alidade.engine.pipeline;

import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.store.Catalogue;
import alidade.engine.store.Definitions;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/// The one place where drafts become entries: first in the log, then in the store, one after the other. Thread safe.
///
/// A crash between the two is repaired by the replay at the next start.
final class Sealing {
    private final Log log;
    private final Catalogue catalogue;
    private final Definitions definitions;
    private final Supplier<Optional<String>> readOnly;
    private final DiskRoom room;

    /// @param readOnly why nothing may be sealed
    Sealing(Log log, Catalogue catalogue, Definitions definitions, Supplier<Optional<String>> readOnly, DiskRoom room) {
        this.readOnly = readOnly;
        this.room = room;
        this.log = log;
        this.catalogue = catalogue;
        this.definitions = definitions;
    }

    /// @throws Unanswerable when nothing may be sealed here
    void refuseIfReadOnly() {
        readOnly.get().ifPresent(sentence -> {
            throw new Unanswerable(sentence);
        });
    }

    /// @param undone what does not happen now, as the end of a sentence
    /// @throws Unanswerable when the disk is nearly full
    void refuseIfDiskIsFull(String undone) {
        room.demand(undone);
    }

    /// Seals what is drafted in view of everything that is sealed: nothing comes between.
    synchronized Header sealNext(Supplier<? extends Draft> draft) {
        refuseIfReadOnly();
        return seal(draft.get());
    }

    /// @throws Unanswerable when nothing may be sealed here, or the disk is nearly full
    synchronized Header seal(Draft draft) {
        refuseIfReadOnly();
        room.demand("nothing was sealed");
        Header header;
        try {
            header = log.seal(draft);
        } catch (UncheckedIOException e) {
            throw Unanswerable.disk(e);
        }
        catalogue.apply(header.id());
        return header;
    }

    /// Header of an entry of this or another node; empty when it is not here.
    Optional<Header> header(EntryId id) {
        return log.headers().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// Zone of a pack, for labels; UTC for what belongs to none.
    ZoneId zone(String pack) {
        return definitions.current().stream()
                .filter(one -> one.name().equals(pack))
                .findFirst()
                .map(one -> one.zone())
                .orElse(ZoneOffset.UTC);
    }
}
