package alidade.fetch.sources;

import alidade.resources.packs.SourceDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What collecting a source would cost, before anything is collected.
///
/// @param pages of all inputs and stages, as far as the source tells
/// @param atLeast there may be more: an input does not tell how many pages it has
/// @param duration at the declared budget, not counting the answers' own time
public record Estimate(String source, List<OfInput> inputs, long pages, boolean atLeast, Duration duration) {
    public Estimate {
        inputs = List.copyOf(inputs);
    }

    /// One input's share.
    ///
    /// @param pages of all stages
    /// @param problem why the first page did not come
    public record OfInput(String input, long pages, boolean atLeast, Optional<String> problem) {}

    /// One line for people: `412 pages, about 3 minutes`.
    public String sentence() {
        var minutes = Math.max(1, Math.ceilDiv(duration.toSeconds(), 60));
        return (atLeast ? "at least " : "") + pages + (pages == 1 ? " page" : " pages") + ", about " + minutes
                + (minutes == 1 ? " minute" : " minutes");
    }

    static Estimate impossible(SourceDefinition source, String sentence) {
        var inputs = source.inputs().stream()
                .map(input -> new OfInput(input.name(), 0, true, Optional.of(sentence)))
                .toList();
        return new Estimate(source.id(), inputs, 0, true, Duration.ZERO);
    }
}
