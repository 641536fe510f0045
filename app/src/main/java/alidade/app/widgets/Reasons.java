package alidade.app.widgets;

import java.util.List;
import java.util.regex.Pattern;

/// The reasons that the engine gives for a missing value or an alert, and the keys of their translations.
final class Reasons {
    private record Known(Pattern reason, String key) {}

    private static final List<Known> KNOWN = List.of(
            known("not observed on (\\S+)", "reason.notObserved"),
            known("no observation on or before (\\S+)", "reason.noObservation"),
            known("last observed (\\d+) days ago", "reason.lastObserved"),
            known("the denominator is 0", "reason.denominator"),
            known("the earlier value is 0", "reason.earlier"),
            known("not observed since (\\S+)", "reason.notSince"),
            known("score (\\S+) is under (\\S+)", "reason.score"),
            known("the run failed", "reason.failed"),
            known("the run is held", "reason.held"));

    private Reasons() {}

    static String in(Wording wording, String reason) {
        for (var known : KNOWN) {
            var matcher = known.reason.matcher(reason);
            if (!matcher.matches()) continue;
            var values = new Object[matcher.groupCount()];
            for (var i = 0; i < values.length; i++) values[i] = matcher.group(i + 1);
            return wording.get(known.key, values);
        }
        return reason;
    }

    private static Known known(String pattern, String key) {
        return new Known(Pattern.compile(pattern), key);
    }
}
