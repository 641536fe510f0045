package alidade.engine.pipeline;

import alidade.engine.landing.Landing;
import alidade.engine.log.EntryId;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.engine.marts.Marts;
import alidade.engine.metrics.Metrics;
import alidade.engine.store.Catalogue;
import alidade.engine.store.Definitions;
import alidade.engine.store.Store;
import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Accounts;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.routes.Routes;
import alidade.fetch.sources.SourceReader;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.PackReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Everything that works on one workspace, built by hand in the order of the flow.
///
/// One process may have a workspace open. What a crash left undone is repaired while opening: entries that are in
/// the log and not in the store are applied, and what is not published yet is published.
public final class Engine implements AutoCloseable {
    private final Optional<String> readOnly;
    private final Log log;
    private final Store store;
    private final Definitions definitions;
    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Landing landing;
    private final SourceReader reader;
    private final Metrics metrics;
    private final Marts marts;
    private final Publication publication;
    private final Refresh refresh;
    private final Preview preview;
    private final Importer importer;
    private final Mend mend;
    private final Confirm confirm;
    private final Schedule schedule;
    private List<PackProblem> problems = List.of();

    private Engine(Path workspace, EngineOptions options) {
        var clock = options.clock();

        var files = new LogFiles();
        var node = Node.of(workspace, options.home(), options.region(), () -> name(options), files);
        log = Log.open(workspace, node, clock, files);
        readOnly = options.readOnly() ? Optional.of("the workspace was opened to be read only") : log.readOnly();

        store = Store.open(workspace);
        definitions = new Definitions(log, store, clock, new PackReader()::read);
        catalogue = new Catalogue(log, store, definitions);
        drafts = new Drafts(workspace.resolve("packs"), definitions, catalogue);

        landing = new Landing(workspace.resolve("landing"), clock);
        var door = options.door().orElseGet(() -> HttpDoor.usual(Routes.asTheSystemSays()));
        var accounts = Accounts.usual(options.environment(), AccountFile.in(workspace));
        reader = new SourceReader(door, accounts, options.hosts(), clock);
        var routes = new WorkspaceRoutes(workspace, accounts);

        var sealing = new Sealing(log, catalogue, definitions, readOnly);
        metrics = new Metrics(store.reader(), definitions::at);
        marts = new Marts(store, definitions, metrics);
        publication = new Publication(
                store,
                definitions,
                List.of(new QualityStage(store), new MartsStage(marts), new AlertStage(store)),
                () -> {
                    metrics.forget();
                    return catalogue.rebuild();
                });
        var batches = new BatchIds(node.region(), this::labels);
        var plan = new RunPlan(definitions, landing, log, batches, clock);
        var completeness = new Completeness(new LastComplete(store));
        refresh = new Refresh(
                plan,
                reader,
                routes,
                landing,
                new Naming(clock, new BackFill(store)),
                completeness,
                sealing,
                publication,
                clock);
        preview = new Preview(plan, reader, routes, door.routes(), options.hosts());
        importer = new Importer(
                definitions,
                new FileRows(clock),
                new KnownFacts(log, store),
                sealing,
                publication,
                batches,
                clock,
                ImportLimits.usual());
        mend = new Mend(log, definitions, sealing, publication, batches, clock);
        confirm = new Confirm(sealing, publication, batches, clock);
        schedule = new Schedule(plan, refresh, log, clock);
    }

    /// Brings the store up to the log, the definitions up to the drafts, and the figures up to both.
    private void start() {
        catalogue.replay();
        if (readOnly.isEmpty()) problems = drafts.seal();
        publication.publish(Progress.none());
    }

    /// Opens a workspace, or creates it in an empty or missing folder.
    ///
    /// On first start the shipped packs are sealed; later only changed files in the workspace's `packs/` are.
    ///
    /// @throws alidade.engine.store.StoreProblem when another process has the workspace open
    public static Engine open(Path workspace, EngineOptions options) {
        var engine = new Engine(workspace, options);
        try {
            engine.start();
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /// A new name for a node: 12 hexadecimal digits.
    private static String name(EngineOptions options) {
        var bytes = new byte[6];
        options.random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private List<String> labels() {
        var labels = new ArrayList<String>();
        for (var header : log.headers()) labels.add(header.batch().id());
        for (var run : landing.runsSince(Instant.MIN)) labels.add(run.batch());
        return labels;
    }

    /// Why nothing can be sealed here, as a sentence; empty when it can.
    public Optional<String> readOnly() {
        return readOnly;
    }

    /// Mistakes in the pack files that were found while opening; what was in force before stays so.
    public List<PackProblem> problems() {
        return problems;
    }

    public Log log() {
        return log;
    }

    public Store store() {
        return store;
    }

    public Definitions definitions() {
        return definitions;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Landing landing() {
        return landing;
    }

    /// Reads sources and estimates what that would cost.
    public SourceReader reader() {
        return reader;
    }

    public Refresh refresh() {
        return refresh;
    }

    /// What a run would cost, and how far each source is.
    public Preview preview() {
        return preview;
    }

    public Importer importer() {
        return importer;
    }

    /// Answers questions about metrics.
    public Metrics metrics() {
        return metrics;
    }

    public Marts marts() {
        return marts;
    }

    public Mend mend() {
        return mend;
    }

    public Confirm confirm() {
        return confirm;
    }

    public Schedule schedule() {
        return schedule;
    }

    /// Publishes what is sealed and not yet published, such as definitions proposed from outside.
    /// @return whether there was anything
    public boolean publish(Progress progress) {
        return publication.publish(progress);
    }

    /// Makes the store anew from the log, and publishes everything.
    ///
    /// @return the entries that were applied
    public List<EntryId> rebuild(Progress progress) {
        return publication.publishAnew(progress).entries();
    }

    @Override
    public void close() {
        schedule.close();
        store.close();
    }
}
