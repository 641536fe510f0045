package alidade.engine.log;

import java.time.LocalDate;
import java.util.Optional;

/// A record that did not fit, kept with the reason.
///
/// @param place where it stood: file and line, or page and index
/// @param source value of the source column, empty when even that is not known
/// @param rule the name of what it offends, such as `required`, `type`, `minimum`, `malformed`
/// @param reason a sentence with the value seen
/// @param raw the record as received, cut at 16 KiB
public record Refused(String place, String source, Optional<LocalDate> date, String rule, String reason, String raw) {}
