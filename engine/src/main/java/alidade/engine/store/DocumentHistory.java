package alidade.engine.store;

import alidade.engine.log.Document;
import alidade.engine.log.EntryId;
import alidade.engine.log.Sealed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// All sealed documents of one type, and which of them count at a given state of knowledge.
///
/// Thread safe.
public final class DocumentHistory {
    private static final Comparator<Version> ORDER = Comparator.comparing(Version::sealedAt)
            .thenComparing(version -> version.entry().node())
            .thenComparing(version -> version.entry().seq())
            .thenComparing(Version::ordinal);

    private final String type;
    private final TreeSet<Version> versions = new TreeSet<>(ORDER);

    /// What the store lists of a type.
    public static DocumentHistory load(Connection reader, String type) throws SQLException {
        var history = new DocumentHistory(type);
        history.load(reader);
        return history;
    }

    DocumentHistory(String type) {
        this.type = type;
    }

    /// A document as it was sealed.
    ///
    /// @param ordinal its place in the entry, from 0
    public record Version(EntryId entry, Instant sealedAt, int ordinal, Document document) {}

    synchronized void load(Connection connection) throws SQLException {
        versions.clear();
        var sql = """
                select e.node, e.seq, e.sealed_at, d.ordinal, d.path, d.text, d.parent
                from log.document d
                join log.entry e on e.entry_no = d.entry_no
                where d.type = ?""";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, type);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.add(new Version(
                            new EntryId(rows.getString(1), rows.getLong(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getInt(4),
                            new Document(
                                    type,
                                    rows.getString(5),
                                    rows.getString(6),
                                    Optional.ofNullable(rows.getString(7)))));
                }
            }
        }
    }

    synchronized void learn(Sealed.Documents sealed) {
        versions.addAll(versions(sealed));
    }

    /// Whether an entry is known just as it was sealed.
    synchronized boolean holds(Sealed.Documents sealed) {
        var known = versions.stream()
                .filter(version -> version.entry().equals(sealed.header().id()));
        return known.toList().equals(versions(sealed));
    }

    private List<Version> versions(Sealed.Documents sealed) {
        var header = sealed.header();
        var found = new ArrayList<Version>();
        for (var ordinal = 0; ordinal < sealed.documents().size(); ordinal++) {
            var document = sealed.documents().get(ordinal);
            if (document.type().equals(type)) {
                found.add(new Version(header.id(), header.sealedAt(), ordinal, document));
            }
        }
        return found;
    }

    /// Everything that was sealed, in order of sealing.
    public synchronized List<Version> all() {
        return List.copyOf(versions);
    }

    /// Per path, the visible versions that no other visible one supersedes, in order of sealing; more than one is a
    /// conflict, in which the last one counts.
    public synchronized Map<String, List<Version>> heads(Predicate<Version> visible) {
        var byPath = new TreeMap<String, List<Version>>();
        for (var version : versions) {
            if (visible.test(version)) {
                byPath.computeIfAbsent(version.document().path(), path -> new ArrayList<>())
                        .add(version);
            }
        }
        byPath.replaceAll((path, all) ->
                all.stream().filter(version -> !superseded(version, all)).toList());
        return byPath;
    }

    /// A text that was given up and came back has the same hash twice: then only a later document supersedes it.
    private static boolean superseded(Version version, List<Version> all) {
        var sha = version.document().sha();
        var alike = all.stream().filter(one -> one.document().sha().equals(sha)).count();
        return all.stream()
                .filter(one -> one != version)
                .filter(one -> one.document().parent().equals(Optional.of(sha)))
                .anyMatch(one -> alike == 1 || ORDER.compare(one, version) > 0);
    }

    /// Which of two entries was sealed first.
    synchronized int compare(EntryId one, EntryId other) {
        return Comparator.comparing(this::sealedAt)
                .thenComparing(Comparator.naturalOrder())
                .compare(one, other);
    }

    private Instant sealedAt(EntryId entry) {
        return versions.stream()
                .filter(version -> version.entry().equals(entry))
                .findFirst()
                .map(Version::sealedAt)
                .orElse(Instant.MIN);
    }
}
