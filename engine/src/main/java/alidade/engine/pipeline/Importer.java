package alidade.engine.pipeline;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.standardize.Standardizer;
import alidade.engine.store.Definitions;
import alidade.fetch.files.FileOptions;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// Brings the rows of a file of another program into a table. The same file a second time changes nothing.
///
/// The file may be larger than the memory, and its rows in any order: [ImportSpool] has them while the file is read,
/// [ImportWork] seals them.
public final class Importer {
    /// Under this input imported facts and their coverage are sealed.
    public static final String INPUT = Standardizer.IMPORT;

    private final Definitions definitions;
    private final FileRows rows;
    private final KnownFacts known;
    private final Sealing sealing;
    private final Publication publication;
    private final BatchIds batches;
    private final Clock clock;
    private final ImportLimits limits;

    Importer(
            Definitions definitions,
            FileRows rows,
            KnownFacts known,
            Sealing sealing,
            Publication publication,
            BatchIds batches,
            Clock clock,
            ImportLimits limits) {
        this.definitions = definitions;
        this.rows = rows;
        this.known = known;
        this.sealing = sealing;
        this.publication = publication;
        this.batches = batches;
        this.clock = clock;
        this.limits = limits;
    }

    /// The same with other limits.
    Importer with(ImportLimits other) {
        return new Importer(definitions, rows, known, sealing, publication, batches, clock, other);
    }

    /// Imports a file, everything about its format told from its content.
    public ImportReport run(
            Path file, String pack, String table, Extent extent, Progress progress, CancelSignal cancel) {
        return run(new ImportRequest(file, FileOptions.none(), pack, table, extent), progress, cancel);
    }

    /// Imports a file. When it is cancelled between two entries, those that are sealed stay, and the same import goes
    /// on behind them.
    ///
    /// @throws Unanswerable when there is no such pack or table, or the file cannot be read; nothing is imported
    public synchronized ImportReport run(ImportRequest request, Progress progress, CancelSignal cancel) {
        sealing.refuseIfReadOnly();
        var pack = pack(request.pack());
        var table = pack.table(request.table())
                .orElseThrow(() -> new Unanswerable("pack '%s' has no table '%s'; nothing is imported. It has %s"
                        .formatted(
                                pack.name(),
                                request.table(),
                                pack.tables().stream()
                                        .map(TableDefinition::name)
                                        .toList())));
        var started = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var task = new ImportWork.Task(pack, table, request.extent(), started, request.name());
        var report = read(request, task, new FileRows.Watch(progress, cancel));
        if (!report.entries().isEmpty() || !report.cancelled()) publication.publish(progress);
        return report;
    }

    /// Reads the file to its end before anything is sealed, and then seals entry by entry.
    private ImportReport read(ImportRequest request, ImportWork.Task task, FileRows.Watch watch) {
        var table = task.table();
        try (var spool = new ImportSpool(table, known.refused(table.name()), limits.bytesInMemory())) {
            var read = rows.read(request, task.pack(), table, spool, watch);
            if (watch.cancel().cancelled()) return ImportReport.cancelledAfter(read);
            return new ImportWork(task, limits, known, sealing, batches, clock, watch).seal(spool, read);
        } catch (IOException e) {
            throw new Unanswerable(
                    "the temporary files of the import failed (%s); what was sealed before stays, and the same import goes on from there"
                            .formatted(e.getMessage()));
        }
    }

    private Pack pack(String name) {
        var packs = definitions.current();
        return packs.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unanswerable("there is no pack '%s'; nothing is imported. The packs are %s"
                        .formatted(name, packs.stream().map(Pack::name).toList())));
    }
}
