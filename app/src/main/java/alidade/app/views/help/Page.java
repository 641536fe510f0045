package alidade.app.views.help;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A text in Markdown while it is written.
final class Page {
    private final StringBuilder text = new StringBuilder();

    /// A text of a pack that is to be read as it is, whatever signs it holds.
    static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1").replace("\n", " ");
    }

    /// A text as code; more accents around it than are in it.
    static String code(String text) {
        var fence = "`";
        while (text.contains(fence)) fence += "`";
        var edge = fence.length() > 1 ? " " : "";
        return fence + edge + text.replace("\n", " ") + edge + fence;
    }

    Page line(String line) {
        text.append(line).append('\n');
        return this;
    }

    Page heading(String words) {
        return line("## " + words).line("");
    }

    Page table(String... heads) {
        row(heads);
        return row(Stream.of(heads).map(_ -> "---").toArray(String[]::new));
    }

    Page row(String... cells) {
        return line(Stream.of(cells)
                .map(cell -> cell.replace("\n", " ").replaceAll("(?<!\\\\)\\|", "\\\\|"))
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    Page block(String language, String code) {
        var fence = "```";
        while (code.contains(fence)) fence += "`";
        return line(fence + language).line(code.stripTrailing()).line(fence);
    }

    String text() {
        return text.toString();
    }
}
