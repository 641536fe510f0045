package alidade.engine.metrics;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/// Ends a sentence about an unknown name with the known one that was probably meant.
final class NearestName {
    private NearestName() {}

    /// `there is no metric 'totl'; did you mean 'total'?`, or the list of all when none is near.
    static QuestionProblem unknown(String what, String name, Collection<String> known) {
        var start = "there is no " + what + " '" + name + "'; ";
        if (known.isEmpty()) return new QuestionProblem(start + "none is declared");
        var nearest = known.stream()
                .sorted()
                .min(Comparator.comparingInt(one -> distance(name, one)))
                .orElseThrow();
        return distance(name, nearest) <= Math.max(2, name.length() / 3)
                ? new QuestionProblem(start + "did you mean '" + nearest + "'?")
                : new QuestionProblem(
                        start + "known: " + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    /// Insertions, deletions and replacements that lead from one to the other.
    private static int distance(String from, String to) {
        var before = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) before[j] = j;
        for (var i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[to.length()];
    }
}
