package alidade.engine.standardize;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Optional;

/// Reads a raw value as what it means.
@FunctionalInterface
public interface Decoder {
    /// Never throws; what cannot be read is [Decoded.Wrong].
    Decoded decode(JsonNode raw, Surroundings surroundings);

    /// @param argument what the mapping tells the decoder, such as a prefix
    /// @param zone of moments that carry none
    /// @param record the whole raw record
    record Surroundings(Optional<String> argument, ZoneId zone, JsonNode record) {}
}
