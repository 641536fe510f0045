package alidade.fetch.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a source sent about one thing, merged over inputs and stages.
///
/// @param key that joined it; empty for a record without one, which is joined with nothing
/// @param inputs that found it, in the order of the declaration
/// @param merged an object with one member per stage that has something; of several inputs the first one's. Beside the
///     stages stand `input`, a list of the inputs that found it with `name`, `by` and `values`, and of a record that
/// was
///     named by a link `link` with its `address` and `key`
/// @param places where it was read: `stage`, request and position in the page
public record RawRecord(String key, List<String> inputs, JsonNode merged, List<String> places) {
    public RawRecord {
        inputs = List.copyOf(inputs);
        places = List.copyOf(places);
    }
}
