package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import alidade.fetch.files.RawRow;
import alidade.fetch.sources.RawRecord;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.ImportMapping;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Turns raw records into facts of one table, one by one; those that do not fit are refused, and none goes missing.
///
/// It holds the facts of what it is given in memory. A history that is too large is given to it in parts that share no
/// date, see [DateWindows]. Not thread-safe.
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

    /// The rows of a file.
    public Standardized imported(ImportMapping mapping, Iterable<RawRow> rows) {
        return imported(mapping, rows, RowReader.EVERY_DATE);
    }

    /// The rows of a file that speak of some dates; others are passed over and not counted as read. A row whose date
    /// cannot be read belongs to `LocalDate.MIN`.
    public Standardized imported(ImportMapping mapping, Iterable<RawRow> rows, Predicate<LocalDate> dates) {
        var reader = RowReader.ofImport(table, mapping, packZone, tomorrow());
        var tally = new Tally(table);
        for (var row : rows) {
            if (dates == RowReader.EVERY_DATE || dates.test(reader.dateOf(row))) {
                tally.add(reader.read(row));
            }
        }
        return tally.result();
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
