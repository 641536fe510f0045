package alidade.resources.packs;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is shown in full screen, page after page and then from the start again, as a pack declares it.
public record WallDefinition(String name, Label label, List<Page> pages) {
    private static final int SECONDS_UNLESS_DECLARED = 20;

    public WallDefinition {
        pages = List.copyOf(pages);
    }

    /// What stands for some seconds.
    public sealed interface Page {
        int seconds();

        /// A page with tiles of its own.
        record Own(DashboardDefinition content, int seconds) implements Page {}

        /// A dashboard of the same pack, one row after the other, each for that long.
        record Shown(String dashboard, int seconds) implements Page {}
    }

    /// One page of the playlist.
    ///
    /// @param content its name is unique in the playlist
    public record Turn(DashboardDefinition content, int seconds) {}

    /// The wall of a pack that declares none: all rows of a dashboard.
    public static WallDefinition of(DashboardDefinition dashboard) {
        return new WallDefinition(
                dashboard.name(),
                dashboard.label(),
                List.of(new Page.Shown(dashboard.name(), SECONDS_UNLESS_DECLARED)));
    }

    /// The walls of a pack; where it declares none, one of its first dashboard.
    public static List<WallDefinition> of(Pack pack) {
        if (!pack.walls().isEmpty()) return pack.walls();
        return pack.dashboards().stream().limit(1).map(WallDefinition::of).toList();
    }

    /// The pages in their order.
    ///
    /// @param pack the one that declares this wall
    public List<Turn> turns(Pack pack) {
        return pages.stream().flatMap(page -> turns(page, pack)).toList();
    }

    private static Stream<Turn> turns(Page page, Pack pack) {
        return switch (page) {
            case Page.Own(var content, var seconds) -> Stream.of(new Turn(content, seconds));
            case Page.Shown(var dashboard, var seconds) ->
                pack.dashboard(dashboard).stream().flatMap(one -> rows(one).map(row -> new Turn(row, seconds)));
        };
    }

    private static Stream<DashboardDefinition> rows(DashboardDefinition dashboard) {
        return IntStream.range(0, dashboard.rows().size())
                .mapToObj(row -> new DashboardDefinition(
                        dashboard.name() + "-" + (row + 1),
                        dashboard.label(),
                        List.of(dashboard.rows().get(row))));
    }
}
