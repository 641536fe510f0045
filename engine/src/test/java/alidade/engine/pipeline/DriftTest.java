package alidade.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
    @TempDir
    Path folder;

    @Test
    void changedShapeIsToldWithTheNamesAndStopsNothing() throws IOException {
        try (var meadow = Meadow.open(folder)) {
            meadow.platform("north").put("ann/rose", 5);
            meadow.platform("north").put("bob/tulip", 7);
            assertThat(meadow.collect("north").sources().getFirst().drift()).isEmpty();

            meadow.platform("north").rename("seen", "views");
            meadow.clock.set("2026-03-03T02:00:00Z");
            var changed = meadow.collect("north").sources().getFirst();

            assertThat(changed.drift())
                    .containsExactly(
                            "list.seen is gone (was number); column 'seen' is filled from it",
                            "list.views is new (number)");
            assertThat(changed.error()).isEmpty();
            assertThat(changed.rows() + changed.refused()).isEqualTo(2);

            meadow.restart();
            meadow.clock.set("2026-03-04T02:00:00Z");
            // Told once: from now on this is how the source looks.
            assertThat(meadow.collect("north").sources().getFirst().drift()).isEmpty();
        }
    }
}
