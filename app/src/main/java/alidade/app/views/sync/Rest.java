package alidade.app.views.sync;

import alidade.app.views.sync.SyncViewModel.DryRun;
import alidade.engine.pipeline.Forecast;
import alidade.engine.pipeline.SourceProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What is left of a source that is being collected.
///
/// @param expected pages of the whole source; empty when nobody knows
/// @param isAbout they are those of a dry run or of the last run, since the source did not tell enough yet
/// @param left how long it still takes
record Rest(OptionalLong expected, boolean isAbout, Optional<Duration> left) {
    static Rest of(SourceProgress progress, SourceLine line, DryRun dryRun, Instant now) {
        var told = progress.pagesExpected();
        var expected = told.isPresent() ? told : before(line, dryRun, progress.pages());
        var left = expected.isEmpty()
                ? Optional.<Duration>empty()
                : Optional.of(line.pace()
                        .rest(
                                expected.getAsLong() - progress.pages(),
                                progress.pages() - progress.kept(),
                                Duration.between(progress.since(), now)));
        return new Rest(expected, told.isEmpty(), left);
    }

    /// As a dry run or the last run told; not once there are more pages than that.
    static OptionalLong before(SourceLine line, DryRun dryRun, long pages) {
        if (dryRun instanceof DryRun.Shown shown) {
            var estimate = shown.of(line.id()).map(Forecast.Cost::estimate);
            if (estimate.isPresent()
                    && !estimate.get().atLeast()
                    && estimate.get().pages() >= pages)
                return OptionalLong.of(estimate.get().pages());
        }
        var last = line.pace().lastPages();
        return last.isPresent() && last.getAsLong() >= pages ? last : OptionalLong.empty();
    }

    /// From 0 to 1; negative when nobody knows.
    double part(long pages) {
        return part(pages, expected);
    }

    static double part(long pages, OptionalLong expected) {
        return expected.isEmpty() || expected.getAsLong() == 0
                ? -1
                : Math.min(1, (double) pages / expected.getAsLong());
    }
}
