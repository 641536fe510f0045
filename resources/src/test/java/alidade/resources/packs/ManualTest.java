package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManualTest {
    private static final List<String> KINDS =
            List.of("pack", "table", "source", "classification", "metric", "quality", "mart", "dashboard", "wall");

    @Test
    void theExampleOfThePacksPageIsARightPack() {
        var reading = new PackReader().read(Manual.example());

        assertThat(reading).isInstanceOf(PackReading.Read.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"how-to/add-a-source.md", "how-to/add-a-metric.md", "how-to/add-a-tile.md"})
    void theRecipeAddsToTheShippedPack(String page) {
        var shipped = Packs.shipped().getFirst();
        var files = new TreeMap<>(shipped.texts());
        files.putAll(Manual.files(page));

        assertThat(files.size()).isGreaterThan(shipped.texts().size());
        assertThat(new PackReader().read(new PackFiles(shipped.pack(), files))).isInstanceOf(PackReading.Read.class);
    }

    @Test
    void thePacksPageNamesEveryKeyAndWordOfTheSchemas() throws JsonProcessingException {
        var words = new TreeSet<String>();
        for (var kind : KINDS) {
            collect(new ObjectMapper().readTree(SchemaCheck.text(kind)), words);
        }
        var page = Manual.text("packs.md");

        words.removeIf(word -> page.matches("(?s).*\\b" + word + "\\b.*"));
        assertThat(words).isEmpty();
    }

    private static void collect(JsonNode schema, TreeSet<String> words) {
        schema.path("properties").fieldNames().forEachRemaining(words::add);
        schema.path("enum").forEach(word -> words.add(word.asText()));
        schema.forEach(part -> collect(part, words));
    }

    @Test
    void theGlossaryHasEachWordOnceInBothLanguages() {
        var rows = Manual.text("glossary.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| word"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(40)
                .allSatisfy(row -> assertThat(row).hasSize(3));
        assertThat(rows.stream().map(List::getFirst)).doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> row.get(1))).doesNotHaveDuplicates();
    }
}
