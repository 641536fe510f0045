package alidade.engine.pipeline;

import alidade.engine.annotations.Annotations;
import alidade.engine.landing.Landing;
import alidade.engine.log.EntryId;
import alidade.engine.log.Log;
import alidade.engine.log.Node;
import alidade.engine.log.NotSealable;
import alidade.engine.marts.Marts;
import alidade.engine.metrics.Metrics;
import alidade.engine.store.Catalogue;
import alidade.engine.store.Definitions;
import alidade.engine.store.Healing;
import alidade.engine.store.Store;
import alidade.engine.store.StoreProblem;
import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Accounts;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.routes.Routes;
import alidade.fetch.sources.SourceReader;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.RoutesDefinition;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that works on one workspace, built by hand in the order of the flow.
///
/// One process may have a workspace open. What a crash left undone is repaired while opening: entries that are in
/// the log and not in the store are applied, and what is not published yet is published.
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Path workspace;
    private final boolean asReader;
    private final DiskRoom room;
    private final Log log;
    private final Store store;
    private final Definitions definitions;
    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Landing landing;
    private final UnderWay underWay;
    private final Accounts accounts;
    private final SourceReader reader;
    private final Metrics metrics;
    private final Marts marts;
    private final Publication publication;
    private final Inspection inspection;
    private final Healing healing;
    private final Refresh refresh;
    private final Preview preview;
    private final Importer importer;
    private final Mend mend;
    private final Confirm confirm;
    private final Undo undo;
    private final Annotate annotate;
    private final Annotations annotations;
    private final Redraft redraft;
    private final Schedule schedule;
    private final WorkspaceRoutes routes;
    private List<PackProblem> problems = List.of();

    private Engine(Path workspace, EngineOptions options, Node node, Log log, Store store) {
        this.workspace = workspace;
        this.log = log;
        this.store = store;
        var clock = options.clock();

        var files = options.files();
        room = new DiskRoom(files, workspace, options.leastFreeMegabytes());
        asReader = options.readOnly();

        var packs = new PackReader();
        var readings = new ConcurrentHashMap<PackFiles, PackReading>();
        Function<PackFiles, PackReading> reading = pack -> readings.computeIfAbsent(pack, packs::read);
        definitions = new Definitions(log, store, clock, reading);
        catalogue = new Catalogue(log, store, definitions);
        drafts = new Drafts(workspace.resolve("packs"), definitions, catalogue);

        landing = new Landing(workspace.resolve("landing"), clock, files);
        var door = options.door().orElseGet(() -> HttpDoor.usual(Routes.asTheSystemSays()));
        accounts = Accounts.usual(options.environment(), AccountFile.in(workspace));
        reader = new SourceReader(door, accounts, options.hosts(), clock);
        routes = new WorkspaceRoutes(workspace, accounts);

        var sealing = new Sealing(log, catalogue, definitions, this::readOnly, room);
        metrics = new Metrics(store.reader(), definitions::at);
        marts = new Marts(store, definitions, metrics);
        publication = Publication.over(store, definitions, marts, () -> {
            metrics.forget();
            return catalogue.rebuild();
        });
        inspection = new Inspection(
                workspace,
                log,
                store,
                definitions,
                landing,
                second -> new Definitions(log, second, clock, reading),
                files);
        healing = new Healing(log, store, definitions);
        var batches = new BatchIds(node.region(), this::labels);
        var plan = new RunPlan(definitions, landing, log, batches, clock);
        underWay = new UnderWay(clock);
        var completeness = new Completeness(new LastComplete(store));
        refresh = new Refresh(
                plan,
                reader,
                routes,
                landing,
                underWay,
                new Naming(clock, new BackFill(store)),
                completeness,
                sealing,
                publication,
                clock);
        preview = new Preview(plan, log, reader, routes, door.routes(), options.hosts());
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
        confirm = new Confirm(store, sealing, publication, batches, clock);
        undo = new Undo(log, store, sealing, publication, batches, clock);
        annotate = new Annotate(store, definitions, sealing, publication, batches, clock);
        annotations = new Annotations(store);
        redraft = new Redraft(workspace.resolve("packs"), definitions, catalogue, sealing, publication);
        schedule = new Schedule(plan, refresh, log, clock);
    }

    /// Brings the store up to the log, the definitions up to the drafts, and the figures up to both.
    private void start(Progress progress) {
        catalogue.replay((done, all) -> progress.at(new Step.Replayed(done, all)));
        if (readOnly().isEmpty() && room.shortage().isEmpty()) problems = drafts.seal();
        publish(progress);
    }

    /// Opens a workspace, or creates it in an empty or missing folder.
    ///
    /// On first start the shipped packs are sealed; later only changed files in the workspace's `packs/` are.
    ///
    /// @throws alidade.engine.store.StoreProblem when another process has the workspace open
    public static Engine open(Path workspace, EngineOptions options) {
        return open(workspace, options, Progress.none());
    }

    /// The same, for those who want to know how far it is: after a crash, or with a new store, it may take minutes.
    public static Engine open(Path workspace, EngineOptions options, Progress progress) {
        try {
            return openOnce(workspace, options, progress);
        } catch (Unanswerable | NotSealable | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            var room = new DiskRoom(options.files(), workspace, options.leastFreeMegabytes());
            var storeIsFine = e instanceof StoreProblem problem && !problem.mayTellOfDamage();
            if (storeIsFine || room.shortage().isPresent()) throw e;
            // A damaged store gives values that nobody expects, so there is no list of what may go wrong.
            LOG.warn("{} - its store is put aside and made anew from the log, since it cannot be used", workspace, e);
            Store.setAside(workspace);
            return openOnce(workspace, options, progress);
        }
    }

    private static Engine openOnce(Path workspace, EngineOptions options, Progress progress) {
        var files = options.files();
        var node = Node.of(workspace, options.home(), options.region(), () -> name(options), files);
        var log = Log.open(workspace, node, options.clock(), files);
        var store = Store.open(workspace);
        try {
            var engine = new Engine(workspace, options, node, log, store);
            engine.start(progress);
            return engine;
        } catch (RuntimeException e) {
            // However far it came: a store that is left open cannot be put aside.
            store.close();
            throw e;
        }
    }

    /// A new name for a node: 12 hexadecimal digits.
    public static String name(EngineOptions options) {
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
        return asReader ? Optional.of("the workspace was opened to be read only") : log.readOnly();
    }

    /// Why nothing can be sealed or published just now, as a sentence: the disk is nearly full. Asked anew each time.
    public Optional<String> shortage() {
        return room.shortage();
    }

    /// Mistakes in the pack files that were found while opening; what was in force before stays so.
    public List<PackProblem> problems() {
        return problems;
    }

    /// The profiles of routes of this workspace, read anew each time.
    ///
    /// @throws Unanswerable when its `routes.yaml` cannot be used
    public RouteChoice routes() {
        return routes.choice();
    }

    /// The ways of each profile, as `routes.yaml` declares them, read anew each time; empty without that file.
    ///
    /// @throws Unanswerable when it cannot be used
    public Optional<RoutesDefinition> routesDefinition() {
        return routes.read();
    }

    /// Where secrets are looked up.
    public Accounts accounts() {
        return accounts;
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

    /// The sources that are being collected now, by whomever.
    public UnderWay underWay() {
        return underWay;
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

    /// Takes back what a person did.
    public Undo undo() {
        return undo;
    }

    /// Writes notes beside the figures.
    public Annotate annotate() {
        return annotate;
    }

    /// The notes that were written.
    public Annotations annotations() {
        return annotations;
    }

    /// Gives files of packs another text.
    public Redraft redraft() {
        return redraft;
    }

    public Schedule schedule() {
        return schedule;
    }

    /// Publishes what is sealed and not yet published, such as definitions proposed from outside.
    ///
    /// @return whether there was anything; false too while the disk is nearly full
    public boolean publish(Progress progress) {
        return room.shortage().isEmpty() && publication.publish(progress);
    }

    /// Looks for damages, changing nothing.
    public Inspection inspection() {
        return inspection;
    }

    /// Puts damaged entries of the log back from the store, or else from copies, and clears damaged pages away.
    /// What came back is brought into the store and published.
    ///
    /// @param copies tries to put an entry back from elsewhere, and says why it did not; empty when it did
    public Healing.Healed heal(Function<EntryId, Optional<String>> copies, Progress progress) {
        var healed = healing.heal(copies);
        landing.tidy();
        catalogue.replay();
        publish(progress);
        return healed;
    }

    /// Makes the store anew from the log, and publishes everything. Damaged entries are put back from the store first,
    /// since afterwards it no longer knows them. A store that is too damaged for that is put aside at the
    /// next start.
    ///
    /// @return the entries that were applied
    public List<EntryId> rebuild(Progress progress) {
        room.demand("the store was not made anew");
        try {
            healing.heal(id -> Optional.of("no other copy was given"));
            return publication.publishAnew(progress).entries();
        } catch (RuntimeException e) {
            Store.condemn(workspace);
            throw new StoreProblem(
                    "the store could not be emptied; it is put aside and made anew at the next start", e);
        }
    }

    @Override
    public void close() {
        schedule.close();
        store.close();
    }
}
