package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Lets a held entry count: a person looked at it and says why it is right.
public final class Confirm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sealing sealing;
    private final Publication publication;
    private final BatchIds batches;
    private final Clock clock;

    Confirm(Sealing sealing, Publication publication, BatchIds batches, Clock clock) {
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
        var text = JSON.createObjectNode().put("who", who).put("why", why).toString();
        var now = clock.instant();
        var confirmation = new Batch(
                batches.next(now, sealing.zone(batch.pack())),
                Batch.Origin.DOCUMENT,
                batch.pack(),
                "",
                "",
                now,
                now,
                Batch.Status.SUCCESS,
                0,
                0,
                Optional.empty(),
                Optional.of(entry));
        var document = new Document("confirmation", entry.toString(), text, Optional.empty());
        var header = sealing.seal(new Draft.Documents(confirmation, List.of(document)));
        publication.publish(Progress.none());
        return header;
    }
}
