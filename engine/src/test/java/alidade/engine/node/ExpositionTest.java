package alidade.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
    @Test
    void writesFamiliesLineByLine() {
        var text = new Exposition();
        text.gauge("a_bytes", "Bytes\nof \\a.").add(12.5);
        text.gauge("nothing", "Left out, since there is none.");
        text.counter("b_total", "Bs.").add(Map.of("z", "1", "kind", "x"), 3).add(Map.of("z", "2", "kind", "x"), 4e14);

        assertThat(text.toString()).isEqualTo("""
                # HELP a_bytes Bytes\\nof \\\\a.
                # TYPE a_bytes gauge
                a_bytes 12.5
                # HELP b_total Bs.
                # TYPE b_total counter
                b_total{kind="x",z="1"} 3
                b_total{kind="x",z="2"} 400000000000000
                """);
    }

    @Test
    void labelsAndNumbersComeBackAsTheyWere() {
        var text = new Exposition();
        var odd = "a\\n\"b\"\n,c=\"}玫瑰{";
        text.gauge("odd", "Odd.").add(Map.of("label", odd), Double.NaN);
        text.gauge("small", "Small.").add(1.5e-7).add(Map.of("of", "none"), Double.NEGATIVE_INFINITY);

        assertThat(ExpositionReader.read(text.toString()))
                .isEqualTo(Map.of(
                        "odd{label=" + odd + "}",
                        Double.NaN,
                        "small",
                        1.5e-7,
                        "small{of=none}",
                        Double.NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1",
                "a 1\n",
                "# TYPE a gauge\n# TYPE a gauge\n",
                "# TYPE a gauge\na{b=\"c\\d\"} 1\n",
                "# TYPE a gauge\na{b=\"c\" d=\"e\"} 1\n",
                "# TYPE a gauge\na 1\na 1\n",
                "# TYPE a gauge\n# TYPE b gauge\na 1\n",
                "# TYPE a gauge\na 1,5\n",
                "# TYPE a counter\na 1\n",
                "# TYPE a_total counter\na_total -1\n",
                "# TYPE a-b gauge\n"
            })
    void theReaderRefusesWhatBreaksTheRules(String text) {
        assertThatThrownBy(() -> ExpositionReader.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
