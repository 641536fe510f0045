package alidade.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundSqlTest {
    @Test
    void writesEachValueInItsPlace() {
        List<Object> values = List.of(
                7L, new BigDecimal("1.50"), true, LocalDate.of(2026, 11, 1), Instant.parse("2026-11-01T00:00:00Z"));

        assertThat(BoundSql.of("? ? ? ? ?", values))
                .isEqualTo("7 1.50 true date '2026-11-01' timestamp with time zone '2026-11-01T00:00:00Z'");
    }

    @Test
    void nobodyEscapesFromAText() {
        assertThat(BoundSql.of("name = ?", List.of("O'Hara' or 1=1 --"))).isEqualTo("name = 'O''Hara'' or 1=1 --'");
    }

    @Test
    void leavesQuestionMarksThatAreNoPlaces() {
        var sql = """
                select '?', "a?", 'it''s?' -- why?
                /* or? */ where x = ?""";

        assertThat(BoundSql.of(sql, List.of(1L))).isEqualTo(sql.substring(0, sql.length() - 1) + "1");
    }
}
