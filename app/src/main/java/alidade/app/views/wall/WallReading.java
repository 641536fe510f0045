package alidade.app.views.wall;

import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.OverviewPage;
import alidade.app.views.overview.QualityNow;
import alidade.resources.packs.Label;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All pages of a wall, as the engine answered them. Two readings are equal when they show the same.
///
/// @param pages at least one, in the order in which they are shown
public record WallReading(Label label, List<Page> pages) {
    public WallReading {
        pages = List.copyOf(pages);
        if (pages.isEmpty()) throw new IllegalArgumentException("The wall " + label + " has no page to show");
    }

    /// @param stands how long it is shown
    public record Page(OverviewPage content, Duration stands) {}

    /// The page of a number that counts on and on, below 0 too.
    Page page(int number) {
        return pages.get(Math.floorMod(number, pages.size()));
    }

    private OverviewPage first() {
        return pages.getFirst().content();
    }

    /// How new the figures are; empty when there is no data at all.
    public Optional<DataTime> dataTime() {
        return first().dataTime();
    }

    public QualityNow quality() {
        return first().quality();
    }

    public ZoneId zone() {
        return first().pack().zone();
    }

    public boolean demo() {
        return first().demo();
    }

    /// Whether the newest observation was, when it was read, older than sources may be.
    public boolean stale() {
        return first().stale();
    }

    /// When the last good collection of any source ended.
    public Optional<Instant> collected() {
        return quality().sources().stream()
                .flatMap(source -> source.lastSuccess().stream())
                .max(Comparator.naturalOrder());
    }
}
