package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.http.FakePlatform;
import alidade.resources.packs.SourceDefinition.Budget;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest extends PlatformTest {
    @Test
    void firstPageOfEachInputTellsTheRest() throws IOException {
        var names = IntStream.range(0, 95).mapToObj(Integer::toString).toList();
        try (var platform = platform(numbered(names, 10))) {
            var source = Sources.withBudget(Sources.numbered(platform.address(), 10, "x", "y"), new Budget(6, 2));

            var estimate = reader().estimate(source);

            // 95 records by 10 are 10 pages for each of 2 inputs. 2 go at once, 18 at 6 a minute take 180 s.
            assertThat(estimate)
                    .isEqualTo(new Estimate(
                            "numbered",
                            java.util.List.of(
                                    new Estimate.OfInput("x", 10, 95, false, Optional.empty()),
                                    new Estimate.OfInput("y", 10, 95, false, Optional.empty())),
                            20,
                            new TreeMap<>(Map.of("api", 20L)),
                            false,
                            Duration.ofMinutes(3)));
            assertThat(estimate.sentence()).isEqualTo("20 pages, about 3 minutes");
            assertThat(estimate.records()).isEqualTo(190);
            assertThat(platform.asked()).hasSize(2);
        }
    }

    @Test
    void stagePerRecordIsCountedByTheReportedTotal() throws IOException {
        try (var platform = platform(_ -> FakePlatform.json(
                "{\"success\":true,\"data\":{\"total_count\":9,\"models\":[{\"id\":\"a\"},{\"id\":\"b\"}]}}"))) {
            // 9 records by 2 are 5 pages, and 9 details.
            assertThat(reader().estimate(Sources.listThenDetail(platform.address(), "x"))
                            .pages())
                    .isEqualTo(14);
        }
    }

    @Test
    void nextLinkWithoutATotalIsSaidToBeALowerBound() throws IOException {
        try (var platform = platform(SourceReaderTest::threeLinkedPages)) {
            var estimate = reader().estimate(Sources.linked(platform.address(), "x"));

            assertThat(estimate.sentence()).isEqualTo("at least 2 pages, about 1 minute");
        }
    }

    @Test
    void inputThatCannotBeReachedSaysWhy() throws IOException {
        try (var platform = platform(_ -> FakePlatform.status(404))) {
            var estimate = reader().estimate(Sources.linked(platform.address(), "x"));

            assertThat(estimate.inputs().getFirst().problem().orElseThrow()).contains("answered 404");
            assertThat(estimate.atLeast()).isTrue();
        }
    }
}
