package alidade.engine.standardize;

import alidade.engine.standardize.Decoder.Surroundings;
import alidade.resources.packs.FieldMapping;
import alidade.resources.packs.TableDefinition.Type;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Reads one column out of raw records, as its mapping says.
///
/// Places are tried in order; the first in which the decoder finds something wins.
///
/// @param zone of moments that carry none
/// @param packZone in which a moment becomes a date
record FieldReader(
        FieldMapping mapping, Type type, List<Place> places, Optional<Decoder> decoder, ZoneId zone, ZoneId packZone) {

    static FieldReader of(FieldMapping mapping, Type type, ZoneId zone, ZoneId packZone) {
        return new FieldReader(
                mapping,
                type,
                mapping.paths().stream().map(Place::of).toList(),
                Decoders.named(mapping.decode()),
                zone,
                packZone);
    }

    /// @param raw what stood there, for refusals
    /// @param from in which of the places; empty where there was nothing
    record Found(Decoded decoded, JsonNode raw, String from) {}

    Found read(JsonNode record) {
        if (decoder.isEmpty()) {
            return new Found(
                    new Decoded.Wrong("cannot be read, as there is no decoder '" + mapping.decode() + "'"),
                    MissingNode.getInstance(),
                    "");
        }
        if (mapping.constant().isPresent()) {
            return decode(decoder.get(), new TextNode(mapping.constant().get()), record, "");
        }
        for (var place : places) {
            var raw = place.in(record);
            if (RawValues.isMissing(raw)) {
                continue;
            }
            var found = decode(decoder.get(), replaced(raw), record, place.text());
            if (!(found.decoded() instanceof Decoded.Missing)) {
                return found;
            }
        }
        return new Found(Decoded.MISSING, MissingNode.getInstance(), empty(record));
    }

    /// Where it looks, for sentences.
    String from() {
        return mapping.constant().isPresent() ? "a constant" : String.join(", ", mapping.paths());
    }

    /// The first of the places that the record has, with nothing in it.
    private String empty(JsonNode record) {
        return mapping.paths().stream().filter(record::has).findFirst().orElse("");
    }

    private Found decode(Decoder decoder, JsonNode raw, JsonNode record, String from) {
        var decoded = decoder.decode(raw, new Surroundings(mapping.argument(), zone, record));
        return new Found(Typing.as(type, decoded, packZone), raw, from);
    }

    private JsonNode replaced(JsonNode raw) {
        if (mapping.values().isEmpty() || !raw.isValueNode()) {
            return raw;
        }
        var ours = mapping.values().get(raw.asText().strip());
        return ours == null ? raw : new TextNode(ours);
    }
}
