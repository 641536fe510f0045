package alidade.engine.landing;

import alidade.engine.log.LogFiles;
import alidade.fetch.sources.InputOutcome;
import alidade.fetch.sources.Page;
import alidade.fetch.sources.PageKey;
import alidade.fetch.sources.PageShelf;
import alidade.fetch.sources.Shape;
import alidade.resources.packs.SourceDefinition;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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
    private static final String RUN = "run.json";

    /// For how long pages are kept.
    public static final Duration RETENTION = Duration.ofDays(180);

    private final Path runs;
    private final PageStore pages;
    private final Shapes shapes;
    private final Clock clock;
    private final LogFiles files;

    /// @param files all that is done to files, so that tests can let the disk fail
    public Landing(Path folder, Clock clock, LogFiles files) {
        runs = folder.resolve("runs");
        pages = new PageStore(folder.resolve("pages"), files);
        shapes = new Shapes(folder.resolve("shapes"));
        this.clock = clock;
        this.files = files;
    }

    /// Remembers that a run has begun, before its first page. One that goes on keeps the sources that it had.
    public synchronized void begin(LandedRun run) {
        try {
            var folder = runs.resolve(run.batch());
            files.createFolders(folder);
            var sources = new LinkedHashSet<String>();
            if (files.exists(folder.resolve(RUN))) run(folder).ifPresent(before -> sources.addAll(before.sources()));
            sources.addAll(run.sources());
            write(folder, new LandedRun(run.batch(), run.started(), List.copyOf(sources)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "run %s cannot be begun, since the landing cannot be written: %s"
                            .formatted(run.batch(), e.getMessage()),
                    e);
        }
    }

    private void write(Path folder, LandedRun run) throws IOException {
        var text = JSON.createObjectNode()
                .put("batch", run.batch())
                .put("started", run.started().toString());
        text.set("sources", JSON.valueToTree(run.sources()));
        files.replace(folder.resolve(RUN), RunIndex.withCheck(text).getBytes(StandardCharsets.UTF_8));
    }

    /// Forgets that a source belongs to a run, and which of its pages landed; nothing happens when it does not.
    public synchronized void letGo(String batch, String pack, String source) {
        var folder = runs.resolve(batch);
        try {
            var run = files.exists(folder.resolve(RUN)) ? run(folder) : Optional.<LandedRun>empty();
            if (run.isEmpty()) return;
            var sources = new ArrayList<>(run.get().sources());
            sources.remove(pack + "/" + source);
            write(folder, new LandedRun(batch, run.get().started(), sources));
            files.delete(index(folder, pack, source));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the pages of %s in run %s cannot be let go: %s".formatted(source, batch, e.getMessage()), e);
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

    /// The pages of one source in one run, in the order of their arrival; none once they were let go of.
    public List<LandedPage> pages(String batch, String pack, String source) {
        return read(index(batch, pack, source));
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
    /// @param shape of the records that were collected now
    /// @param complete whether later ones are compared with them
    public List<Shape.Change> drift(String pack, SourceDefinition source, Shape shape, boolean complete) {
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

    private List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        for (var index : indexes(folder)) {
            index.read().forEach(page -> names.add(page.sha()));
        }
        return names;
    }

    private List<RunIndex> indexes(Path folder) throws IOException {
        return files.list(folder).stream()
                .filter(one -> one.toString().endsWith(".ndjson"))
                .map(one -> new RunIndex(one, files))
                .toList();
    }

    /// @param pages how many pages runs name
    /// @param damages what is not as it landed, in sentences
    public record Findings(long pages, List<String> damages) {
        public Findings {
            damages = List.copyOf(damages);
        }
    }

    /// Holds every page to its name and every line of the runs to its check, changing nothing.
    public Findings verify() {
        var named = new TreeSet<String>();
        var damages = new ArrayList<String>();
        try {
            for (var folder : folders()) {
                var batch = folder.getFileName();
                // Where not even a run came to be, because of a crash or a full disk, nothing is damaged.
                var begun =
                        files.exists(folder.resolve(RUN)) || !indexes(folder).isEmpty();
                if (begun && run(folder).isEmpty()) {
                    damages.add("run %s of the landing cannot be read".formatted(batch));
                }
                for (var index : indexes(folder)) {
                    var content = index.content();
                    content.pages().forEach(page -> named.add(page.sha()));
                    if (content.damaged() > 0)
                        damages.add("run %s of the landing has %d damaged lines; their pages are not used"
                                .formatted(batch, content.damaged()));
                }
            }
            for (var name : named) {
                if (!pages.isWhole(name))
                    damages.add("page %s of the landing is missing or damaged; it is not used".formatted(name));
            }
            for (var name : pages.names()) {
                if (!named.contains(name) && !pages.isWhole(name))
                    damages.add("page %s of the landing is damaged and named by no run".formatted(name));
            }
        } catch (IOException e) {
            damages.add("the landing cannot be read: " + e);
        }
        return new Findings(named.size(), damages);
    }

    /// Lets go of everything that [#verify()] finds: a run that may still go on asks for those pages again.
    public void tidy() {
        try {
            for (var folder : folders()) {
                if (run(folder).isEmpty()) {
                    remove(folder);
                    continue;
                }
                for (var index : indexes(folder)) index.tidy(page -> pages.isWhole(page.sha()));
            }
            for (var name : pages.names()) if (!pages.isWhole(name)) pages.remove(name);
        } catch (IOException e) {
            throw new UncheckedIOException("the landing cannot be tidied: " + e.getMessage(), e);
        }
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

    private Optional<LandedRun> run(Path folder) {
        try (var in = files.read(folder.resolve(RUN))) {
            var text = RunIndex.checked(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            var sources = new ArrayList<String>();
            text.path("sources").forEach(one -> sources.add(one.asText()));
            return Optional.of(new LandedRun(
                    text.path("batch").asText(),
                    Instant.parse(text.path("started").asText()),
                    sources));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            log.warn("{} - is no run that can be read, and is left alone: {}", folder, e.toString());
            return Optional.empty();
        }
    }

    private RunIndex index(String batch, String pack, String source) {
        return new RunIndex(index(runs.resolve(batch), pack, source), files);
    }

    private static Path index(Path folder, String pack, String source) {
        return folder.resolve(pack + "." + source + ".ndjson");
    }

    private static List<LandedPage> read(RunIndex index) {
        try {
            return index.read();
        } catch (IOException e) {
            throw new UncheckedIOException("an index of the landing cannot be read", e);
        }
    }

    /// A line that was cut by a crash or a full disk is taken out when its run goes on.
    private static void mend(RunIndex index) {
        try {
            index.tidy(page -> true);
        } catch (IOException e) {
            log.warn("an index of the landing keeps a line that is not whole: {}", e.toString());
        }
    }

    /// The shelf of one source in one run.
    private final class Shelf implements PageShelf {
        private final RunIndex index;
        private final Map<PageKey, LandedPage> landed = new HashMap<>();

        Shelf(RunIndex index) {
            this.index = index;
            mend(index);
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
                throw new UncheckedIOException(
                        "a page of %s could not be kept: %s"
                                .formatted(page.key().source(), e.getMessage()),
                        e);
            }
        }
    }
}
