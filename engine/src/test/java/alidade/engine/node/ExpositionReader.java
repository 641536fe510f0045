package alidade.engine.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the text exposition format of Prometheus by its published rules, and refuses what breaks them: each family
/// has its HELP and TYPE once and before its samples, which stand together; every line ends with a line feed; names,
/// escapes and numbers have their form; no sample comes twice; a counter is named `_total` and is not negative.
final class ExpositionReader {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") ((?:[^\\\\\\n]|\\\\\\\\|\\\\n)*)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
    private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")(?:\\{(.*)})? (\\S+)(?: -?\\d+)?");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\\\\\|\\\\n|\\\\\")*)\"(,|$)");

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<String> families = new ArrayList<>();
    private final HashSet<String> helped = new HashSet<>();

    private ExpositionReader() {}

    /// @return the samples as `name{label=value,…}`, with unescaped values
    static Map<String, Double> read(String text) {
        if (!text.isEmpty() && !text.endsWith("\n")) throw new IllegalArgumentException("the last line has no end");
        var reader = new ExpositionReader();
        text.lines().forEach(reader::line);
        return reader.samples;
    }

    private void line(String line) {
        if (line.isBlank()) return;
        var help = HELP.matcher(line);
        if (help.matches()) {
            demand(helped.add(help.group(1)), "a second HELP", line);
            return;
        }
        var type = TYPE.matcher(line);
        if (type.matches()) {
            demand(types.put(type.group(1), type.group(2)) == null, "a second TYPE", line);
            families.add(type.group(1));
            return;
        }
        demand(!line.startsWith("# HELP") && !line.startsWith("# TYPE"), "a header of another form", line);
        if (line.startsWith("#")) return;
        sample(line);
    }

    private void sample(String line) {
        var sample = SAMPLE.matcher(line);
        demand(sample.matches(), "no sample", line);
        var name = sample.group(1);
        demand(types.containsKey(name), "a sample before its TYPE", line);
        demand(families.getLast().equals(name), "a sample away from its family", line);
        var value = number(sample.group(3), line);
        if ("counter".equals(types.get(name))) {
            demand(name.endsWith("_total"), "a counter without _total", line);
            demand(value >= 0, "a negative counter", line);
        }
        var labels = sample.group(2) == null ? "" : "{" + labels(sample.group(2), line) + "}";
        demand(samples.put(name + labels, value) == null, "a sample that was there", line);
    }

    private static String labels(String text, String line) {
        var labels = new LinkedHashMap<String, String>();
        var label = LABEL.matcher(text);
        var at = 0;
        while (at < text.length()) {
            demand(label.find(at) && label.start() == at, "labels of another form", line);
            demand(!label.group(1).startsWith("__"), "a reserved label", line);
            demand(labels.put(label.group(1), unescaped(label.group(2))) == null, "a label twice", line);
            at = label.end();
        }
        return String.join(
                ",",
                labels.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList());
    }

    private static String unescaped(String value) {
        var text = new StringBuilder();
        for (var i = 0; i < value.length(); i++) {
            if (value.charAt(i) != '\\') text.append(value.charAt(i));
            else text.append(value.charAt(++i) == 'n' ? '\n' : value.charAt(i));
        }
        return text.toString();
    }

    private static double number(String text, String line) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> {
                demand(text.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?"), "no number", line);
                yield Double.parseDouble(text);
            }
        };
    }

    private static void demand(boolean holds, String what, String line) {
        if (!holds) throw new IllegalArgumentException(what + ": <" + line + ">");
    }
}
