package alidade.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.bench.PlainReading.Found;
import alidade.app.demo.PreparedPlatform;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlainReadingTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Test
    void readsEachListToItsLastPage() throws IOException {
        try (var platform = PreparedPlatform.start(pack().pack(), 8_000, DAY, 1);
                var reading = new PlainReading("downloadsAllTime")) {
            // More than a page of 500 for each of its 14 inputs
            assertThat(platform.firstPages()).hasSize(14);
            assertThat(reading.read(platform.firstPages())).isEqualTo(new Found(8_000, platform.sum()));
        }
    }

    @Test
    void fewerRecordsThanInputsLeaveSomeListsEmpty() throws IOException {
        try (var platform = PreparedPlatform.start(pack().pack(), 3, DAY, 1);
                var reading = new PlainReading("downloadsAllTime")) {
            // 50,000,000, a half and a third of it
            assertThat(platform.sum()).isEqualTo(50_000_000 + 25_000_000 + 16_666_666);
            assertThat(reading.read(platform.firstPages())).isEqualTo(new Found(3, platform.sum()));
        }
    }

    private static PackReading.Read pack() {
        return (PackReading.Read) new PackReader().read(Packs.shipped().getFirst());
    }
}
