package alidade.app.views.explain;

import alidade.app.views.explain.Lineage.Amount;
import alidade.app.views.explain.Lineage.Kind;
import alidade.engine.landing.LandedPage;
import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.UnreadableEntry;
import alidade.engine.metrics.Derivation;
import alidade.engine.metrics.Explanation;
import alidade.engine.pipeline.Engine;
import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows a number through its definitions, its entries and their sources to the pages as they were received. Never to
/// be used on the JavaFX thread.
public final class LineageReader {
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_PAGES = 100;
    private static final int SHORT_SHA = 12;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECEIPT = """
            select text
              from log.document
             where type = 'import'
               and path = ?
            """;

    private final Engine engine;

    public LineageReader(Engine engine) {
        this.engine = engine;
    }

    public Lineage read(Explanation explanation) {
        var vector = explanation.vector();
        var derivation = explanation.derivation();
        var pack = engine.definitions().at(vector).stream()
                .filter(one -> one.name().equals(derivation.pack()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No pack named '" + derivation.pack() + "' was in force then"));
        var steps = new ArrayList<Lineage>();
        steps.addAll(definitions(pack, derivation, vector));
        steps.add(table(pack, derivation.table(), vector));
        for (var component : explanation.components()) steps.add(component(pack, component, vector));
        return new Lineage(
                Kind.METRIC, label(pack, derivation), derivation.metric() + "@" + derivation.version(), steps);
    }

    private static Label label(Pack pack, Derivation derivation) {
        return pack.metric(derivation.metric()).map(one -> one.label()).orElse(plain(derivation.metric()));
    }

    private List<Lineage> definitions(Pack pack, Derivation derivation, Map<String, Long> vector) {
        var steps = new ArrayList<Lineage>();
        steps.addAll(document(pack, "metrics", derivation.metric(), vector));
        for (var one : derivation.classifications()) {
            var label =
                    pack.classification(one.name()).map(found -> found.label()).orElse(plain(one.name()));
            steps.add(new Lineage(
                    Kind.CLASSIFICATION,
                    label,
                    one.name() + "@" + one.version(),
                    document(pack, "classifications", one.name(), vector)));
        }
        for (var one : derivation.of()) {
            steps.add(new Lineage(
                    Kind.METRIC, label(pack, one), one.metric() + "@" + one.version(), definitions(pack, one, vector)));
        }
        return steps;
    }

    private Lineage table(Pack pack, String name, Map<String, Long> vector) {
        var label = pack.table(name).map(one -> one.label()).orElse(plain(name));
        return new Lineage(Kind.TABLE, label, "std." + name, document(pack, "tables", name, vector));
    }

    /// Packs keep a definition in the file of its name; one that does not is passed over.
    private List<Lineage> document(Pack pack, String folder, String name, Map<String, Long> vector) {
        var path = pack.name() + "/" + folder + "/" + name + ".yaml";
        return engine.definitions().origin(path, vector).stream()
                .map(origin -> new Lineage(
                        Kind.DEFINITION,
                        plain(path),
                        origin.entry() + " · " + origin.sha().substring(0, SHORT_SHA),
                        List.of()))
                .toList();
    }

    private Lineage component(Pack pack, Explanation.Component component, Map<String, Long> vector) {
        var shares = component.shares();
        var entries = shares.stream()
                .limit(MOST_ENTRIES)
                .map(share -> entry(pack, share, component.name(), vector))
                .toList();
        return new Lineage(
                Kind.COMPONENT,
                plain(component.name()),
                component.date().toString(),
                component.value().map(value -> new Amount(component.name(), value)),
                Math.max(0, shares.size() - MOST_ENTRIES),
                entries);
    }

    private Lineage entry(Pack pack, Explanation.Share share, String component, Map<String, Long> vector) {
        var header = header(share.entry());
        var steps = header.map(one -> origin(pack, one, share.source(), vector)).orElse(List.of());
        return new Lineage(
                Kind.ENTRY,
                plain(share.entry().toString()),
                share.batch(),
                Optional.of(new Amount(component, share.amount())),
                0,
                steps);
    }

    /// Empty for an entry that the log cannot give any more: the store still counts it, and `fsck` reports it.
    private Optional<Header> header(EntryId id) {
        try {
            return Optional.of(engine.log().header(id));
        } catch (UnreadableEntry e) {
            return Optional.empty();
        }
    }

    private List<Lineage> origin(Pack pack, Header header, String sourceName, Map<String, Long> vector) {
        return switch (header.batch().origin()) {
            case COLLECT -> List.of(collected(pack, header, sourceName, vector));
            case IMPORT -> file(header.batch()).stream().toList();
            case MEND ->
                header.batch().cites().stream()
                        .map(cited -> new Lineage(
                                Kind.ENTRY,
                                plain(cited.toString()),
                                header(cited).map(one -> one.batch().id()).orElse(""),
                                header(cited)
                                        .map(one -> origin(pack, one, sourceName, vector))
                                        .orElse(List.of())))
                        .toList();
            case DOCUMENT -> List.of();
        };
    }

    private Lineage collected(Pack pack, Header header, String sourceName, Map<String, Long> vector) {
        var source = pack.sources().stream()
                .filter(one -> one.name().equals(sourceName))
                .findFirst();
        if (source.isEmpty()) return new Lineage(Kind.SOURCE, plain(sourceName), "", List.of());
        var steps = new ArrayList<>(document(pack, "sources", source.get().id(), vector));
        var pages = engine.landing()
                .pages(header.batch().id(), pack.name(), source.get().id());
        pages.stream().limit(MOST_PAGES).map(LineageReader::page).forEach(steps::add);
        if (pages.isEmpty()) {
            steps.add(new Lineage(
                    Kind.GONE,
                    plain(String.valueOf(header.batch().pages())),
                    header.batch().id(),
                    List.of()));
        }
        return new Lineage(
                Kind.SOURCE,
                source.get().label(),
                source.get().id(),
                Optional.empty(),
                Math.max(0, pages.size() - MOST_PAGES),
                steps);
    }

    private static Lineage page(LandedPage page) {
        return new Lineage(
                Kind.PAGE,
                plain(page.address().toString()),
                "%d · %d B · %s · %s"
                        .formatted(
                                page.status(),
                                page.bytes(),
                                page.receivedAt(),
                                page.sha().substring(0, SHORT_SHA)),
                List.of());
    }

    /// The file that an import read, from the receipt that it sealed.
    private Optional<Lineage> file(Batch batch) {
        return engine.store()
                .read(reader -> {
                    try (var statement = reader.prepareStatement(RECEIPT)) {
                        statement.setString(1, batch.id());
                        try (var rows = statement.executeQuery()) {
                            return rows.next() ? Optional.of(rows.getString(1)) : Optional.<String>empty();
                        }
                    }
                })
                .map(text -> new Lineage(Kind.FILE, plain(name(text)), batch.id(), List.of()));
    }

    private static String name(String receipt) {
        try {
            return JSON.readTree(receipt).path("file").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed import receipt is not JSON: " + receipt, e);
        }
    }

    private static Label plain(String text) {
        return new Label(text, text);
    }
}
