package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private static String told(String text) {
        var mistakes = new ArrayList<Mistake>();
        YamlReader.read(text, mistakes);
        return mistakes.stream()
                .map(one -> one.in("a").toString())
                .collect(Collectors.joining("\n"))
                .replaceFirst("^a:", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "No", "on", "OFF"})
    void aWordThatSomeReadersTakeForABooleanIsRefused(String word) {
        var truth = word.equals("yes") || word.equals("on");

        assertThat(told("a: " + word))
                .isEqualTo("1:4: found " + word + " without quotes, which some readers take for a boolean: write "
                        + truth + ", or '" + word + "' if it is a text");
        assertThat(told("a: '" + word + "'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"010", "0x1F", "0o17", "1_000", "+5", ".5", ".inf", "-.INF", ".nan", "007.5"})
    void aNumberThatReadersTakeDifferentlyIsRefused(String number) {
        assertThat(told("a: " + number))
                .isEqualTo(
                        "1:4: found " + number + " without quotes, which readers take for different numbers: write it"
                                + " in decimal digits, or '" + number + "' if it is a text");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10, NUMBER
            -0.5, NUMBER
            1e3, NUMBER
            1e999999999, STRING
            1e99999999999, STRING
            true, BOOLEAN
            True, STRING
            2026-01-31, STRING
            06:30, STRING
            1.0.0, STRING
            '"10"', STRING
            ~, NULL
            """)
    void everyOtherScalarIsWhatItLooksLike(String written, String type) {
        var node = YamlReader.read("a: " + written, new ArrayList<>()).orElseThrow();

        assertThat(node.json().get("a").getNodeType().name()).isEqualTo(type.toUpperCase(Locale.ROOT));
    }

    @Test
    void anchorsAliasesAndTagsAreRefused() {
        assertThat(told("a: &x [1]\nb: *x"))
                .isEqualTo("1:4: found &x: anchors and aliases are not read, write the value where it is needed");
        assertThat(told("b: *x"))
                .isEqualTo("1:4: found *x: anchors and aliases are not read, write the value where it is needed");
        assertThat(told("a: !!java.net.URL [x]"))
                .isEqualTo("1:4: found the tag tag:yaml.org,2002:java.net.URL: tags are not read, leave it out");
    }

    @Test
    void anAliasBombCostsNothing() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 50; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        assertThat(told(bomb.toString())).startsWith("1:5: found &a0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void deepNestingIsRefusedAtItsPlace(String opening) {
        var told = told(opening.repeat(200_000));

        assertThat(told).endsWith("nested more than 24 levels deep, which no definition needs");
        assertThat(told).startsWith("1:" + (24 * opening.length() + 1) + ":");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        assertThat(told("# " + "x".repeat(1 << 20)))
                .isEqualTo("1:1: the file has 1048578 bytes, at most 1048576 are read: split it");
    }

    @Test
    void whatIsNoYamlIsToldWithItsPlace() {
        assertThat(told("")).isEqualTo("1:1: the file is empty, expected a definition");
        assertThat(told("a: b: c")).isEqualTo("1:5: not YAML: mapping values are not allowed here");
        assertThat(told("a: 1\n---\nb: 2")).startsWith("2:1: not YAML: expected a single document");
        assertThat(told("a: \"x")).startsWith("1:6: not YAML: while scanning a quoted scalar");
        assertThat(told("a: x\u0007")).isEqualTo("1:5: not YAML: the character U+0007 is not allowed in a text");
        assertThat(told("? [a]\n: b")).isEqualTo("1:3: a key must be a plain text, found a list or a mapping");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # plain, quoted both ways, folded and literal blocks: where the b of the value stands
            'a: x b',                 1, 6
            'a: ''x b''',             1, 7
            'a: "x b"',               1, 7
            'a: ''x'''' b''',         1, 9
            'a: "x\\" b"',            1, 9
            'a: >-\\n  x\\n  b',      3, 3
            'a: |\\n  x\\n  b',       3, 3
            'a: x\\n  b',             2, 3
            '一: 二 b',               1, 6
            """)
    void thePlaceInsideAScalarIsFound(String written, int line, int column) {
        var text = written.replace("\\n", "\n");
        var root = (YamlNode.Entries) YamlReader.read(text, new ArrayList<>()).orElseThrow();
        var scalar = (YamlNode.Scalar) root.entries().values().iterator().next().value();
        var index = scalar.text().codePointCount(0, scalar.text().indexOf('b'));

        assertThat(scalar.spelling().placeOf(scalar.text(), index)).isEqualTo(new Place(line, column));
    }
}
