package alidade.engine.annotations;

import alidade.engine.metrics.Knowledge;
import alidade.engine.store.DocumentHistory;
import alidade.engine.store.DocumentHistory.Version;
import alidade.engine.store.Store;
import alidade.engine.store.Vectors;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The annotations of a workspace, as the store lists them. Thread safe.
public final class Annotations {
    private static final Logger LOG = LoggerFactory.getLogger(Annotations.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<Annotation> ORDER = Comparator.<Annotation, LocalDate>comparing(
                    one -> one.note().from())
            .thenComparing(one -> one.note().to())
            .thenComparing(Annotation::id);

    private final Store store;

    public Annotations(Store store) {
        this.store = store;
    }

    /// Those of a pack that count at a state of knowledge, by their days. Of two that were written beside each other
    /// under one id the later one counts.
    public List<Annotation> of(String pack, Knowledge knowledge) {
        var vector = new Vectors(store).resolve(knowledge);
        var history = store.read(reader -> DocumentHistory.load(reader, Annotation.TYPE));
        var ofPack = store.read(reader -> idsOf(reader, pack));
        var found = new ArrayList<Annotation>();
        history.heads(version -> isReached(version, vector)).forEach((id, heads) -> {
            if (ofPack.contains(id)) read(heads.getLast()).ifPresent(found::add);
        });
        found.sort(ORDER);
        return List.copyOf(found);
    }

    private static boolean isReached(Version version, Map<String, Long> vector) {
        return version.entry().seq() <= vector.getOrDefault(version.entry().node(), 0L);
    }

    private static Set<String> idsOf(Connection reader, String pack) throws SQLException {
        var sql = """
                select distinct d.path
                  from log.document d
                  join log.entry e on e.entry_no = d.entry_no
                 where d.type = ?
                   and e.pack = ?
                """;
        try (var query = reader.prepareStatement(sql)) {
            query.setString(1, Annotation.TYPE);
            query.setString(2, pack);
            var ids = new HashSet<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /// Empty where it was removed, or another program sealed what this one cannot read.
    private static Optional<Annotation> read(Version version) {
        var document = version.document();
        if (document.text().isEmpty()) return Optional.empty();
        try {
            var text = JSON.readTree(document.text());
            var about = text.hasNonNull("dimension")
                    ? Optional.of(new Note.About(
                            text.path("dimension").asText(), text.path("value").asText()))
                    : Optional.<Note.About>empty();
            var note = new Note(
                    Optional.ofNullable(text.path("metric").textValue()),
                    about,
                    LocalDate.parse(text.path("from").asText()),
                    LocalDate.parse(text.path("to").asText()),
                    text.path("text").asText());
            return Optional.of(new Annotation(
                    document.path(),
                    version.entry(),
                    version.sealedAt(),
                    text.path("who").asText(),
                    note));
        } catch (JsonProcessingException | DateTimeException | Note.NotNotable e) {
            LOG.warn("{} - its annotation {} is not shown: {}", version.entry(), document.path(), e.getMessage());
            return Optional.empty();
        }
    }

    /// Puts a note into the text of its document.
    public static String write(Note note, ObjectNode text) {
        note.metric().ifPresent(metric -> text.put("metric", metric));
        note.about().ifPresent(about -> text.put("dimension", about.dimension()).put("value", about.value()));
        return text.put("from", note.from().toString())
                .put("to", note.to().toString())
                .put("text", note.text())
                .toString();
    }
}
