package alidade.engine.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/// The label of a run that people read: `YYYYMMDD_HHMMSS_region`, with a number behind it where two would be alike.
public final class BatchLabel {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT);

    private BatchLabel() {}

    /// @param zone in which the moment is written
    /// @param taken labels that are given already
    public static String of(Instant moment, ZoneId zone, String region, Set<String> taken) {
        var plain = SECONDS.format(moment.atZone(zone)) + "_" + region;
        var label = plain;
        for (var number = 2; taken.contains(label); number++) {
            label = plain + "_" + number;
        }
        return label;
    }
}
