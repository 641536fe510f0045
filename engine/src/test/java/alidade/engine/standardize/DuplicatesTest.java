package alidade.engine.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Fact;
import alidade.engine.log.Filling;
import alidade.engine.log.Refused;
import alidade.fetch.files.RawRow;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The duplicate rule against its plainest version, on random rows.
class DuplicatesTest {
    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 20_000 : 200;
    private static final String[] MOMENTS = {"", "2026-11-19 08:00:00", "2026-11-19 09:00:00", "2026-11-19 23:00:00"};

    @TempDir
    Path folder;

    private final Standardizer standardizer = new Standardizer(Fixture.TABLE, Fixture.SHANGHAI, Fixture.CLOCK);

    @Test
    void everyRowIsAFactOrMergedOrRefusedAndTheOrderNeverMatters() throws IOException {
        for (var trial = 0; trial < TRIALS; trial++) {
            var seed = 11_21L + trial;
            var random = new Random(seed);
            var rows = rows(random);
            var result = standardizer.imported(Fixture.ROWS, rows);
            assertThat(result.facts().size()
                            + result.merged()
                            + result.refused().size())
                    .as("seed %d", seed)
                    .isEqualTo(rows.size())
                    .isEqualTo((int) result.read());
            assertThat(result.facts().stream().map(DuplicatesTest::line).toList())
                    .as("seed %d", seed)
                    .isEqualTo(naive(rows));
            var shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, random);
            assertThat(standardizer.imported(Fixture.ROWS, shuffled).facts())
                    .as("seed %d", seed)
                    .isEqualTo(result.facts());
            assertThat(sorted(rows, 1 + random.nextInt(6_000)))
                    .as("seed %d", seed)
                    .isEqualTo(result.facts());
        }
    }

    /// The same by way of temporary files, if there are more bytes than fit.
    private List<Fact> sorted(List<RawRow> rows, long bytesInMemory) throws IOException {
        var trial = Files.createTempDirectory(folder, "trial");
        try (var sorter = new FactSorter(Fixture.TABLE, trial, bytesInMemory)) {
            var read = standardizer.imported(Fixture.ROWS, rows, new Filling.Sink() {
                @Override
                public void fact(Fact fact) throws IOException {
                    sorter.add(fact);
                }

                @Override
                public void refuse(Refused refused) {}
            });
            assertThat(read).isEqualTo(rows.size());
            var facts = new ArrayList<Fact>();
            var sorted = sorter.sorted();
            for (var one = sorted.next(); one.isPresent(); one = sorted.next()) {
                facts.add(one.get().fact());
            }
            return facts;
        }
    }

    private static List<RawRow> rows(Random random) {
        var rows = new ArrayList<RawRow>();
        for (var n = 1 + random.nextInt(60); n > 0; n--) {
            var row = JsonNodeFactory.instance.objectNode();
            row.put("day", random.nextInt(30) == 0 ? "?" : "2026-11-1" + (7 + random.nextInt(3)));
            row.put("seen", MOMENTS[random.nextInt(MOMENTS.length)]);
            row.put("shop", random.nextBoolean() ? "A" : "B");
            row.put("item", "i" + random.nextInt(4));
            row.put("sold", random.nextInt(20) == 0 ? "?" : String.valueOf(random.nextInt(6)));
            row.put("tags", random.nextInt(3) == 0 ? "['x']" : "");
            rows.add(new RawRow.Row("f:" + n, row));
        }
        return rows;
    }

    /// For each key and day, the row with the greatest (moment, count, tags), as one text that sorts the same way.
    private static List<String> naive(List<RawRow> rows) {
        var best = new TreeMap<String, String>();
        for (var one : rows) {
            var row = ((RawRow.Row) one).fields();
            if (row.get("day").asText().equals("?") || row.get("sold").asText().equals("?")) {
                continue;
            }
            var key = row.get("day").asText() + " " + row.get("shop").asText() + ":/"
                    + row.get("item").asText();
            var seen = row.get("seen").asText();
            // start of the day where there is none; all moments here are of the 19th
            var moment = seen.isEmpty() ? row.get("day").asText() + " 00:00:00" : seen;
            var tags = row.get("tags").asText().isEmpty() ? "" : "[x]";
            var value = moment + " " + row.get("sold").asText() + " " + tags;
            best.merge(key, value, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
        return best.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .toList();
    }

    private static String line(Fact fact) {
        var moment = fact.observedAt().atZone(Fixture.SHANGHAI).toLocalDateTime();
        LocalDate date = fact.date();
        var tags = fact.values().get("tags");
        return "%s %s %s %s:00 %s %s"
                .formatted(
                        date,
                        SourceRecordId.of(Fixture.TABLE, fact),
                        moment.toLocalDate(),
                        moment.toLocalTime(),
                        fact.values().get("sold"),
                        tags == null ? "" : tags);
    }
}
