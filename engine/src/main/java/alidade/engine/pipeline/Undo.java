package alidade.engine.pipeline;

import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.Log;
import alidade.engine.store.Store;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes back what a person did: a mend, a confirmation, an annotation, and the taking back of one of them.
///
/// Nothing is deleted. A document is sealed that supersedes what is taken back, so what was known before it is as it
/// was; and since that document can be taken back itself, undoing it is doing again.
public final class Undo {
    private final Log log;
    private final Store store;
    private final Sealing sealing;
    private final Publication publication;
    private final BatchIds batches;
    private final Clock clock;

    Undo(Log log, Store store, Sealing sealing, Publication publication, BatchIds batches, Clock clock) {
        this.log = log;
        this.store = store;
        this.sealing = sealing;
        this.publication = publication;
        this.batches = batches;
        this.clock = clock;
    }

    /// What was undone.
    ///
    /// @param entry the one that was sealed for it; undoing that one does everything again
    public record Undone(EntryId entry, List<Part> parts) {
        public Undone {
            parts = List.copyOf(parts);
        }
    }

    /// One document that was sealed.
    ///
    /// @param type `confirmation`, `retraction` or `annotation`
    /// @param path the entry that was ruled about, or the name of the annotation
    /// @param holds whether from now on the confirmation, the retraction or the annotation is there
    public record Part(String type, String path, boolean holds) {}

    /// Undoes what one entry did.
    ///
    /// @param who the person, as written beside it
    /// @throws Unanswerable when it is nothing that can be undone, or is undone, or was changed since; nothing is
    ///     sealed then
    public Undone undo(EntryId entry, String who) {
        return undo(List.of(entry), who);
    }

    /// Undoes what several entries did, as one: all of it or nothing.
    public Undone undo(List<EntryId> entries, String who) {
        var documents = new ArrayList<Document>();
        var header = sealing.sealNext(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            documents.addAll(new UndoDraft(log, store, who, now).of(entries));
            var pack = sealing.header(entries.getFirst()).orElseThrow().batch().pack();
            var cites = entries.size() == 1 ? Optional.of(entries.getFirst()) : Optional.<EntryId>empty();
            return new Draft.Documents(batches.ofDocuments(now, sealing.zone(pack), pack, cites), documents);
        });
        publication.publish(Progress.none());
        return new Undone(
                header.id(),
                documents.stream()
                        .map(one -> new Part(one.type(), one.path(), !one.text().isEmpty()))
                        .toList());
    }
}
