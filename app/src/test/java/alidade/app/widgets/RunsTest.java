package alidade.app.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunsTest {
    private static final double NONE = Double.NaN;

    @Test
    void aGapEndsARun() {
        assertThat(Runs.of(new double[] {1, 2, NONE, NONE, 3})).containsExactly(new Runs.Run(0, 1), new Runs.Run(4, 4));
    }

    @Test
    void nothingObservedIsNoRun() {
        assertThat(Runs.of(new double[] {NONE, NONE})).isEmpty();
    }

    @Test
    void aShareNeverFallsBelowItsLeastAndTheOthersGiveWay() {
        // 100 by 1:1:2, the first at least 40: 60 are left for 1:2, that is 20 and 40.
        assertThat(Shares.divide(100, new double[] {1, 1, 2}, new double[] {40, 0, 0}))
                .containsExactly(40, 20, 40);
        // What does not fit stands: 60 + 70 is more than 100.
        assertThat(Shares.divide(100, new double[] {1, 1}, new double[] {60, 70}))
                .containsExactly(60, 70);
    }

    @Test
    void anAxisHoldsItsLargestValueInRoundSteps() {
        // 7.1 million with 3 % of air in 4 steps: 1.8 million, rounded to 2 million, up to 8 million.
        assertThat(Axis.of(0, 7_100_000, 4).ticks())
                .containsExactly(0.0, 2_000_000.0, 4_000_000.0, 6_000_000.0, 8_000_000.0);
    }
}
