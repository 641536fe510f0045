package alidade.engine.pipeline;

import alidade.engine.log.Fact;
import alidade.engine.log.Filling;
import alidade.engine.log.Refused;
import alidade.engine.standardize.FactSorter;
import alidade.resources.packs.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a file brings while it is read: facts and refused rows, held in memory as far as they fit, beyond that in
/// temporary files that only their owner may read and that are gone when it is closed. Not thread safe.
final class ImportSpool implements Filling.Sink, AutoCloseable {
    /// A file with more is not the one that was meant.
    static final int SOURCES = 10_000;

    static final int REFUSED = 1_000_000;

    private final TableDefinition table;
    private final Path folder;
    private final FactSorter sorter;
    private final RefusedFile refusedFile;
    /// How often each refused row is sealed already, by fingerprint.
    private final Map<String, Integer> sealedRefused;
    private final Set<String> sources = new HashSet<>();
    private long refused;

    /// @param sealedRefused how often each refused row is sealed already; it is used up
    ImportSpool(TableDefinition table, Map<String, Integer> sealedRefused, long bytesInMemory) throws IOException {
        this.table = table;
        this.sealedRefused = sealedRefused;
        folder = Files.createTempDirectory("alidade-import-");
        sorter = new FactSorter(table, folder, bytesInMemory);
        refusedFile = new RefusedFile(folder.resolve("refused"));
    }

    /// @throws Unanswerable when the file has more sources than a file of this table can have
    @Override
    public void fact(Fact fact) throws IOException {
        if (sources.add(String.valueOf(fact.values().get(table.sourceColumn()))) && sources.size() > SOURCES) {
            throw new Unanswerable("the file has more than %d different values in '%s'; nothing is imported."
                            .formatted(SOURCES, table.sourceColumn())
                    + " Is it the right column?");
        }
        sorter.add(fact);
    }

    /// @throws Unanswerable when nearly nothing of a large file fits
    @Override
    public void refuse(Refused one) throws IOException {
        if (++refused > REFUSED) {
            throw new Unanswerable("more than %d rows do not fit; nothing is imported. The last one is %s: %s"
                    .formatted(REFUSED, one.place(), one.reason()));
        }
        if (sealedRefused.isEmpty()) {
            refusedFile.write(one);
            return;
        }
        var left = sealedRefused.computeIfPresent(KnownFacts.fingerprint(one), (_, count) -> count - 1);
        if (left == null || left < 0) refusedFile.write(one);
    }

    /// How many rows were refused, those that are sealed already included.
    long refused() {
        return refused;
    }

    /// All facts, in order; no row may be handed in any more.
    FactSorter.Facts facts() throws IOException {
        return sorter.sorted();
    }

    /// The refused rows that are not sealed yet, in the order of the file; no row may be handed in any more.
    RefusedFile newlyRefused() throws IOException {
        refusedFile.rewind();
        return refusedFile;
    }

    /// What cannot be deleted now stays in the folder for temporary files.
    @Override
    public void close() {
        sorter.close();
        refusedFile.close();
        try (var files = Files.walk(folder)) {
            for (var one : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        } catch (IOException _) {
            return;
        }
    }
}
