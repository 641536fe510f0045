package alidade.engine.metrics;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.Fact;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.engine.store.Catalogue;
import alidade.engine.store.Definitions;
import alidade.engine.store.Store;
import alidade.resources.packs.FilterReader;
import alidade.resources.packs.FilterReading;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A workspace with log, store and the shipped packs, in which a test seals rounds of observations by hand.
public final class Workshop implements AutoCloseable {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final String HF = "Hugging Face";

    public final Log log;
    public final Store store;
    public final Definitions definitions;
    public final Catalogue catalogue;
    public final Metrics metrics;
    private static final Map<PackFiles, PackReading> READINGS = new ConcurrentHashMap<>();
    private final SetClock clock = new SetClock();

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2020-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    public Workshop(Path folder) {
        this(folder, Packs.shipped());
    }

    public Workshop(Path folder, List<PackFiles> packs) {
        var workspace = folder.resolve("workspace");
        var files = new LogFiles();
        log = Log.open(workspace, Node.of(workspace, folder.resolve("home"), "cn", () -> "a", files), clock, files);
        store = Store.open(workspace);
        definitions = new Definitions(log, store, clock, Workshop::read);
        catalogue = new Catalogue(log, store, definitions);
        catalogue.replay();
        packs.forEach(this::propose);
        metrics = new Metrics(store.reader(), definitions::at);
    }

    /// Read once for all tests.
    private static PackReading read(PackFiles files) {
        return READINGS.computeIfAbsent(files, new PackReader()::read);
    }

    public void propose(PackFiles pack) {
        switch (definitions.propose(pack)) {
            case Definitions.Proposal.Sealed(var header) -> catalogue.apply(header.id());
            case Definitions.Proposal.Unchanged() -> {}
            case Definitions.Proposal.Refused(var problems) -> throw new IllegalArgumentException(problems.toString());
        }
    }

    /// It is this moment of a day in Shanghai from now on.
    public Workshop at(String day, int hour) {
        clock.now = LocalDate.parse(day).atTime(hour, 0).atZone(SHANGHAI).toInstant();
        return this;
    }

    /// Seals what the one input `all` of a source brought to its end on a day, and applies it.
    public Header complete(String source, String day, String... models) {
        return seal(source, day, Coverage.Extent.COMPLETE, Batch.Status.SUCCESS, models);
    }

    public Header unknown(String source, String day, String... models) {
        return seal(source, day, Coverage.Extent.UNKNOWN, Batch.Status.SUCCESS, models);
    }

    public Header seal(String source, String day, Coverage.Extent extent, Batch.Status status, String... models) {
        var date = LocalDate.parse(day);
        var facts = new ArrayList<Fact>();
        for (var model : models) facts.add(fact(source, date, model));
        var coverage = List.of(new Coverage(source, "all", date, extent));
        var header = log.seal(new Draft.Records(batch(source, status), coverage, facts, List.of()));
        catalogue.apply(header.id());
        return header;
    }

    public void confirm(EntryId held) {
        var document = new Document("confirmation", held.toString(), "seen", Optional.empty());
        catalogue.apply(log.seal(new Draft.Documents(batch("", Batch.Status.SUCCESS), List.of(document)))
                .id());
    }

    private Batch batch(String source, Batch.Status status) {
        var id = "20260101_000000_cn";
        return new Batch(
                id,
                Batch.Origin.COLLECT,
                "model-ecosystem",
                "model_downloads",
                source,
                clock.now,
                clock.now,
                status,
                1,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private Fact fact(String source, LocalDate date, String model) {
        var values = new TreeMap<String, Object>();
        values.put("platform", source);
        values.put("publisher", model.substring(0, model.indexOf('/')));
        values.put("model_name", model.substring(model.indexOf('/') + 1, model.indexOf('=')));
        var count = model.substring(model.indexOf('=') + 1);
        if (!count.equals("?")) values.put("download_count", Long.valueOf(count));
        return new Fact(date, clock.now, List.of("all"), values);
    }

    /// The values of a metric as `date dimensions value`, `-` and the reason where there is none.
    public List<String> ask(String metric, String by, String from, String to) {
        return ask(metric, by, from, to, Grain.DAY, "", new Knowledge.Now());
    }

    public List<String> ask(
            String metric, String by, String from, String to, Grain grain, String where, Knowledge knowledge) {
        var question = new Question(
                List.of(Question.Asked.read(metric)),
                by.isEmpty() ? List.of() : Arrays.asList(by.split(",")),
                LocalDate.parse(from),
                LocalDate.parse(to),
                grain,
                filter(where),
                knowledge);
        return metrics.ask(question).getFirst().rows().stream()
                .map(Workshop::line)
                .toList();
    }

    public static alidade.resources.packs.Filter filter(String text) {
        if (text.isEmpty()) return new alidade.resources.packs.Filter.Everything();
        return switch (FilterReader.read(text)) {
            case FilterReading.Read(var filter) -> filter;
            case FilterReading.Refused refused -> throw new IllegalArgumentException(refused.toString());
        };
    }

    private static String line(Answer.Row row) {
        var values = new StringBuilder(row.date().toString());
        for (Map.Entry<String, Optional<String>> one : row.dimensions().entrySet()) {
            values.append(' ').append(one.getValue().orElse("?"));
        }
        return values.append(' ')
                .append(row.value()
                        .map(value -> value.toPlainString())
                        .orElseGet(() -> "- " + row.reason().orElse("?")))
                .toString();
    }

    @Override
    public void close() {
        store.close();
    }
}
