package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedPacksTest {
    @Test
    void everyShippedPackIsRight() {
        for (var files : Packs.shipped()) {
            var reading = new PackReader().read(files);

            var problems = reading instanceof PackReading.Refused(var found) ? found : List.of();
            assertThat(problems).isEmpty();
        }
    }
}
