package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterWriterTest {
    @Test
    void whatIsWrittenReadsBackAsTheSameFilter() {
        var trials = Boolean.getBoolean("alidade.full") ? 1_000_000 : 20_000;
        for (var seed = 1L; seed <= trials; seed++) {
            var filter = new RandomFilters(seed).next(3);
            var text = FilterWriter.write(filter);

            assertThat(FilterReader.read(text)).as("seed %d: %s", seed, text).isEqualTo(new FilterReading.Read(filter));
        }
    }

    @Test
    void whatHoldsAlwaysIsWrittenAsNothing() {
        assertThat(FilterWriter.write(new Filter.Everything())).isEmpty();
    }
}
