package alidade.resources.packs;

import alidade.resources.packs.TableDefinition.Type;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the field mappings of an import or a source against the columns they fill.
final class MappingCheck {
    /// What each decoder gives.
    private static final Map<String, Set<Type>> DECODERS = Map.ofEntries(
            Map.entry("text", Set.of(Type.TEXT)),
            Map.entry("agreed", Set.of(Type.TEXT)),
            Map.entry("before_slash", Set.of(Type.TEXT)),
            Map.entry("after_slash", Set.of(Type.TEXT)),
            Map.entry("tag_value", Set.of(Type.TEXT)),
            Map.entry("tag_relation", Set.of(Type.TEXT)),
            Map.entry("name_without_owner", Set.of(Type.TEXT)),
            Map.entry("integer", Set.of(Type.INTEGER, Type.DECIMAL)),
            Map.entry("count", Set.of(Type.INTEGER, Type.DECIMAL)),
            Map.entry("decimal", Set.of(Type.DECIMAL)),
            Map.entry("boolean", Set.of(Type.BOOLEAN)),
            Map.entry("date", Set.of(Type.DATE)),
            Map.entry("moment", Set.of(Type.TIMESTAMP, Type.DATE)),
            Map.entry("epoch_seconds", Set.of(Type.TIMESTAMP, Type.DATE)),
            Map.entry("list", Set.of(Type.TEXT_LIST)));

    private static final Set<String> WITH_ARGUMENT =
            Set.of("agreed", "tag_value", "tag_relation", "name_without_owner");

    private final Draft draft;
    private final Definition<?> definition;
    private final TableDefinition table;

    MappingCheck(Draft draft, Definition<?> definition, TableDefinition table) {
        this.draft = draft;
        this.definition = definition;
        this.table = table;
    }

    /// Checks the mappings under `fields` of the owner.
    ///
    /// @param filled columns that have their value from elsewhere
    void check(Fields owner, List<FieldMapping> mappings, Set<String> filled) {
        some(owner, mappings);
        var fields = owner.fields("fields");
        for (var column : table.columns()) {
            if (column.required() && !filled.contains(column.name()) && !fields.has(column.name())) {
                draft.add(
                        definition,
                        owner.keyPlace("fields"),
                        "no field fills '" + column.name() + "', which every record of table '" + table.name()
                                + "' needs");
            }
        }
    }

    /// The same for mappings that need not fill every column.
    void some(Fields owner, List<FieldMapping> mappings) {
        var fields = owner.fields("fields");
        for (var mapping : mappings) {
            var column = table.column(mapping.column());
            if (column.isEmpty()) {
                draft.add(
                        definition,
                        fields.keyPlace(mapping.column()),
                        Nearest.unknown("column", mapping.column(), Names.columns(table)));
            } else {
                decoder(fields, mapping.column(), mapping, Set.of(column.get().type()));
            }
        }
    }

    /// Checks the decoder of the mapping that `owner` has under `key`.
    void decoder(Fields owner, String key, FieldMapping mapping, Set<Type> wanted) {
        var at = owner.get(key);
        var fields = owner.of(at);
        var place = fields.has("decode") ? fields.place("decode") : at.place();
        var gives = DECODERS.get(mapping.decode());
        if (gives == null) {
            draft.add(definition, place, Nearest.unknown("decoder", mapping.decode(), DECODERS.keySet()));
            return;
        }
        if (mapping.constant().isEmpty() && gives.stream().noneMatch(wanted::contains)) {
            var fitting = DECODERS.entrySet().stream()
                    .filter(one -> one.getValue().stream().anyMatch(wanted::contains))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            draft.add(
                    definition,
                    place,
                    "'" + key + "' is read by the decoder '" + mapping.decode() + "', expected one of "
                            + String.join(", ", fitting));
        }
        if (WITH_ARGUMENT.contains(mapping.decode()) && mapping.argument().isEmpty()) {
            draft.add(definition, place, "the decoder '" + mapping.decode() + "' needs an argument");
        }
        if (mapping.decode().equals("moment")) {
            mapping.argument()
                    .filter(zone -> !isZone(zone))
                    .ifPresent(zone -> draft.add(
                            definition,
                            fields.place("argument"),
                            Nearest.unknown("time zone", zone, ZoneId.getAvailableZoneIds())));
        }
    }

    private static boolean isZone(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone);
    }
}
