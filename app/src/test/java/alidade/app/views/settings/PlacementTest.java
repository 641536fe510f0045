package alidade.app.views.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Rectangle2D MAIN = new Rectangle2D(0, 0, 1920, 1040);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 2560, 1400);

    private static Placement at(double x, double y, double width, double height) {
        return new Placement(x, y, width, height, true);
    }

    @Test
    void aWindowComesBackToItsMonitor() {
        assertThat(at(2000, 100, 1800, 1000).on(List.of(MAIN, RIGHT))).isEqualTo(at(2000, 100, 1800, 1000));
    }

    @Test
    void aWindowOfAMonitorThatIsGoneComesToTheMiddleOfTheMainOne() {
        // (1920 − 1800) / 2 = 60, (1040 − 1000) / 2 = 20.
        assertThat(at(2000, 100, 1800, 1000).on(List.of(MAIN))).isEqualTo(at(60, 20, 1800, 1000));
    }

    @Test
    void aWindowLargerThanTheMonitorThatIsLeftIsMadeToFit() {
        assertThat(at(2000, 100, 2500, 1300).on(List.of(MAIN))).isEqualTo(at(0, 0, 1920, 1040));
        assertThat(at(0, 0, 2500, 1300).on(List.of(MAIN))).isEqualTo(at(0, 0, 1920, 1040));
    }

    @Test
    void aWindowWhoseUpperEdgeNobodyCanReachIsBroughtBack() {
        // Its edge is 30 above the monitor, or only 100 of it stand on one: too little to take hold of.
        assertThat(at(300, -30, 1200, 800).on(List.of(MAIN))).isEqualTo(at(360, 120, 1200, 800));
        assertThat(at(1820, 100, 1200, 800).on(List.of(MAIN))).isEqualTo(at(360, 120, 1200, 800));
        assertThat(at(1820, 100, 1200, 800).on(List.of(MAIN, RIGHT))).isEqualTo(at(1820, 100, 1200, 800));
    }

    @Test
    void placesThatNoWindowHasAreRefused() {
        assertThatThrownBy(() -> at(Double.NaN, 0, 100, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(0, 0, 0, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(0, 0, Double.POSITIVE_INFINITY, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
