package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            '', abc, 3
            label, label, 0
            lable, label, 1
            labl, label, 1
            labbel, label, 1
            kitten, sitting, 3
            """)
    void countsTheStepsFromOneNameToTheOther(String from, String to, int steps) {
        assertThat(Nearest.distance(from, to)).isEqualTo(steps);
        assertThat(Nearest.distance(to, from)).isEqualTo(steps);
    }

    @Test
    void aNameThatIsFarFromAllGetsTheWholeList() {
        assertThat(Nearest.unknown("key", "colour", List.of("zone", "label")))
                .isEqualTo("unknown key 'colour'; expected one of label, zone");
        assertThat(Nearest.unknown("key", "zona", List.of("zone", "label")))
                .isEqualTo("unknown key 'zona'; did you mean 'zone'?");
    }
}
