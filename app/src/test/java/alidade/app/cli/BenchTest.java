package alidade.app.cli;

import static alidade.app.cli.Typed.alidade;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A small run: that the plain SQL and the mart agree on every day is asserted by the bench itself.
class BenchTest {
    private static final ObjectMapper json = new ObjectMapper();

    @Test
    void measuresAndLeavesNothingBehind() throws IOException {
        var before = folders();

        var typed = alidade("bench", "--rows", "5000", "--rounds", "1", "--json", "--quiet");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(Schemas.problems("bench", typed.out())).isEmpty();
        var document = json.readTree(typed.out());
        // 500 records on 10 days, of which about one in 25 is left out
        assertThat(document.get("records").intValue()).isEqualTo(500);
        assertThat(document.get("days").intValue()).isEqualTo(10);
        assertThat(document.get("rows").intValue()).isBetween(4_700, 4_950);
        assertThat(document.get("timings")).hasSize(20);
        assertThat(document.get("ratios")).hasSize(16);
        document.get("ratios")
                .forEach(ratio -> assertThat(ratio.get("value").doubleValue()).isPositive());
        assertThat(folders()).isEqualTo(before);
    }

    /// That the plain SQL and the engine give the same last day is asserted by the bench itself.
    @Test
    void measuresFiltersAndClocksAlone() throws IOException {
        var typed = alidade("bench", "--only", "slices", "--rows", "20000", "--rounds", "1", "--json", "--quiet");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(Schemas.problems("bench", typed.out())).isEmpty();
        assertThat(json.readTree(typed.out()).get("timings").findValuesAsText("task"))
                .containsExactly("slice_filter", "slice_day", "slice_known", "slice_sqlite");
    }

    @Test
    void measuresALongLineAlone() throws IOException {
        var typed = alidade("bench", "--only", "chart", "--rows", "20000", "--rounds", "1", "--json", "--quiet");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(Schemas.problems("bench", typed.out())).isEmpty();
        assertThat(json.readTree(typed.out()).get("timings").findValuesAsText("task"))
                .containsExactly("chart", "chart_javafx");
    }

    /// That both sides found all records and the same sum is asserted by the bench itself.
    @Test
    void measuresCollectingAlone() throws IOException {
        var typed = alidade("bench", "--only", "collect", "--rows", "1000", "--rounds", "2", "--json", "--quiet");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(Schemas.problems("bench", typed.out())).isEmpty();
        var document = json.readTree(typed.out());
        assertThat(document.get("rows").intValue()).isEqualTo(1_000);
        assertThat(document.get("records").intValue()).isEqualTo(1_000);
        assertThat(document.get("days").intValue()).isEqualTo(1);
        assertThat(document.get("timings").findValuesAsText("task"))
                .containsExactly("collect", "collect_and_publish", "plain_read");
        document.get("timings").forEach(timing -> {
            assertThat(timing.get("rows").intValue()).isEqualTo(1_000);
            assertThat(timing.get("seconds")).hasSize(2);
            // A thousand plain records may fit into a piece of the heap that was taken before.
            var isPlain = timing.get("task").textValue().equals("plain_read");
            assertThat(timing.get("peak_heap_bytes").longValue()).isGreaterThanOrEqualTo(isPlain ? 0 : 1);
        });
        assertThat(document.get("ratios").findValuesAsText("to")).containsExactly("collect", "collect_and_publish");
    }

    @Test
    void refusesARunThatWouldSayNothing() {
        assertThat(alidade("bench", "--rows", "10"))
                .isEqualTo(new Typed(
                        2, "", "--rows needs at least 1000 and --rounds at least 1; nothing was measured.\n"));
        assertThat(alidade("bench", "--rounds", "0").exitCode()).isEqualTo(2);
    }

    private static List<Path> folders() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("alidade-bench-"))
                    .sorted()
                    .toList();
        }
    }
}
