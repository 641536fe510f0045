package alidade.fetch.sources;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills `{name}` in the parts of a request, encoded as the part wants it.
///
/// In a path the slashes of a value stay (`{key}` of `owner/name` is two segments); `{key|segment}` makes it one. In a
/// query everything but letters, digits and `-._~` is encoded; in a body the value is escaped for a JSON text.
final class Template {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)?)(\\|segment)?}");
    private static final String PLAIN = "-._~";
    /// What may stand in a path besides letters, digits and encoded bytes.
    private static final String PATH = PLAIN + "/!$&'()*+,;=:@%";

    private Template() {}

    /// A value that a template asks for is missing, or may not stand where it asks for it.
    static final class Unfillable extends Exception {
        private static final long serialVersionUID = 1L;

        Unfillable(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    static String path(String template, Map<String, String> values) throws Unfillable {
        var matcher = PLACEHOLDER.matcher(template);
        var filled = new StringBuilder();
        var end = 0;
        while (matcher.find()) {
            filled.append(encode(template.substring(end, matcher.start()), PATH));
            var value = value(matcher, template, values);
            filled.append(encode(value, matcher.group(2) == null ? PLAIN + "/" : PLAIN));
            end = matcher.end();
        }
        filled.append(encode(template.substring(end), PATH));
        for (var segment : filled.toString().split("/", -1))
            if (segment.equals(".") || segment.equals(".."))
                throw new Unfillable("the path '" + filled + "' would lead out of its folder; it is not asked");
        return filled.toString();
    }

    static String query(String template, Map<String, String> values) throws Unfillable {
        return encode(fill(template, values, value -> value), PLAIN);
    }

    static String body(String template, Map<String, String> values) throws Unfillable {
        return fill(
                template,
                values,
                value -> new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    }

    private static String fill(String template, Map<String, String> values, UnaryOperator<String> escape)
            throws Unfillable {
        var matcher = PLACEHOLDER.matcher(template);
        var filled = new StringBuilder();
        while (matcher.find())
            matcher.appendReplacement(filled, Matcher.quoteReplacement(escape.apply(value(matcher, template, values))));
        return matcher.appendTail(filled).toString();
    }

    private static String value(Matcher matcher, String template, Map<String, String> values) throws Unfillable {
        var value = values.get(matcher.group(1));
        if (value == null)
            throw new Unfillable("'" + template + "' asks for {" + matcher.group(1) + "}, and there is only "
                    + values.keySet().stream().sorted().toList() + "; it is not asked");
        return value;
    }

    static String encode(String text, String allowed) {
        var encoded = new StringBuilder(text.length() + 16);
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xff);
            var plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || allowed.indexOf(c) >= 0) encoded.append(c);
            else encoded.append('%').append(hex(c >> 4)).append(hex(c & 15));
        }
        return encoded.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
