package alidade.engine.landing;

import alidade.fetch.sources.InputOutcome;
import alidade.fetch.sources.Page;
import alidade.fetch.sources.PageKey;
import alidade.fetch.sources.PageShelf;
import alidade.fetch.sources.RawRecord;
import alidade.fetch.sources.Shape;
import alidade.resources.packs.SourceDefinition;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where pages land: their bytes as received, an index per run and source, and the runs that were begun. Thread
/// safe.
///
/// `landing/pages/ab/ab….gz` holds the bytes, `landing/runs/<batch>/run.json` the run, `<pack>.<source>.ndjson`
/// beside it the index, `landing/shapes` what the records of each source looked like. Nothing here is a fact: a
/// lost page is asked for again.
public final class Landing {
    private static final Logger log = LoggerFactory.getLogger(Landing.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// For how long pages are kept.
    public static final Duration RETENTION = Duration.ofDays(180);

    private final Path runs;
    private final PageStore pages;
    private final Shapes shapes;
    private final Clock clock;

    public Landing(Path folder, Clock clock) {
        runs = folder.resolve("runs");
        pages = new PageStore(folder.resolve("pages"));
        shapes = new Shapes(folder.resolve("shapes"));
        this.clock = clock;
    }

    /// Remembers that a run has begun, before its first page.
    public void begin(LandedRun run) {
        try {
            var folder = Files.createDirectories(runs.resolve(run.batch()));
            var text = JSON.createObjectNode()
                    .put("batch", run.batch())
                    .put("started", run.started().toString());
            text.set("sources", JSON.valueToTree(run.sources()));
            var temporary = folder.resolve("run.json.tmp");
            Files.writeString(temporary, text.toString());
            Files.move(temporary, folder.resolve("run.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("run " + run.batch() + " cannot be begun: landing is not writable", e);
        }
    }

    /// The runs that began after a moment, oldest first.
    public List<LandedRun> runsSince(Instant moment) {
        var found = new ArrayList<LandedRun>();
        for (var folder : folders()) {
            var run = run(folder);
            if (run.isPresent() && run.get().started().isAfter(moment)) found.add(run.get());
        }
        found.sort(Comparator.comparing(LandedRun::started).thenComparing(LandedRun::batch));
        return found;
    }

    /// The pages of one source in one run: those that are there already are not asked for again.
    public PageShelf shelf(String batch, String pack, String source) {
        return new Shelf(index(batch, pack, source));
    }

    /// The bytes of all pages of one source in one run, in the order of their arrival.
    public List<byte[]> bodies(String batch, String pack, String source) {
        return read(index(batch, pack, source)).stream()
                .map(page -> pages.find(page.sha()))
                .flatMap(Optional::stream)
                .toList();
    }

    /// What is wrong with the counts of an input, if anything: the total that was reported against what arrived.
    public static Optional<String> countCheck(InputOutcome outcome) {
        if (outcome.reportedTotal().isEmpty()) return Optional.empty();
        var reported = outcome.reportedTotal().getAsLong();
        if (reported == outcome.received()) return Optional.empty();
        return Optional.of("input '%s' reported %s records, %s arrived; what is absent is not taken for deleted"
                .formatted(outcome.input(), reported, outcome.received()));
    }

    /// What changed about the shape of a source's records since it was last collected completely; nothing the first
    /// time.
    ///
    /// @param complete the records are those that later ones are compared with
    public List<Shape.Change> drift(String pack, SourceDefinition source, List<RawRecord> records, boolean complete) {
        var shape = Shape.of(source, records);
        var changes = shapes.find(pack, source.id())
                .map(before -> shape.since(before, source))
                .orElse(List.of());
        if (complete && shape.records() > 0) shapes.keep(pack, source.id(), shape);
        return changes;
    }

    /// Lets go of runs older than the retention, and of pages that no run names any more.
    ///
    /// @return how many pages went
    public int sweep() {
        var limit = clock.instant().minus(RETENTION);
        try {
            var named = new HashSet<String>();
            for (var folder : folders()) {
                var run = run(folder);
                if (run.isPresent() && run.get().started().isBefore(limit)) remove(folder);
                else named.addAll(names(folder));
            }
            return pages.keepOnly(named);
        } catch (IOException e) {
            throw new UncheckedIOException("the landing cannot be swept; old pages stay until the next start", e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".ndjson")).toList()) {
                new RunIndex(file).read().forEach(page -> names.add(page.sha()));
            }
        }
        return names;
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    private List<Path> folders() {
        if (!Files.isDirectory(runs)) return List.of();
        try (var folders = Files.list(runs)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the runs of the landing cannot be listed", e);
        }
    }

    private static Optional<LandedRun> run(Path folder) {
        try {
            var text = JSON.readTree(Files.readString(folder.resolve("run.json")));
            var sources = new ArrayList<String>();
            text.path("sources").forEach(one -> sources.add(one.asText()));
            return Optional.of(new LandedRun(
                    text.path("batch").asText(),
                    Instant.parse(text.path("started").asText()),
                    sources));
        } catch (IOException | java.time.DateTimeException e) {
            log.warn("{} - is no run that can be read, and is left alone: {}", folder, e.toString());
            return Optional.empty();
        }
    }

    private RunIndex index(String batch, String pack, String source) {
        return new RunIndex(runs.resolve(batch).resolve(pack + "." + source + ".ndjson"));
    }

    private static List<LandedPage> read(RunIndex index) {
        try {
            return index.read();
        } catch (IOException e) {
            throw new UncheckedIOException("an index of the landing cannot be read", e);
        }
    }

    /// The shelf of one source in one run.
    private final class Shelf implements PageShelf {
        private final RunIndex index;
        private final Map<PageKey, LandedPage> landed = new HashMap<>();

        Shelf(RunIndex index) {
            this.index = index;
            read(index).forEach(page -> landed.put(page.key(), page));
        }

        @Override
        public synchronized Optional<Page> find(PageKey key) {
            return Optional.ofNullable(landed.get(key))
                    .flatMap(page -> pages.find(page.sha())
                            .map(body -> new Page(
                                    key, page.address(), page.status(), page.headers(), body, page.receivedAt())));
        }

        @Override
        public synchronized void keep(Page page) {
            try {
                var sha = pages.keep(page.body());
                var line = new LandedPage(
                        page.key(),
                        page.address(),
                        page.status(),
                        page.headers(),
                        sha,
                        page.body().length,
                        page.receivedAt());
                index.add(line);
                landed.put(page.key(), line);
            } catch (IOException e) {
                throw new UncheckedIOException("a page of " + page.key().source() + " could not be kept", e);
            }
        }
    }
}
