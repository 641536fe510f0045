package alidade.engine.pipeline;

import alidade.engine.annotations.Annotation;
import alidade.engine.log.Batch;
import alidade.engine.log.Document;
import alidade.engine.log.EntryId;
import alidade.engine.log.EntryKind;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.Sealed;
import alidade.engine.log.UnreadableEntry;
import alidade.engine.quality.VisibleEntries;
import alidade.engine.store.DocumentHistory;
import alidade.engine.store.Rulings;
import alidade.engine.store.Rulings.Ruling;
import alidade.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents that take something back, drafted in view of all that is sealed. To be used once.
final class UndoDraft {
    private final Log log;
    private final Store store;
    private final String who;
    private final Instant now;
    private final Rulings rulings;
    private final Map<String, Long> heads;
    private final Map<String, DocumentHistory> histories = new HashMap<>();
    private final List<Document> documents = new ArrayList<>();

    UndoDraft(Log log, Store store, String who, Instant now) {
        this.log = log;
        this.store = store;
        this.who = who;
        this.now = now;
        rulings = store.read(Rulings::load);
        heads = store.read(VisibleEntries::heads);
    }

    /// @throws Unanswerable when one of the entries cannot be undone
    List<Document> of(List<EntryId> entries) {
        entries.forEach(this::takeBack);
        return List.copyOf(documents);
    }

    private static Unanswerable nothing(String because) {
        return new Unanswerable(because + "; nothing is undone");
    }

    private void takeBack(EntryId entry) {
        var header = log.headers().stream()
                .filter(one -> one.id().equals(entry))
                .findFirst()
                .orElseThrow(() -> nothing("there is no entry " + entry + " here"));
        if (header.kind() != EntryKind.DOCUMENT) {
            retract(header);
            return;
        }
        for (var one : documents(entry)) {
            switch (one.type()) {
                case Rulings.CONFIRMATION, Rulings.RETRACTION -> ruling(entry, one);
                case Annotation.TYPE -> annotation(one);
                default ->
                    throw nothing("entry %s holds a document of type '%s' (%s), and only confirmations, mends and"
                                    .formatted(entry, one.type(), one.path())
                            + " annotations can be undone" + hint(one.type()));
            }
        }
    }

    private List<Document> documents(EntryId entry) {
        try {
            return log.read(entry) instanceof Sealed.Documents(var _, var sealed) ? sealed : List.of();
        } catch (UnreadableEntry e) {
            throw nothing("entry " + entry + " cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String hint(String type) {
        return type.equals("definition") ? "; a definition is changed in its file under packs/" : "";
    }

    private void retract(Header mended) {
        var origin = mended.batch().origin();
        if (origin != Batch.Origin.MEND)
            throw nothing("entry %s is of origin %s, and of the entries with facts only those of origin MEND can be"
                            .formatted(mended.id(), origin)
                    + " undone");
        var standing = rulings.standing(mended.id(), Rulings.RETRACTION, heads);
        if (!standing.isEmpty())
            throw nothing("entry %s was undone already, by entry %s"
                    .formatted(mended.id(), standing.getFirst().by()));
        var last = rulings.about(mended.id(), Rulings.RETRACTION);
        var parent = last.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(last.getLast().sha());
        documents.add(new Document(
                Rulings.RETRACTION, mended.id().toString(), Said.by(who, now).toString(), parent));
    }

    /// A ruling is taken back by an empty text, the taking back by the text before it.
    private void ruling(EntryId entry, Document sealed) {
        var of = EntryId.read(sealed.path()).orElseThrow(() -> nothing("'" + sealed.path() + "' names no entry"));
        var standing = rulings.standing(of, sealed.type(), heads);
        if (sealed.text().isEmpty()) {
            againRuled(entry, sealed, of, standing);
            return;
        }
        if (standing.stream().noneMatch(one -> one.by().equals(entry)))
            throw nothing("the %s of %s in entry %s does not count any more: entry %s came after it"
                    .formatted(sealed.type(), of, entry, last(of, sealed.type()).by()));
        var taken = new HashSet<String>();
        for (var one : standing) {
            if (taken.add(one.sha()))
                documents.add(new Document(sealed.type(), sealed.path(), "", Optional.of(one.sha())));
        }
    }

    private void againRuled(EntryId entry, Document sealed, EntryId of, List<Ruling> standing) {
        var last = last(of, sealed.type());
        if (!standing.isEmpty() || !last.by().equals(entry))
            throw nothing("what entry %s undid was changed since, by entry %s".formatted(entry, last.by()));
        if (documents.stream()
                .anyMatch(one -> one.type().equals(sealed.type()) && one.path().equals(sealed.path()))) return;
        var before = before(sealed).orElseThrow(() -> nothing("entry " + entry + " undid nothing that is here"));
        documents.add(
                new Document(sealed.type(), sealed.path(), Said.again(before, who, now), Optional.of(sealed.sha())));
    }

    private Ruling last(EntryId of, String type) {
        return rulings.about(of, type).getLast();
    }

    /// An annotation becomes again what it was before: another text, or none. What was undone and done again since is
    /// as it was, so it can be undone as well.
    private void annotation(Document sealed) {
        var heads = history(sealed.type()).heads(version -> true).getOrDefault(sealed.path(), List.of());
        var head = heads.isEmpty() ? sealed : heads.getLast().document();
        if (heads.size() != 1 || !Said.root(head).equals(Said.root(sealed)))
            throw nothing("the annotation %s was changed since, by entry %s"
                    .formatted(
                            sealed.path(),
                            heads.isEmpty() ? "?" : heads.getLast().entry()));
        var text = before(sealed)
                .filter(one -> !one.text().isEmpty())
                .map(one -> Said.again(one, who, now))
                .orElse("");
        documents.add(new Document(sealed.type(), sealed.path(), text, Optional.of(head.sha())));
    }

    /// What a document superseded.
    private Optional<Document> before(Document sealed) {
        return history(sealed.type()).all().stream()
                .map(DocumentHistory.Version::document)
                .filter(one -> one.path().equals(sealed.path()))
                .filter(one -> sealed.parent().equals(Optional.of(one.sha())))
                .findFirst();
    }

    private DocumentHistory history(String type) {
        return histories.computeIfAbsent(type, one -> store.read(reader -> DocumentHistory.load(reader, one)));
    }
}
