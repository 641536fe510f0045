package alidade.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class CanonicalRowTest {
    private static String written(String moment) throws SQLException {
        var json = new CanonicalJson().beginArray();
        CanonicalRow.write(json, OffsetDateTime.parse(moment));
        return new String(json.endArray().drain(), StandardCharsets.UTF_8);
    }

    @Test
    void aMomentWithPartOfAMicrosecondIsNotTheOneThatWasStored() throws SQLException {
        assertThat(written("2026-03-13T02:00:00Z")).isEqualTo("[\"2026-03-13T02:00:00.000000Z\"]");
        // One flipped bit, the seventh of the nanoseconds: 64.
        assertThat(written("2026-03-13T02:00:00.000000064Z")).isEqualTo("[\"2026-03-13T02:00:00.000000064Z\"]");
    }
}
