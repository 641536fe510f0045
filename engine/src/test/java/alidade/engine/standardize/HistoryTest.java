package alidade.engine.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Refused;
import alidade.fetch.sources.RawRecord;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.History;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void eachDayBecomesAFactOfItsOwnDate() throws JsonProcessingException {
        var past = past("[{\"on\":\"2026-11-20\",\"n\":7},{\"on\":\"2026-11-19\",\"n\":5}]");

        assertThat(past.facts())
                .extracting(fact -> fact.date() + " " + fact.observedAt() + " " + fact.inputs() + " " + fact.values())
                .containsExactly(
                        "2026-11-19 2026-11-21T04:00:00Z [in] {item=rose, owner=ann, shop=A shop, sold=5}",
                        "2026-11-20 2026-11-21T04:00:00Z [in] {item=rose, owner=ann, shop=A shop, sold=7}");
        assertThat(past.read()).isEqualTo(2);
    }

    @Test
    void theDayOfTheCollectionIsLeftToTheRecordItself() throws JsonProcessingException {
        assertThat(past("[{\"on\":\"2026-11-21\",\"n\":8},{\"on\":\"2026-11-22\",\"n\":9}]")
                        .facts())
                .isEmpty();
    }

    @Test
    void aDayThatCannotBeReadIsRefusedAlone() throws JsonProcessingException {
        var past = past("[{\"on\":\"soon\",\"n\":7},{\"on\":\"2026-11-20\"},{\"on\":\"1999-01-01\",\"n\":1},"
                + "{\"on\":\"2026-11-19\",\"n\":5}]");

        assertThat(past.facts()).hasSize(1);
        assertThat(past.refused())
                .extracting(Refused::reason)
                .containsExactly(
                        "The date 'soon' is not a date: the record is refused.",
                        "sold is missing (looked for in day.n) and is required: the record is refused.",
                        "The date is 1999-01-01, which is not from 2000-01-01 to 2026-11-22 (tomorrow): the record is"
                                + " refused.");
        // facts + merged + refused = read
        assertThat(past.read()).isEqualTo(1 + 0 + 3);
        assertThat(past.refused().getFirst().place()).isEqualTo("list page 1[0]; stats.days[0]");
    }

    @Test
    void somethingElseThanAListIsRefusedAndNothingIsNothing() throws JsonProcessingException {
        assertThat(past("{\"error\":1}").refused()).hasSize(1);
        assertThat(past("null")).isEqualTo(new Standardized(List.of(), List.of(), 0, 0, List.of()));
    }

    private static Standardized past(String days) throws JsonProcessingException {
        var merged = new ObjectMapper()
                .readTree("{\"list\":{\"id\":\"ann/rose\",\"n\":9},\"stats\":{\"days\":" + days + "}}");
        var record = new RawRecord("ann/rose", List.of("in"), merged, List.of("list page 1[0]"));
        return new Standardizer(Fixture.TABLE, Fixture.SHANGHAI, Fixture.CLOCK)
                .past(source(), List.of(record), NOON, TODAY);
    }

    private static SourceDefinition source() {
        var shop = Sources.shop();
        return new SourceDefinition(
                shop.id(),
                shop.name(),
                shop.label(),
                shop.table(),
                shop.region(),
                Map.of(),
                shop.count(),
                shop.schedule(),
                shop.limits(),
                shop.budget(),
                shop.retry(),
                shop.auth(),
                Map.of(),
                List.of(),
                List.of(),
                shop.fields(),
                Optional.of(new History(
                        "stats.days",
                        Fixture.field("date", "date", "day.on"),
                        List.of(Fixture.field("sold", "integer", "day.n")))));
    }
}
