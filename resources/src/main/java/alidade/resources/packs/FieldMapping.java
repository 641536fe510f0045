package alidade.resources.packs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the value of one column comes from.
///
/// @param paths places in the raw record, the first that holds something wins; `list.id`,
///     `detail.Data.Tasks[0].Name`,
///     `list.tags[category=task].name`
/// @param constant the value itself, instead of paths
/// @param decode a named decoder, such as `text`, `integer`, `epoch_seconds`, `before_slash`
/// @param argument what the decoder needs to know, such as a prefix
/// @param values replaces raw values by ours, before anything else is done with them
public record FieldMapping(
        String column,
        List<String> paths,
        Optional<String> constant,
        String decode,
        Optional<String> argument,
        Map<String, String> values) {
    public FieldMapping {
        paths = List.copyOf(paths);
        values = Map.copyOf(values);
    }
}
