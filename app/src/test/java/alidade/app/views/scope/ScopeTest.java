package alidade.app.views.scope;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.metrics.Knowledge;
import alidade.resources.packs.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final LocalDate NEWEST = LocalDate.parse("2026-11-20");

    private static Optional<LocalDate> day(String day) {
        return Optional.of(LocalDate.parse(day));
    }

    @Test
    void theWorldsDayIsTheNewestUnlessAClockSaysOtherwise() {
        assertThat(Scope.EVERYTHING.day(NEWEST)).isEqualTo(NEWEST);
        assertThat(Scope.EVERYTHING.withOn(day("2026-11-03")).day(NEWEST)).isEqualTo("2026-11-03");
        assertThat(Scope.EVERYTHING.withKnownAt(day("2026-11-05")).day(NEWEST)).isEqualTo("2026-11-05");
        assertThat(Scope.EVERYTHING.withKnownAt(day("2026-11-25")).day(NEWEST)).isEqualTo(NEWEST);
        assertThat(Scope.EVERYTHING
                        .withOn(day("2026-11-03"))
                        .withKnownAt(day("2026-11-05"))
                        .day(NEWEST))
                .isEqualTo("2026-11-03");
    }

    @Test
    void whatWasKnownOnADayIsWhatWasSealedByItsEndInTheZoneOfThePack() {
        var knowledge = Scope.EVERYTHING.withKnownAt(day("2026-11-05")).knowledge(ZoneId.of("Asia/Shanghai"));

        // The 6th begins in Shanghai at 16:00 of the 5th in UTC; entries are sealed at whole microseconds.
        assertThat(knowledge).isEqualTo(new Knowledge.At(Instant.parse("2026-11-05T15:59:59.999999Z")));
    }

    @Test
    void aFilterHoldsForThoseThatHaveTheDimensionAndTheOthersAreNamed() {
        var scope = Scope.EVERYTHING
                .withOnly("platform", Set.of("b", "a"))
                .withOnly("license", Set.of("", "MIT"))
                .withOnly("kind", Set.of());

        assertThat(scope.only()).containsOnlyKeys("license", "platform");
        assertThat(scope.where(List.of("platform")))
                .isEqualTo(new Filter.And(List.of(new Filter.In("platform", List.of("a", "b")))));
        assertThat(scope.where(List.of("license")))
                .isEqualTo(new Filter.And(List.of(new Filter.Or(
                        List.of(new Filter.In("license", List.of("MIT")), new Filter.Missing("license"))))));
        assertThat(scope.where(List.of("kind"))).isEqualTo(new Filter.Everything());
        assertThat(scope.ignoredBy(List.of("platform"))).containsExactly("license");
    }
}
