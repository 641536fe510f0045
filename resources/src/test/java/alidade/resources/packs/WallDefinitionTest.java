package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallDefinitionTest {
    private static Pack pack() {
        return ((PackReading.Read) new PackReader().read(Manual.example())).pack();
    }

    private static Pack without(Pack pack) {
        return new Pack(
                pack.name(),
                pack.version(),
                pack.label(),
                pack.zone(),
                pack.tables(),
                pack.sources(),
                pack.classifications(),
                pack.metrics(),
                pack.quality(),
                pack.marts(),
                pack.dashboards(),
                java.util.List.of());
    }

    @Test
    void aDashboardIsShownRowByRowBetweenThePagesOfTheWall() {
        var turns = WallDefinition.of(pack()).getFirst().turns(pack());

        // The dashboard has two rows, for 15 seconds each; then come the two pages of the wall itself.
        assertThat(turns.stream().map(turn -> turn.content().name() + " " + turn.seconds()))
                .containsExactly("overview-1 15", "overview-2 15", "numbers 20", "second 10");
        assertThat(turns.get(1).content().rows())
                .isEqualTo(pack().dashboard("overview").orElseThrow().rows().subList(1, 2));
        assertThat(turns.get(2).content().rows().getFirst().tiles().get(1).kind())
                .isEqualTo(DashboardDefinition.Kind.GAUGE);
    }

    @Test
    void aPackWithoutAWallShowsItsFirstDashboard() {
        var pack = without(pack());
        var wall = WallDefinition.of(pack).getFirst();

        assertThat(wall.name()).isEqualTo("overview");
        assertThat(wall.turns(pack).stream().map(turn -> turn.content().name() + " " + turn.seconds()))
                .containsExactly("overview-1 20", "overview-2 20");
    }
}
