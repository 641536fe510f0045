package alidade.engine.standardize;

import alidade.fetch.sources.RawRecord;
import alidade.resources.packs.FieldMapping;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.History;
import alidade.resources.packs.TableDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Reads the days before that of the collection out of raw records, as the history of their source says.
///
/// @param days where a record has its list of days
/// @param reader of a record with one of them beside its stages
/// @param today the day of the collection, which the record itself speaks of
record HistoryReader(Place days, RowReader reader, LocalDate today) {
    private static final String DAY = "day";

    /// @param latest the last date that is accepted
    static HistoryReader of(
            TableDefinition table,
            SourceDefinition source,
            History history,
            ZoneId packZone,
            LocalDate today,
            LocalDate latest) {
        var fields = new ArrayList<FieldMapping>();
        source.fields().stream()
                .filter(field -> table.identity().contains(field.column()))
                .forEach(fields::add);
        fields.addAll(history.fields());
        return new HistoryReader(
                Place.of(history.records()),
                RowReader.ofHistory(table, source, fields, history.date(), packZone, latest),
                today);
    }

    /// A fact or a misfit for each day that the record tells of; what it is today it says itself.
    List<RowReader.Outcome> read(RawRecord record, Instant observedAt) {
        var outcomes = new ArrayList<RowReader.Outcome>();
        var list = days.in(record.merged());
        if (RawValues.isMissing(list)) return outcomes;
        var items = list.isArray() ? list.valueStream().toList() : List.of(list);
        for (var at = 0; at < items.size(); at++) {
            var outcome = reader.readDay(with(record.merged(), items.get(at)), places(record, at), record, observedAt);
            if (outcome instanceof RowReader.Fits(var fact) && !fact.date().isBefore(today)) continue;
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static JsonNode with(JsonNode merged, JsonNode day) {
        var one = JsonNodeFactory.instance.objectNode();
        if (merged instanceof ObjectNode whole) one.setAll(whole);
        return one.set(DAY, day);
    }

    private String places(RawRecord record, int at) {
        return String.join("; ", record.places()) + "; " + days.text() + "[" + at + "]";
    }
}
