package alidade.resources.packs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the known name that a mistyped one was probably meant to be.
final class Nearest {
    private Nearest() {}

    /// The sentence about an unknown name: the nearest known one, else all of them.
    static String unknown(String what, String name, Collection<String> known) {
        var start = "unknown " + what + " '" + name + "'; ";
        if (known.isEmpty()) {
            return start + "none is known here";
        }
        return to(name, known)
                .map(near -> start + "did you mean '" + near + "'?")
                .orElseGet(() -> start + "expected one of "
                        + known.stream().sorted().limit(30).collect(Collectors.joining(", ")));
    }

    /// The nearest name, if it is near: at most a third of the letters differ, and at least 2 may.
    static Optional<String> to(String name, Collection<String> known) {
        var allowed = Math.max(2, name.length() / 3);
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(one -> distance(name, one)))
                .filter(one -> distance(name, one) <= allowed && distance(name, one) < one.length());
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
    static int distance(String from, String to) {
        var steps = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            for (var j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int step(int[][] steps, String from, String to, int i, int j) {
        var same = from.charAt(i - 1) == to.charAt(j - 1);
        var best = Math.min(steps[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        var swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
