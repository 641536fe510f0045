package alidade.engine.quality;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/// What was observed of one source before a day, as far as it matters from that day on.
///
/// @param latest the standing observation of each record that was seen not longer ago than values are carried
/// @param foundOn the last day before on which anything was observed
/// @param found all observations of that day
record Past(Collection<Observation> latest, LocalDate foundOn, List<Observation> found) {}
