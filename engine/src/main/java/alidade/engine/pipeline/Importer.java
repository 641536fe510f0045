package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.log.Document;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import alidade.engine.standardize.Standardizer;
import alidade.engine.store.Definitions;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Brings the rows of a file of another program into a table. The same file a second time changes nothing.
public final class Importer {
    /// Under this input imported facts and their coverage are sealed.
    public static final String INPUT = Standardizer.IMPORT;

    private static final int ROWS_PER_ENTRY = 50_000;

    private final Definitions definitions;
    private final FileRows rows;
    private final KnownFacts known;
    private final Sealing sealing;
    private final Publication publication;
    private final BatchIds batches;
    private final Clock clock;

    Importer(
            Definitions definitions,
            FileRows rows,
            KnownFacts known,
            Sealing sealing,
            Publication publication,
            BatchIds batches,
            Clock clock) {
        this.definitions = definitions;
        this.rows = rows;
        this.known = known;
        this.sealing = sealing;
        this.publication = publication;
        this.batches = batches;
        this.clock = clock;
    }

    /// Imports a file: CSV, NDJSON or SQLite, told from its content.
    ///
    /// @param extent whether each day of each source in the file is all that there was on that day
    /// @throws Unanswerable when there is no such pack or table, or the file cannot be read; nothing is imported
    public synchronized ImportReport run(
            Path file, String pack, String table, Extent extent, Progress progress, CancelSignal cancel) {
        sealing.refuseIfReadOnly();
        var declaredIn = pack(pack);
        var declared = declaredIn
                .table(table)
                .orElseThrow(() -> new Unanswerable("pack '%s' has no table '%s'; nothing is imported. It has %s"
                        .formatted(
                                pack,
                                table,
                                declaredIn.tables().stream()
                                        .map(TableDefinition::name)
                                        .toList())));
        var started = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var named = rows.read(file, declaredIn, declared, progress, cancel);
        if (named.isEmpty()) return ImportReport.cancelledAfter(0);
        var work = new Work(
                declaredIn, declared, extent, started, file.getFileName().toString(), progress);
        var report = work.seal(named.get());
        publication.publish(progress);
        return report;
    }

    private Pack pack(String name) {
        var packs = definitions.current();
        return packs.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unanswerable("there is no pack '%s'; nothing is imported. The packs are %s"
                        .formatted(name, packs.stream().map(Pack::name).toList())));
    }

    /// The sealing of one file. Used once, by one thread.
    private final class Work {
        private final Pack pack;
        private final TableDefinition table;
        private final Extent extent;
        private final Instant started;
        private final String file;
        private final Progress progress;
        private final List<EntryId> entries = new ArrayList<>();
        private String label = "";

        Work(Pack pack, TableDefinition table, Extent extent, Instant started, String file, Progress progress) {
            this.pack = pack;
            this.table = table;
            this.extent = extent;
            this.started = started;
            this.file = file;
            this.progress = progress;
        }

        ImportReport seal(FileRows.Named named) {
            var inOrder = named.facts().stream()
                    .sorted(Comparator.comparing(Fact::date).thenComparing(this::source))
                    .toList();
            var fresh = fresh(inOrder);
            var refused = refusedNow(named.refused());
            var coverage = coverageNow(inOrder);
            var sealedRefused = refused;
            for (var from = 0; from < fresh.size(); from += ROWS_PER_ENTRY) {
                var facts = fresh.subList(from, Math.min(from + ROWS_PER_ENTRY, fresh.size()));
                var last = from + ROWS_PER_ENTRY >= fresh.size();
                seal(facts, covering(facts, fresh, from, coverage, last), sealedRefused);
                sealedRefused = List.of();
            }
            if (fresh.isEmpty() && !(refused.isEmpty() && coverage.isEmpty())) seal(List.of(), coverage, refused);
            var merged = named.read() - fresh.size() - named.refused().size();
            if (!entries.isEmpty()) receipt(named, fresh, merged);
            return new ImportReport(
                    named.read(),
                    fresh.size(),
                    merged,
                    named.refused().size(),
                    label.isEmpty() ? Optional.empty() : Optional.of(label),
                    entries,
                    fresh.stream().map(Fact::date).distinct().toList(),
                    fresh.stream().map(this::source).distinct().sorted().toList(),
                    false);
        }

        /// Those that are not sealed yet.
        private List<Fact> fresh(List<Fact> facts) {
            var fresh = new ArrayList<Fact>();
            for (var from = 0; from < facts.size(); from += ROWS_PER_ENTRY) {
                var part = facts.subList(from, Math.min(from + ROWS_PER_ENTRY, facts.size()));
                var seen = known.facts(
                        table.name(), part.getFirst().date(), part.getLast().date());
                for (var fact : part) if (!seen.contains(KnownFacts.fingerprint(fact))) fresh.add(fact);
            }
            return fresh;
        }

        private List<Refused> refusedNow(List<Refused> refused) {
            if (refused.isEmpty()) return refused;
            var seen = known.refused(table.name());
            return refused.stream()
                    .filter(one -> !seen.contains(KnownFacts.fingerprint(one)))
                    .toList();
        }

        /// What the file says to have seen, as far as it was not said before.
        private List<Coverage> coverageNow(Collection<Fact> facts) {
            var seen = known.coverage(table.name());
            var coverage = new ArrayList<Coverage>();
            var told = new HashSet<String>();
            for (var fact : facts) {
                var source = source(fact);
                var key = KnownFacts.coverage(source, fact.date(), extent.name());
                var complete = KnownFacts.coverage(source, fact.date(), Extent.COMPLETE.name());
                if (seen.contains(key) || seen.contains(complete) || !told.add(key)) continue;
                coverage.add(new Coverage(source, INPUT, fact.date(), extent));
            }
            return coverage;
        }

        /// The coverage that an entry tells: of the days that end in it as the file says, of one that goes on in the
        /// next entry only that a part was seen. What brings no new facts goes into the last entry.
        private List<Coverage> covering(
                List<Fact> facts, List<Fact> all, int from, List<Coverage> coverage, boolean last) {
            var to = from + facts.size();
            var later = new HashSet<String>();
            for (var fact : all.subList(to, all.size())) {
                if (fact.date().isAfter(facts.getLast().date())) break;
                later.add(source(fact) + "\n" + fact.date());
            }
            var here = new TreeMap<String, Coverage>();
            for (var fact : facts) {
                var key = source(fact) + "\n" + fact.date();
                var told = later.contains(key) ? Extent.PARTIAL : extent;
                here.put(key, new Coverage(source(fact), INPUT, fact.date(), told));
            }
            if (last) {
                var fresh = new HashSet<String>();
                for (var fact : all) fresh.add(source(fact) + "\n" + fact.date());
                for (var one : coverage) {
                    var key = one.source() + "\n" + one.date();
                    if (!fresh.contains(key)) here.put(key, one);
                }
            }
            return List.copyOf(here.values());
        }

        private void seal(List<Fact> facts, List<Coverage> coverage, List<Refused> refused) {
            var header = sealing.seal(new Draft.Records(batch(facts, 0), coverage, facts, refused));
            entries.add(header.id());
            progress.at(new Step.Imported(header.id(), header.rows()));
        }

        private Batch batch(List<Fact> facts, long merged) {
            if (label.isEmpty()) label = batches.next(started, pack.zone());
            var sources = new TreeSet<String>();
            for (var fact : facts) sources.add(source(fact));
            return new Batch(
                    label,
                    Batch.Origin.IMPORT,
                    pack.name(),
                    table.name(),
                    sources.size() == 1 ? sources.first() : "",
                    started,
                    clock.instant(),
                    Batch.Status.SUCCESS,
                    0,
                    merged,
                    Optional.empty(),
                    Optional.empty());
        }

        /// Seals what was imported when from where, and which rows of each day fell together.
        private void receipt(FileRows.Named named, List<Fact> fresh, long merged) {
            var news = new HashSet<FileRows.SourceDate>();
            for (var fact : fresh) news.add(new FileRows.SourceDate(source(fact), fact.date()));
            var text = ImportReceipt.text(file, extent, named, fresh.size(), merged, news);
            sealing.seal(new Draft.Documents(
                    batch(fresh, merged), List.of(new Document("import", label, text, Optional.empty()))));
        }

        private String source(Fact fact) {
            return String.valueOf(fact.values().getOrDefault(table.sourceColumn(), ""));
        }
    }
}
