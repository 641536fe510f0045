package alidade.fetch.sources;

import alidade.resources.packs.SourceDefinition;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What collecting a source would cost, before anything is collected.
///
/// @param pages of all inputs and stages, as far as the source tells
/// @param pagesByHost the same pages by the host that is asked for them, as the source names its hosts
/// @param atLeast there may be more: an input does not tell how many pages it has
/// @param duration at the declared budget, not counting the answers' own time
public record Estimate(
        String source,
        List<OfInput> inputs,
        long pages,
        SortedMap<String, Long> pagesByHost,
        boolean atLeast,
        Duration duration) {
    public Estimate {
        inputs = List.copyOf(inputs);
        pagesByHost = Collections.unmodifiableSortedMap(new TreeMap<>(pagesByHost));
    }

    /// Records of all inputs; one that several inputs find is counted for each.
    public long records() {
        return inputs.stream().mapToLong(OfInput::records).sum();
    }

    /// One input's share.
    ///
    /// @param pages of all stages
    /// @param records as the source reports them, else those of the first page
    /// @param problem why the first page did not come
    public record OfInput(String input, long pages, long records, boolean atLeast, Optional<String> problem) {}

    /// One line for people: `412 pages, about 3 minutes`.
    public String sentence() {
        var minutes = Math.max(1, Math.ceilDiv(duration.toSeconds(), 60));
        return (atLeast ? "at least " : "") + pages + (pages == 1 ? " page" : " pages") + ", about " + minutes
                + (minutes == 1 ? " minute" : " minutes");
    }

    static Estimate impossible(SourceDefinition source, String sentence) {
        var inputs = source.inputs().stream()
                .map(input -> new OfInput(input.name(), 0, 0, true, Optional.of(sentence)))
                .toList();
        return new Estimate(source.id(), inputs, 0, new TreeMap<>(), true, Duration.ZERO);
    }
}
