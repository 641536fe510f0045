package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Packs that were damaged at random: reading them ends with a pack or with problems that have a place.
class PackFuzzTest {
    private static final List<String> PIECES = List.of(
            "\n",
            " ",
            "  ",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ": ",
            "- ",
            ",",
            "#",
            "|",
            ">",
            "&a ",
            "*a",
            "!!x ",
            "~",
            "null",
            "true",
            "0",
            "-1",
            "1e3",
            "1.0",
            "99999999999999999999",
            "1e-9",
            "1e999",
            "2026-13-01",
            "and",
            "(",
            "{page}",
            "{",
            "\t",
            "\u0000",
            "\ud800",
            "😀",
            "一",
            "? ",
            "<<: ",
            "---\n",
            "%YAML",
            "@",
            "`");

    @Test
    void readingNeverThrowsAndEveryProblemHasAPlace() {
        var trials = Boolean.getBoolean("alidade.full") ? 200_000 : 3_000;
        var reader = new PackReader();
        var example = Manual.example().texts();
        for (var seed = 1L; seed <= trials; seed++) {
            var random = new Random(seed);
            var files = new TreeMap<>(example);
            var paths = List.copyOf(files.keySet());
            var path = paths.get(random.nextInt(paths.size()));
            files.compute(path, (_, text) -> damaged(String.valueOf(text), random));

            var problems = switch (reader.read(new PackFiles("app-stores", files))) {
                case PackReading.Read(var _) -> List.<PackProblem>of();
                case PackReading.Refused(var found) -> found;
            };
            assertThat(problems)
                    .as("seed %d, %s", seed, path)
                    .allMatch(one -> one.line() > 0
                            && one.column() > 0
                            && !one.sentence().isBlank());
        }
    }

    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (var i = 0; i <= random.nextInt(3); i++) {
            var at = random.nextInt(damaged.length());
            var piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(4)) {
                case 0 -> damaged.insert(at, piece);
                case 1 -> damaged.replace(at, Math.min(damaged.length(), at + piece.length()), piece);
                case 2 -> damaged.delete(at, Math.min(damaged.length() - 1, at + 1 + random.nextInt(20)));
                default -> value(damaged, at, piece);
            }
        }
        return damaged.toString();
    }

    /// Puts a piece in the place of a whole value.
    private static void value(StringBuilder text, int from, String piece) {
        var start = text.indexOf(": ", from);
        if (start >= 0) {
            var end = start + 2;
            while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            text.replace(start + 2, end, piece);
        }
    }
}
