package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Draft;
import alidade.engine.log.EntryId;
import alidade.engine.log.Fact;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.Refused;
import alidade.engine.log.Sealed;
import alidade.engine.store.Definitions;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts a refused record right: a new entry with the corrected values, which cites the one that refused it.
public final class Mend {
    private final Log log;
    private final Definitions definitions;
    private final Sealing sealing;
    private final Publication publication;
    private final BatchIds batches;
    private final Clock clock;

    Mend(Log log, Definitions definitions, Sealing sealing, Publication publication, BatchIds batches, Clock clock) {
        this.log = log;
        this.definitions = definitions;
        this.sealing = sealing;
        this.publication = publication;
        this.batches = batches;
        this.clock = clock;
    }

    /// Seals the corrected record as observed when the refused one was.
    ///
    /// @param ordinal place among the refused records of the entry, from 0
    /// @param values text by column: numbers in decimals, dates and moments in ISO, lists with commas between
    /// @throws Unanswerable when there is no such record, or the values do not fit; nothing is sealed
    public synchronized Header mend(EntryId entry, int ordinal, Map<String, String> values) {
        var cited = sealing.header(entry)
                .orElseThrow(() -> new Unanswerable("there is no entry " + entry + " here; nothing is mended"));
        var refused = refused(entry, ordinal);
        var pack = pack(cited.batch().pack());
        var table = pack.table(cited.batch().table())
                .orElseThrow(() -> new Unanswerable(
                        "table '" + cited.batch().table() + "' is not declared any more; nothing is mended"));
        var typed = TypedValues.read(table, values);
        var source = String.valueOf(typed.getOrDefault(table.sourceColumn(), ""));
        var date = refused.date().orElse(LocalDate.ofInstant(cited.batch().started(), pack.zone()));
        var inputs = cited.coverage().stream()
                .filter(one -> one.source().equals(source))
                .map(Coverage::input)
                .distinct()
                .toList();
        var fact = new Fact(date, cited.batch().started(), inputs, typed);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var batch = new Batch(
                batches.next(now, pack.zone()),
                Batch.Origin.MEND,
                pack.name(),
                table.name(),
                source,
                now,
                now,
                Batch.Status.SUCCESS,
                0,
                0,
                Optional.empty(),
                Optional.of(entry));
        var seen = List.of(new Coverage(source, "mend", date, Coverage.Extent.PARTIAL));
        var header = sealing.seal(new Draft.Records(batch, seen, List.of(fact), List.of()));
        publication.publish(Progress.none());
        return header;
    }

    private Refused refused(EntryId entry, int ordinal) {
        var all = switch (log.read(entry)) {
            case Sealed.Records(var _, var _, var refused) -> refused;
            case Sealed.Documents _ -> List.<Refused>of();
            case Sealed.Withheld _ ->
                throw new Unanswerable(
                        "the rows of entry %s live on node %s; mend it there".formatted(entry, entry.node()));
        };
        if (ordinal < 0 || ordinal >= all.size())
            throw new Unanswerable("entry %s refused %s records, and number %s is not among them; nothing is mended"
                    .formatted(entry, all.size(), ordinal));
        return all.get(ordinal);
    }

    private Pack pack(String name) {
        return definitions.current().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unanswerable("pack '" + name + "' is not declared any more; nothing is mended"));
    }

    /// Values as typed by a person, under the table's types.
    static final class TypedValues {
        private TypedValues() {}

        static Map<String, Object> read(TableDefinition table, Map<String, String> values) {
            var typed = new TreeMap<String, Object>();
            for (var value : values.entrySet()) {
                var column = table.column(value.getKey())
                        .orElseThrow(() -> new Unanswerable("table '%s' has no column '%s'; nothing is mended"
                                .formatted(table.name(), value.getKey())));
                if (!value.getValue().isBlank()) typed.put(column.name(), TypedText.read(column, value.getValue()));
            }
            for (var column : table.columns()) {
                var missing = column.required() && !typed.containsKey(column.name());
                if (missing) throw new Unanswerable("column '" + column.name() + "' is required; nothing is mended");
            }
            return typed;
        }
    }
}
