package alidade.app.views.quality;

import alidade.app.widgets.Wording;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sentences that the engine writes about quality, in the language of the room. One that is not known is shown as
/// the engine gave it.
public record EngineWords(Wording wording) {
    private static final Pattern BROKEN = Pattern.compile("(\\w+): (\\d+) of (\\d+)");

    private static final List<Known> KNOWN = List.of(
            new Known("carried from (\\S+)", "quality.note.carried"),
            new Known("older than the (\\d+) h that the source allows", "quality.note.stale"),
            new Known("held: (.*)", "quality.note.held"),
            new Known("failed: (.*)", "quality.note.failed"),
            new Known("partial: (.*)", "quality.note.partial"),
            new Known(
                    "input '(.*)' brought (\\d+) records, (\\d+) the last complete time: more than the accepted (\\d+) %"
                            + " are missing, so nothing of this run counts until a person confirms it",
                    "quality.note.shrank"),
            new Known(
                    "(\\w+) is (.*), and the smallest value accepted is (\\S+): the record is refused\\.",
                    "quality.note.minimum"),
            new Known(
                    "(\\w+) is missing \\((.*)\\) and is required: the record is refused\\.", "quality.note.required"),
            new Known("(\\w+) '(.*)' (is .*): the record is refused\\.", "quality.note.type"),
            new Known("(\\S+) could not be reached \\((.*)\\)", "quality.note.unreachable"),
            new Known("the name '(.*)' of (\\S+) could not be resolved", "quality.note.unresolved"),
            new Known("no secure connection to (\\S+) came about \\((.*)\\)", "quality.note.insecure"),
            new Known("(\\S+) did not answer in full within (.*) \\((.*)\\)", "quality.note.slow"),
            new Known("(\\S+) answered (\\d+) \\((.*? sent along)\\), saying '(.*)'", "quality.note.refused.saying"),
            new Known("(\\S+) answered (\\d+) \\((.*? sent along)\\)", "quality.note.refused"),
            new Known("(\\S+) answered (\\d+), saying '(.*)'", "quality.note.answered.saying"),
            new Known("(\\S+) answered (\\d+)", "quality.note.answered"),
            new Known("given up after (\\d+) tries", "quality.note.tries"),
            new Known("it is not tried again", "quality.note.once"),
            new Known("the page is left out and not asked for again in this run", "quality.note.leftOut"),
            new Known(
                    "this installation has no marker (\\S+) of node (\\S+): the workspace was copied from elsewhere\\. It is"
                            + " read only",
                    "readOnly.copy"),
            new Known(
                    "the last entry (\\S+) of the log cannot be read \\((.*)\\), so none can be chained to it\\. The log is read"
                            + " only",
                    "readOnly.unreadable"),
            new Known(
                    "node (\\S+) lives here as incarnation (\\S+), but the workspace belongs to incarnation (\\S+)\\. It is read"
                            + " only",
                    "readOnly.incarnation"),
            new Known(
                    "this installation sealed up to entry (\\S+), but the log ends at (\\d+): it is an older copy\\. It is read"
                            + " only",
                    "readOnly.older"),
            new Known(
                    "entry (\\S+) is not the one that this installation sealed\\. The log is read only",
                    "readOnly.other"));

    private static final Map<String, String> FAULTS = Map.of(
            "is not a count", "quality.fault.count",
            "is not a whole number", "quality.fault.whole",
            "is not a number", "quality.fault.number",
            "is too large a number", "quality.fault.large",
            "is not a date", "quality.fault.date",
            "is not a date with a time", "quality.fault.moment",
            "is not a list", "quality.fault.list",
            "is neither true nor false", "quality.fault.truth",
            "the account was sent along", "quality.fault.account",
            "no account was sent along", "quality.fault.noAccount");

    /// A sentence of the engine and the key of its translation.
    private record Known(Pattern sentence, String key) {
        Known(String sentence, String key) {
            this(Pattern.compile(sentence, Pattern.DOTALL), key);
        }
    }

    /// One note or reason.
    ///
    /// @param rules whose labels stand for their names
    String of(String sentence, List<DayReading.Rule> rules) {
        var broken = BROKEN.matcher(sentence);
        if (broken.matches())
            return wording.get("quality.note.rule", rule(broken.group(1), rules), broken.group(2), broken.group(3));
        for (var known : KNOWN) {
            var matcher = known.sentence.matcher(sentence);
            if (matcher.matches()) return wording.get(known.key, values(matcher, rules));
        }
        return sentence;
    }

    /// One sentence in which no rule is named.
    public String of(String sentence) {
        return of(sentence, List.of());
    }

    /// Several reasons in one text.
    public String all(String sentences) {
        return Stream.of(sentences.split("; ")).map(one -> of(one, List.of())).collect(Collectors.joining("; "));
    }

    /// What a row offends.
    String offence(String rule) {
        return wording.texts().find("quality.offence." + rule).orElse(rule);
    }

    private Object[] values(Matcher matcher, List<DayReading.Rule> rules) {
        var values = new Object[matcher.groupCount()];
        for (int i = 0; i < values.length; i++) values[i] = value(matcher.group(i + 1), values.length, rules);
        return values;
    }

    /// What stands alone in a sentence is a sentence again.
    private String value(String text, int values, List<DayReading.Rule> rules) {
        if (values == 1) return of(text, rules);
        var fault = FAULTS.get(text);
        return fault == null ? text : wording.get(fault);
    }

    private String rule(String name, List<DayReading.Rule> rules) {
        return rules.stream()
                .filter(one -> one.name().equals(name))
                .map(one -> wording.label(one.label()))
                .findFirst()
                .orElse(name);
    }
}
