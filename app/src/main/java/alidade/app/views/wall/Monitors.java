package alidade.app.views.wall;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which monitors a wall stands on.
///
/// @param numbers from 1, in the system's order; empty for all that there are
public record Monitors(List<Integer> numbers) {
    public static final Monitors ALL = new Monitors(List.of());

    public Monitors {
        numbers = List.copyOf(numbers);
    }

    /// `all`, `2`, or `1,3`; empty when it is none of these.
    public static Optional<Monitors> read(String text) {
        if (text.equals("all")) return Optional.of(ALL);
        if (!text.matches("[1-9]\\d?(,[1-9]\\d?)*")) return Optional.empty();
        return Optional.of(new Monitors(Arrays.stream(text.split(",", -1))
                .map(Integer::valueOf)
                .distinct()
                .toList()));
    }

    /// As it is typed.
    public String text() {
        return numbers.isEmpty()
                ? "all"
                : String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    /// The numbers that there is no monitor for.
    public List<Integer> missing(int monitors) {
        return numbers.stream().filter(number -> number > monitors).toList();
    }

    /// Indexes, from 0, of those that there are; the first one when a chosen one is gone, since a wall is better than
    /// none.
    List<Integer> among(int monitors) {
        if (numbers.isEmpty()) return IntStream.range(0, monitors).boxed().toList();
        var there = numbers.stream()
                .filter(number -> number <= monitors)
                .map(number -> number - 1)
                .toList();
        return there.isEmpty() && monitors > 0 ? List.of(0) : there;
    }
}
