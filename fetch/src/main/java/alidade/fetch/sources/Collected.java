package alidade.fetch.sources;

import java.util.List;

/// What came of collecting a source.
///
/// @param inputs in the order of the declaration
/// @param records in the order in which they were first seen
public record Collected(List<InputOutcome> inputs, List<RawRecord> records) {
    public Collected {
        inputs = List.copyOf(inputs);
        records = List.copyOf(records);
    }
}
