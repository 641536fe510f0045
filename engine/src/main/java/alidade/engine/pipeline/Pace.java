package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.Header;
import alidade.engine.pipeline.Run.Errand;
import alidade.resources.packs.SourceDefinition.Budget;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How long the pages of a source take, as its last runs tell and as its budget allows.
///
/// @param perPage median of the last five runs that brought something, waits included; empty where there was none
/// @param lastPages how many pages the last of them had
public record Pace(Budget budget, Optional<Duration> perPage, OptionalLong lastPages) {
    private static final int RUNS = 5;
    private static final int SECONDS_OF_A_MINUTE = 60;

    static Pace of(Errand errand, List<Header> headers) {
        var last = headers.stream()
                .map(Header::batch)
                .filter(batch -> batch.origin() == Batch.Origin.COLLECT
                        && batch.pack().equals(errand.pack().name())
                        && batch.source().equals(errand.source().name())
                        && batch.status() != Batch.Status.FAILED
                        && batch.pages() > 0)
                .sorted(Comparator.comparing(Batch::started).reversed())
                .limit(RUNS)
                .toList();
        var each = last.stream()
                .map(batch -> Duration.between(batch.started(), batch.ended()).dividedBy(batch.pages()))
                .sorted()
                .toList();
        return new Pace(
                errand.source().budget(),
                each.isEmpty() ? Optional.empty() : Optional.of(each.get(each.size() / 2)),
                last.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(last.getFirst().pages()));
    }

    /// How long this many pages take: as long as they took before, and no less than the budget makes them.
    public Duration of(long pages) {
        var answers = perPage.map(each -> each.multipliedBy(pages)).orElse(Duration.ZERO);
        return longer(answers, waits(pages, budget));
    }

    /// How long this many pages still take in the middle of a run, when the burst is used up.
    ///
    /// @param asked pages that this run asked for
    /// @param passed how long it took for them
    public Duration rest(long pages, long asked, Duration passed) {
        if (asked > 0) return passed.multipliedBy(pages).dividedBy(asked);
        return of(pages);
    }

    /// What a budget makes this many pages wait, in whole seconds.
    static Duration waits(long pages, Budget budget) {
        var afterBurst = Math.max(0, pages - budget.burst());
        return Duration.ofSeconds(Math.ceilDiv(afterBurst * SECONDS_OF_A_MINUTE, Math.max(1, budget.perMinute())));
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
