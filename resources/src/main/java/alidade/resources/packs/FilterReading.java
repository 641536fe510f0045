package alidade.resources.packs;

/// How the reading of a filter ended.
public sealed interface FilterReading {
    record Read(Filter filter) implements FilterReading {}

    /// @param column of the mistake in the text, counted in characters from 1
    record Refused(int column, String sentence) implements FilterReading {}
}
