package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.store.Rulings;
import alidade.engine.store.Store;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Lets a held entry count: a person looked at it and says why it is right.
public final class Confirm {
    private final Store store;
    private final Sealing sealing;
    private final Publication publication;
    private final BatchIds batches;
    private final Clock clock;

    Confirm(Store store, Sealing sealing, Publication publication, BatchIds batches, Clock clock) {
        this.store = store;
        this.sealing = sealing;
        this.publication = publication;
        this.batches = batches;
        this.clock = clock;
    }

    /// Seals the confirmation of a held entry; from then on its facts and its coverage count. A second confirmation
    /// of one entry is sealed too, and changes nothing.
    ///
    /// @param who the person, as written beside the confirmation
    /// @throws Unanswerable when there is no such entry, or it is not held
    public Header confirm(EntryId entry, String who, String why) {
        var held = sealing.header(entry);
        if (held.isEmpty()) throw new Unanswerable("there is no entry " + entry + " here; nothing is confirmed");
        var batch = held.get().batch();
        if (batch.status() != Batch.Status.HELD)
            throw new Unanswerable(
                    "entry %s is not held but %s; nothing is confirmed".formatted(entry, batch.status()));
        var header = sealing.sealNext(() -> draft(held.get(), who, why));
        publication.publish(Progress.none());
        return header;
    }

    private Draft draft(Header held, String who, String why) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var pack = held.batch().pack();
        var text = Said.by(who, now).put("why", why).toString();
        var last = store.read(Rulings::load).about(held.id(), Rulings.CONFIRMATION);
        var parent = last.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(last.getLast().sha());
        var document = new Document(Rulings.CONFIRMATION, held.id().toString(), text, parent);
        var batch = batches.ofDocuments(now, sealing.zone(pack), pack, Optional.of(held.id()));
        return new Draft.Documents(batch, List.of(document));
    }
}
