package alidade.engine.pipeline;

import alidade.resources.packs.Pack;
import alidade.resources.packs.SourceDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/// One batch over its sources: the errands that are still to be done.
///
/// @param started when its first page was asked for; a run that goes on keeps it
/// @param resumed it was cut, and goes on
record Run(String batch, Instant started, List<Errand> errands, boolean resumed) {
    Run {
        started = started.truncatedTo(ChronoUnit.MICROS);
        errands = List.copyOf(errands);
    }

    /// A source that is to be collected, as its pack declares it now.
    record Errand(Pack pack, SourceDefinition source) {
        String name() {
            return pack.name() + "/" + source.id();
        }
    }

    Run without(Set<String> sources) {
        var left = errands.stream().filter(one -> !sources.contains(one.name())).toList();
        return new Run(batch, started, left, resumed);
    }

    /// The day that the run's observations speak of.
    LocalDate date(Errand errand) {
        return LocalDate.ofInstant(started, errand.pack().zone());
    }
}
