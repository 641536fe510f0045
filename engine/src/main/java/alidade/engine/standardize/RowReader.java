package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.engine.log.Refused;
import alidade.engine.standardize.FieldReader.Found;
import alidade.fetch.files.RawRow;
import alidade.fetch.sources.RawRecord;
import alidade.resources.packs.FieldMapping;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.ImportMapping;
import alidade.resources.packs.TableDefinition.Type;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Reads single raw records of one source, or rows of one kind of file, as facts of a table.
///
/// The first rule that a record offends is the one that it is refused for, in the order of the table's columns.
final class RowReader {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final TableDefinition table;
    private final ZoneId packZone;
    private final LocalDate latest;
    private final Map<String, FieldReader> fields = new TreeMap<>();
    private final Optional<FieldReader> date;
    private final Optional<FieldReader> observedAt;
    /// Value of the source column where the records do not say it themselves.
    private final Optional<String> source;

    private RowReader(
            TableDefinition table,
            List<FieldMapping> mappings,
            Optional<FieldReader> date,
            Optional<FieldReader> observedAt,
            Optional<String> source,
            ZoneId zone,
            ZoneId packZone,
            LocalDate latest) {
        this.table = table;
        this.packZone = packZone;
        this.latest = latest;
        this.date = date;
        this.observedAt = observedAt;
        this.source = source;
        for (var mapping : mappings) {
            var type = table.column(mapping.column()).map(Column::type).orElse(Type.TEXT);
            fields.put(mapping.column(), FieldReader.of(mapping, type, zone, packZone));
        }
    }

    /// @param latest the last date that is accepted
    static RowReader ofSource(TableDefinition table, SourceDefinition source, ZoneId packZone, LocalDate latest) {
        return new RowReader(
                table,
                source.fields(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(source.name()),
                packZone,
                packZone,
                latest);
    }

    /// @param latest the last date that is accepted
    static RowReader ofImport(TableDefinition table, ImportMapping mapping, ZoneId packZone, LocalDate latest) {
        var zone = mapping.zone().orElse(packZone);
        return new RowReader(
                table,
                mapping.fields(),
                Optional.of(FieldReader.of(mapping.date(), Type.DATE, zone, packZone)),
                mapping.observedAt().map(one -> FieldReader.of(one, Type.TIMESTAMP, zone, packZone)),
                Optional.empty(),
                zone,
                packZone,
                latest);
    }

    /// @param fields those of the identity, and those of the history
    /// @param date of one item of the history
    /// @param latest the last date that is accepted
    static RowReader ofHistory(
            TableDefinition table,
            SourceDefinition source,
            List<FieldMapping> fields,
            FieldMapping date,
            ZoneId packZone,
            LocalDate latest) {
        return new RowReader(
                table,
                fields,
                Optional.of(FieldReader.of(date, Type.DATE, packZone, packZone)),
                Optional.empty(),
                Optional.of(source.name()),
                packZone,
                packZone,
                latest);
    }

    sealed interface Outcome {}

    record Fits(Fact fact) implements Outcome {}

    record Misfit(Refused refused) implements Outcome {}

    Outcome read(RawRecord record, Instant seenAt, LocalDate day) {
        var standing = new Standing(_ -> String.join("; ", record.places()), record.merged(), record.inputs());
        return offDate(standing, "", day, "the day of the collection")
                .orElseGet(() -> values(standing, day, seenAt.truncatedTo(ChronoUnit.MICROS)));
    }

    /// One day of a record's history.
    ///
    /// @param merged the record with that day beside its stages
    Outcome readDay(JsonNode merged, String place, RawRecord record, Instant seenAt) {
        return row(
                new Standing(_ -> place, merged, record.inputs()), Optional.of(seenAt.truncatedTo(ChronoUnit.MICROS)));
    }

    Outcome read(RawRow row) {
        return switch (row) {
            case RawRow.Malformed(var place, var reason, var raw) ->
                new Misfit(new Refused(place, "", Optional.empty(), "malformed", Texts.raw(reason), Texts.raw(raw)));
            case RawRow.Row(var _, var record, var placeOf) ->
                row(new Standing(placeOf, record, List.of(Standardizer.IMPORT)), Optional.empty());
        };
    }

    /// A record with what is known of it before its values are read.
    ///
    /// @param placeOf where a field of it stood; of an empty name, where the record stood
    private record Standing(UnaryOperator<String> placeOf, JsonNode record, List<String> inputs) {}

    /// @param seenAt when it was observed, where that is known from elsewhere
    private Outcome row(Standing row, Optional<Instant> seenAt) {
        if (date.isEmpty()) {
            throw new IllegalStateException("rows of a file are read by the mapping of an import");
        }
        var found = date.get().read(row.record());
        if (!(found.decoded() instanceof Decoded.Value(LocalDate day))) {
            return wrong(row, Optional.empty(), "the date", date.get(), found);
        }
        var off = offDate(row, found.from(), day, "the date");
        if (off.isPresent()) {
            return off.get();
        }
        var start = seenAt.orElse(day.atStartOfDay(packZone).toInstant());
        if (observedAt.isEmpty()) {
            return values(row, day, start);
        }
        var moment = observedAt.get().read(row.record());
        return switch (moment.decoded()) {
            case Decoded.Missing() -> values(row, day, start);
            case Decoded.Value(Instant at) ->
                offDate(row, moment.from(), LocalDate.ofInstant(at, packZone), "the day of observation")
                        .orElseGet(() -> values(row, day, at));
            default -> wrong(row, Optional.of(day), "the moment of observation", observedAt.get(), moment);
        };
    }

    private Optional<Outcome> offDate(Standing row, String from, LocalDate day, String what) {
        if (!day.isBefore(EARLIEST) && !day.isAfter(latest)) {
            return Optional.empty();
        }
        var reason = "%s is %s, which is not from %s to %s (tomorrow): the record is refused."
                .formatted(capital(what), day, EARLIEST, latest);
        return Optional.of(misfit(row, from, Optional.of(day), "date", reason));
    }

    private Outcome values(Standing row, LocalDate day, Instant at) {
        var values = new TreeMap<String, Object>();
        source.ifPresent(name -> values.put(table.sourceColumn(), name));
        for (var column : table.columns()) {
            var field = fields.get(column.name());
            var empty = "";
            if (field != null) {
                var found = field.read(row.record());
                if (found.decoded() instanceof Decoded.Wrong) {
                    return wrong(row, Optional.of(day), column.name(), field, found);
                }
                empty = found.from();
                if (found.decoded() instanceof Decoded.Value(var value)) {
                    var fault = fault(column, value);
                    if (fault.isPresent()) {
                        return misfit(
                                row,
                                found.from(),
                                Optional.of(day),
                                fault.get().rule(),
                                fault.get().reason());
                    }
                    values.put(column.name(), value);
                }
            }
            if (!values.containsKey(column.name()) && isNeeded(column)) {
                return missing(row, Optional.of(day), column.name(), Optional.ofNullable(field), empty);
            }
        }
        if (table.identity().stream().skip(1).noneMatch(values::containsKey)
                && table.identity().size() > 1) {
            return misfit(
                    row,
                    "",
                    Optional.of(day),
                    "required",
                    "All of "
                            + String.join(
                                    ", ",
                                    table.identity().subList(1, table.identity().size()))
                            + " are missing, so nothing tells which record it is: the record is refused.");
        }
        return new Fits(new Fact(day, at, row.inputs(), values));
    }

    private boolean isNeeded(Column column) {
        return column.required() || column.name().equals(table.sourceColumn());
    }

    private record Fault(String rule, String reason) {}

    private static Optional<Fault> fault(Column column, Object value) {
        var name = column.name();
        if (column.minimum().isPresent()
                && Numerals.isBelow(value, column.minimum().get())) {
            return Optional.of(new Fault(
                    "minimum",
                    "%s is %s, and the smallest value accepted is %d: the record is refused."
                            .formatted(capital(name), value, column.minimum().get())));
        }
        if (value instanceof String text) {
            return fault(name, text);
        }
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        var together = new StringBuilder();
        for (var item : list) {
            var text = String.valueOf(item);
            var fault = fault(name, text);
            if (fault.isPresent()) {
                return fault;
            }
            together.append(text);
        }
        return fault(name, together.toString());
    }

    private static Optional<Fault> fault(String column, String text) {
        return Texts.fault(text)
                .map(fault -> new Fault(
                        "text",
                        "%s %s ('%s'): the record is refused.".formatted(capital(column), fault, Texts.shown(text))));
    }

    private Outcome wrong(Standing row, Optional<LocalDate> day, String what, FieldReader field, Found found) {
        if (!(found.decoded() instanceof Decoded.Wrong(var reason))) {
            return missing(row, day, what, Optional.of(field), found.from());
        }
        var raw = found.raw().isValueNode() ? found.raw().asText() : found.raw().toString();
        return misfit(
                row,
                found.from(),
                day,
                "type",
                "%s '%s' %s: the record is refused.".formatted(capital(what), Texts.shown(raw), reason));
    }

    private Outcome missing(
            Standing row, Optional<LocalDate> day, String what, Optional<FieldReader> field, String from) {
        var looked = field.map(one -> "looked for in " + one.from()).orElse("the mapping does not name it");
        return misfit(
                row,
                from,
                day,
                "required",
                "%s is missing (%s) and is required: the record is refused.".formatted(capital(what), looked));
    }

    /// @param from the field that is wrong; empty where it is the whole record
    private Outcome misfit(Standing row, String from, Optional<LocalDate> day, String rule, String reason) {
        return new Misfit(new Refused(
                Texts.raw(row.placeOf().apply(from)),
                Texts.raw(sourceOf(row)),
                day,
                rule,
                reason,
                Texts.raw(row.record().toString())));
    }

    private String sourceOf(Standing row) {
        var field = fields.get(table.sourceColumn());
        if (field != null && field.read(row.record()).decoded() instanceof Decoded.Value(String name)) {
            return name;
        }
        return source.orElse("");
    }

    private static String capital(String what) {
        return what.startsWith("the ") ? "T" + what.substring(1) : what;
    }
}
