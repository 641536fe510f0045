package alidade.engine.pipeline;

import alidade.engine.annotations.Annotation;
import alidade.engine.annotations.Annotations;
import alidade.engine.annotations.Note;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.Hashes;
import alidade.engine.log.Header;
import alidade.engine.store.Definitions;
import alidade.engine.store.DocumentHistory;
import alidade.engine.store.Store;
import alidade.resources.packs.Pack;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Writes a note beside the figures, changes it, takes it away: each time a sealed document that supersedes the one
/// before.
public final class Annotate {
    private static final int ID_DIGITS = 10;

    private final Store store;
    private final Definitions definitions;
    private final Sealing sealing;
    private final Publication publication;
    private final BatchIds batches;
    private final Clock clock;

    Annotate(
            Store store,
            Definitions definitions,
            Sealing sealing,
            Publication publication,
            BatchIds batches,
            Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.sealing = sealing;
        this.publication = publication;
        this.batches = batches;
        this.clock = clock;
    }

    /// @param id of the annotation
    /// @param entry that was sealed
    public record Annotated(String id, EntryId entry) {}

    /// Seals a new annotation.
    ///
    /// @param pack whose metrics it is about
    /// @throws Unanswerable when the pack has no such metric or dimension; nothing is sealed
    public Annotated add(String pack, Note note, String who) {
        check(pack, note);
        var id = new String[1];
        var header = seal(pack, Optional.empty(), (label, now) -> {
            id[0] = Hashes.sha256(label + " " + now + " " + who).substring(0, ID_DIGITS);
            return new Document(Annotation.TYPE, id[0], Annotations.write(note, Said.by(who, now)), Optional.empty());
        });
        return new Annotated(id[0], header.id());
    }

    /// Seals another text, or other days, for an annotation.
    ///
    /// @param seen the entry that holds the version that the person saw; empty for whichever is the last
    /// @throws Unanswerable when it is not there, or was changed since; nothing is sealed
    public Annotated change(String id, Optional<EntryId> seen, Note note, String who) {
        var pack = packOf(id);
        check(pack, note);
        return supersede(pack, id, seen, now -> Annotations.write(note, Said.by(who, now)));
    }

    /// Takes an annotation away.
    ///
    /// @param seen as for [#change]
    public Annotated remove(String id, Optional<EntryId> seen) {
        return supersede(packOf(id), id, seen, now -> "");
    }

    private interface Text {
        String at(Instant now);
    }

    private Annotated supersede(String pack, String id, Optional<EntryId> seen, Text text) {
        var header = seal(pack, seen, (label, now) -> {
            var last = last(id);
            if (last.document().text().isEmpty()) throw gone(id);
            if (seen.filter(entry -> !entry.equals(last.entry())).isPresent())
                throw new Unanswerable("the annotation %s was changed since, by entry %s; nothing is changed"
                        .formatted(id, last.entry()));
            return new Document(
                    Annotation.TYPE,
                    id,
                    text.at(now),
                    Optional.of(last.document().sha()));
        });
        return new Annotated(id, header.id());
    }

    private interface Drafting {
        Document of(String label, Instant now);
    }

    private Header seal(String pack, Optional<EntryId> cites, Drafting drafting) {
        var header = sealing.sealNext(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var batch = batches.ofDocuments(now, sealing.zone(pack), pack, cites);
            return new Draft.Documents(batch, List.of(drafting.of(batch.id(), now)));
        });
        publication.publish(Progress.none());
        return header;
    }

    private DocumentHistory.Version last(String id) {
        var heads = store.read(reader -> DocumentHistory.load(reader, Annotation.TYPE))
                .heads(version -> true)
                .get(id);
        if (heads == null) throw gone(id);
        return heads.getLast();
    }

    private static Unanswerable gone(String id) {
        return new Unanswerable("there is no annotation '" + id + "' here; nothing is changed");
    }

    private String packOf(String id) {
        return sealing.header(last(id).entry())
                .orElseThrow(() -> gone(id))
                .batch()
                .pack();
    }

    /// What a note is about has to be there, so that it is shown beside something.
    private void check(String name, Note note) {
        var pack = definitions.current().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unanswerable("pack '" + name + "' is not declared here; nothing is annotated"));
        note.metric().filter(metric -> pack.metric(metric).isEmpty()).ifPresent(metric -> {
            throw new Unanswerable("pack '%s' has no metric '%s'; nothing is annotated".formatted(name, metric));
        });
        note.about()
                .map(Note.About::dimension)
                .filter(one -> !isDimension(pack, note, one))
                .ifPresent(dimension -> {
                    throw new Unanswerable("no metric %sis asked by '%s'; nothing is annotated"
                            .formatted(
                                    note.metric().map(one -> "'" + one + "' ").orElse(""), dimension));
                });
    }

    private static boolean isDimension(Pack pack, Note note, String dimension) {
        return pack.metrics().stream()
                .filter(metric -> note.isAbout(metric.name()))
                .anyMatch(metric -> metric.dimensions().contains(dimension));
    }
}
