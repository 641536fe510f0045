package alidade.fetch.sources;

import java.util.OptionalLong;

/// How one input of a source ended, with its counts.
///
/// @param pages of all stages, whether asked for or found on the shelf
/// @param reportedTotal the records that the source says there are, on its last page that said so
/// @param received different records of the first stage
/// @param duplicates records that arrived again, on the same or another page of this input
public record InputOutcome(
        String input, Ending ending, long pages, OptionalLong reportedTotal, long received, long duplicates) {
    public InputOutcome(String input, Ending ending, long pages, OptionalLong reportedTotal, long received) {
        this(input, ending, pages, reportedTotal, received, 0);
    }
}
