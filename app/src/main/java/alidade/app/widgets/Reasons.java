package alidade.app.widgets;

import java.util.List;
import java.util.regex.Pattern;

/// The reasons that the engine gives for a missing value, and the keys of their translations.
final class Reasons {
    private record Known(Pattern reason, String key) {}

    private static final List<Known> KNOWN = List.of(
            known("not observed on (\\S+)", "reason.notObserved"),
            known("no observation on or before (\\S+)", "reason.noObservation"),
            known("last observed (\\d+) days ago", "reason.lastObserved"),
            known("the denominator is 0", "reason.denominator"),
            known("the earlier value is 0", "reason.earlier"));

    private Reasons() {}

    static String in(Wording wording, String reason) {
        for (var known : KNOWN) {
            var matcher = known.reason.matcher(reason);
            if (!matcher.matches()) continue;
            return matcher.groupCount() == 0 ? wording.get(known.key) : wording.get(known.key, matcher.group(1));
        }
        return reason;
    }

    private static Known known(String pattern, String key) {
        return new Known(Pattern.compile(pattern), key);
    }
}
