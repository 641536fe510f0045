package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.engine.log.Filling;
import alidade.engine.log.Refused;
import alidade.fetch.files.RawRow;
import alidade.fetch.sources.RawRecord;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.ImportMapping;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Turns raw records into facts of one table, one by one; those that do not fit are refused, and none goes missing.
///
/// Either it holds the facts of what it is given in memory, one for each record and date, or it hands them on one by
/// one
/// for [FactSorter] to join. Not thread-safe.
public final class Standardizer {
    /// The input that imported facts name.
    public static final String IMPORT = "import";

    private final TableDefinition table;
    private final ZoneId packZone;
    private final Clock clock;

    /// @param packZone in which a moment becomes a date
    /// @param clock tells what day tomorrow is: later dates are refused
    public Standardizer(TableDefinition table, ZoneId packZone, Clock clock) {
        this.table = table;
        this.packZone = packZone;
        this.clock = clock;
    }

    /// What a source sent.
    ///
    /// @param observedAt the moment of the collection
    /// @param day the day of the world that it speaks of, in the pack's zone
    public Standardized collected(
            SourceDefinition source, Iterable<RawRecord> records, Instant observedAt, LocalDate day) {
        var reader = RowReader.ofSource(table, source, packZone, tomorrow());
        var tally = new Tally(table);
        for (var record : records) {
            tally.add(reader.read(record, observedAt, day));
        }
        return tally.result();
    }

    /// What the same records tell of the days before, where the source declares a history; nothing else. The day of
    /// the collection itself is that of [#collected].
    public Standardized past(SourceDefinition source, Iterable<RawRecord> records, Instant observedAt, LocalDate day) {
        var tally = new Tally(table);
        if (source.history().isEmpty()) {
            return tally.result();
        }
        var history = HistoryReader.of(table, source, source.history().get(), packZone, day, tomorrow());
        for (var record : records) {
            history.read(record, observedAt).forEach(tally::add);
        }
        return tally.result();
    }

    /// The rows of a file, all of them held in memory.
    public Standardized imported(ImportMapping mapping, Iterable<RawRow> rows) {
        var reader = RowReader.ofImport(table, mapping, packZone, tomorrow());
        var tally = new Tally(table);
        for (var row : rows) {
            tally.add(reader.read(row));
        }
        return tally.result();
    }

    /// Hands what becomes of each row of a file to the sink, one after the other; nothing is held.
    ///
    /// @return how many rows were read
    public long imported(ImportMapping mapping, Iterable<RawRow> rows, Filling.Sink sink) throws IOException {
        var reader = RowReader.ofImport(table, mapping, packZone, tomorrow());
        var read = 0L;
        for (var row : rows) {
            switch (reader.read(row)) {
                case RowReader.Fits(Fact fact) -> sink.fact(fact);
                case RowReader.Misfit(Refused why) -> sink.refuse(why);
            }
            read++;
        }
        return read;
    }

    private LocalDate tomorrow() {
        return LocalDate.ofInstant(clock.instant(), packZone).plusDays(1);
    }

    /// Counts what became of each record.
    private static final class Tally {
        private final Duplicates facts;
        private final List<Refused> refused = new ArrayList<>();
        private long read;

        Tally(TableDefinition table) {
            facts = new Duplicates(table);
        }

        void add(RowReader.Outcome outcome) {
            read++;
            switch (outcome) {
                case RowReader.Fits(Fact fact) -> facts.add(fact);
                case RowReader.Misfit(Refused why) -> refused.add(why);
            }
        }

        Standardized result() {
            return new Standardized(facts.facts(), refused, read, facts.merged(), facts.mergedRows());
        }
    }
}
