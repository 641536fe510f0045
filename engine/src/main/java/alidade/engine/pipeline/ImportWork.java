package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.standardize.FactSorter;
import alidade.engine.standardize.SortedFact;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The sealing of one file, entry by entry, in the order of date, source and record. Used once, by one thread.
///
/// Between two entries it can be cancelled, or the program can die: what is sealed stays, and the same import goes on
/// behind it, since it seals what is not sealed yet.
final class ImportWork {
    private static final long REFUSED_CHARACTERS = 8 << 20;

    private final Task task;
    private final ImportLimits limits;
    private final KnownFacts known;
    private final Sealing sealing;
    private final BatchIds batches;
    private final Clock clock;
    private final FileRows.Watch watch;

    private final List<EntryId> entries = new ArrayList<>();
    private final Set<LocalDate> dates = new TreeSet<>();
    private final Set<String> sources = new TreeSet<>();
    private final Map<SourceDate, Long> merged = new TreeMap<>();
    private long imported;
    private String label = "";

    /// Facts that go into the next entry.
    private final List<SortedFact> pending = new ArrayList<>();

    private long pendingBytes;
    /// Coverage of days without a new fact, for the next entry.
    private final List<Coverage> untold = new ArrayList<>();

    private @Nullable Set<String> told;
    private @Nullable SourceDate day;
    private boolean dayHasNews;

    /// What is imported.
    ///
    /// @param file its name
    /// @param extent whether each day of each source in it is all that there was on that day
    record Task(Pack pack, TableDefinition table, Extent extent, Instant started, String file) {}

    ImportWork(
            Task task,
            ImportLimits limits,
            KnownFacts known,
            Sealing sealing,
            BatchIds batches,
            Clock clock,
            FileRows.Watch watch) {
        this.task = task;
        this.limits = limits;
        this.known = known;
        this.sealing = sealing;
        this.batches = batches;
        this.clock = clock;
        this.watch = watch;
    }

    /// @param file what was read to its end
    ImportReport seal(ImportSpool spool, FileRows.Read file) throws IOException {
        var read = file.rows();
        var refused = spool.newlyRefused();
        var done = seal(new FreshFacts(spool.facts(), known.earlier(task.table())), refused);
        var fellTogether = read - imported - spool.refused();
        if (!entries.isEmpty()) receipt(read, done ? fellTogether : 0, spool.refused());
        return new ImportReport(
                read,
                imported,
                done ? fellTogether : 0,
                spool.refused(),
                label.isEmpty() ? Optional.empty() : Optional.of(label),
                entries,
                List.copyOf(dates),
                List.copyOf(sources),
                !done,
                file.found());
    }

    /// @return false when it was cancelled before the end
    private boolean seal(FreshFacts facts, RefusedFile refused) throws IOException {
        for (var one = facts.next(); one.isPresent(); one = facts.next()) {
            var fact = one.get().fact();
            if (!turnTo(SourceDate.of(fact), refused)) return false;
            if (!one.get().fresh()) continue;
            if (pending.size() == limits.rowsOfAnEntry() || pendingBytes >= limits.bytesOfAnEntry()) {
                if (watch.cancel().cancelled()) return false;
                seal(refused, pending.getLast(), fact);
            }
            dayHasNews = true;
            pending.add(fact);
            pendingBytes += FactSorter.bytes(fact.fact());
        }
        endDay();
        while (!pending.isEmpty() || !untold.isEmpty() || refused.hasMore()) {
            if (watch.cancel().cancelled()) return false;
            seal(refused, null, null);
        }
        return true;
    }

    /// @return false when it was cancelled
    private boolean turnTo(SourceDate next, RefusedFile refused) throws IOException {
        if (next.equals(day)) return true;
        endDay();
        day = next;
        dayHasNews = false;
        if (untold.size() < limits.rowsOfAnEntry()) return true;
        if (watch.cancel().cancelled()) return false;
        seal(refused, null, null);
        return true;
    }

    /// What the file says to have seen of a day that brings nothing new, unless it was said before.
    private void endDay() {
        if (day == null || dayHasNews) return;
        if (told == null) told = known.coverage(task.table().name());
        var source = day.source();
        var said = told.contains(
                        KnownFacts.coverage(source, day.date(), task.extent().name()))
                || told.contains(KnownFacts.coverage(source, day.date(), Extent.COMPLETE.name()));
        if (!said) untold.add(new Coverage(source, Importer.INPUT, day.date(), task.extent()));
    }

    /// Seals what is pending, as an entry. It tells of the days that end in it what the file says, of one that goes on
    /// in the next entry only that a part was seen.
    private void seal(RefusedFile refused, @Nullable SortedFact last, @Nullable SortedFact next) throws IOException {
        var here = new TreeMap<SourceDate, Coverage>();
        for (var one : untold) here.put(new SourceDate(one.date(), one.source()), one);
        for (var fact : pending) here.put(SourceDate.of(fact), coverage(fact, task.extent()));
        if (last != null && next != null && SourceDate.of(last).equals(SourceDate.of(next))) {
            here.put(SourceDate.of(last), coverage(last, Extent.PARTIAL));
        }
        var header = sealing.seal(new Draft.Records(
                batch(0),
                List.copyOf(here.values()),
                pending.stream().map(SortedFact::fact).toList(),
                refused.next(limits.rowsOfAnEntry(), REFUSED_CHARACTERS)));
        entries.add(header.id());
        count();
        watch.progress().at(new Step.Imported(header.id(), header.rows()));
    }

    private static Coverage coverage(SortedFact fact, Extent extent) {
        return new Coverage(fact.source(), Importer.INPUT, fact.date(), extent);
    }

    private void count() {
        for (var fact : pending) {
            dates.add(fact.date());
            sources.add(fact.source());
            if (fact.merged() > 0) merged.merge(SourceDate.of(fact), fact.merged(), Long::sum);
        }
        imported += pending.size();
        pending.clear();
        pendingBytes = 0;
        untold.clear();
    }

    private Batch batch(long rowsMerged) {
        if (label.isEmpty()) label = batches.next(task.started(), task.pack().zone());
        var here = new TreeSet<String>();
        for (var fact : pending) here.add(fact.source());
        return new Batch(
                label,
                Batch.Origin.IMPORT,
                task.pack().name(),
                task.table().name(),
                here.size() == 1 ? here.first() : "",
                task.started(),
                clock.instant(),
                Batch.Status.SUCCESS,
                0,
                rowsMerged,
                Optional.empty(),
                Optional.empty());
    }

    /// Seals what was imported when from where, and which rows of each day fell together.
    private void receipt(long read, long fellTogether, long refused) {
        var text = ImportReceipt.text(task.file(), task.extent(), read, imported, fellTogether, refused, merged);
        sealing.seal(new Draft.Documents(
                batch(fellTogether), List.of(new Document("import", label, text, Optional.empty()))));
    }
}
