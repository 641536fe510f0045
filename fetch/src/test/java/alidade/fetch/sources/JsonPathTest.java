package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    private static final String TREE = """
            {"id": "a/1", "count": 12.50, "none": null, "ok": true,
             "data": {"models": [{"name": "one"}, {"name": null}, {"name": "three"}], "model-index": 4, "a.b": 5},
             "tags": [{"category": "task", "name": "ocr"}, {"category": "license", "name": "mit"}, 7]}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id | a/1
            $.id | a/1
            count | 12.50
            ok | true
            data.models[0].name | one
            data.models[2].name | three
            $.data.models[0]['name'] | one
            data.model-index | 4
            data['a.b'] | 5
            tags[category=license].name | mit
            tags[category='task'].name | ocr
            tags[*].name | ocr
            tags[2] | 7
            """)
    void findsText(String path, String text) {
        assertThat(JsonPath.of(path).text(tree(TREE))).contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "none",
        "nothing",
        "id.more",
        "data.models[3].name",
        "data.models[1].name",
        "tags[category=other].name",
        "data[0]",
        "data[*]",
        "data.models.name"
    })
    void whatIsNotThereIsEmpty(String path) {
        assertThat(JsonPath.of(path).first(tree(TREE))).isEmpty();
    }

    @Test
    void starGivesTheListWithoutNulls() {
        assertThat(JsonPath.of("data.models[*].name").all(tree(TREE)))
                .extracting(JsonNode::asText)
                .containsExactly("one", "three");
    }

    @Test
    void dollarIsThePageItself() {
        var list = tree("[1]");

        assertThat(JsonPath.of("$").first(list)).contains(list);
        assertThat(JsonPath.of("$[0]").text(list)).contains("1");
        assertThat(JsonPath.of("[0]").text(list)).contains("1");
    }

    @Test
    void textOfAnObjectIsNone() {
        assertThat(JsonPath.of("data").text(tree(TREE))).isEmpty();
        assertThat(JsonPath.of("data").first(tree(TREE))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a..b | expects a name at character 3
            a. | expects a name at character 3
            a[ | has a '[' without ']' at character 2
            a]b | has a ']' without '[' at character 2
            a[x] | expects a number, '*', 'name=value' or a quoted name in brackets at character 2
            $a | expects '.' or '[' after '$' at character 2
            a[0]b | expects '.' or '[' at character 5
            $. | ends with a dot at character 3
            """)
    void whatIsNoPathIsSaidSo(String path, String what) {
        assertThatThrownBy(() -> JsonPath.of(path))
                .hasMessage("the path '" + path + "' " + what + "; nothing is read by it");
    }

    @Test
    void numbersAndKeysAreReadAsWritten() {
        // 2^64 + 1, and a key that comes twice: the last one wins.
        var tree = tree("{\"n\": 18446744073709551617, \"d\": 69388.0, \"k\": 1, \"k\": 2}");

        assertThat(tree.toString()).isEqualTo("{\"n\":18446744073709551617,\"d\":69388.0,\"k\":2}");
    }

    @Test
    void whatFollowsTheTreeIsNotPassedOver() {
        assertThat(Json.read("{} {}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(Json.Reading.Unreadable.class);
    }

    private static JsonNode tree(String text) {
        return switch (Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            case Json.Reading.Tree(var root) -> root;
            case Json.Reading.Unreadable(var reason) -> throw new AssertionError(reason);
        };
    }
}
