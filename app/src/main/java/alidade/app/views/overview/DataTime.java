package alidade.app.views.overview;

import java.time.Instant;
import java.time.LocalDate;

/// How new the data is, which has nothing to do with when it is painted.
///
/// @param moment of the newest observation
/// @param day the last day that marts have, in the pack's zone
public record DataTime(Instant moment, LocalDate day) {}
