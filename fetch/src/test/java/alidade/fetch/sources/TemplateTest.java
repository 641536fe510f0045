package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, String> VALUES = Map.of("key", "own er/mödel", "q", "a&b=c d", "up", "..");

    @Test
    void slashOfAPathValueStaysUnlessItIsOneSegment() throws Template.Unfillable {
        assertThat(Template.path("/models/{key}", VALUES)).isEqualTo("/models/own%20er/m%C3%B6del");
        assertThat(Template.path("/projects/{key|segment}/x", VALUES)).isEqualTo("/projects/own%20er%2Fm%C3%B6del/x");
        assertThat(Template.path("/a%2Fb/c:d", VALUES)).isEqualTo("/a%2Fb/c:d");
    }

    @Test
    void queryIsEncodedWhole() throws Template.Unfillable {
        assertThat(Template.query("x {q}", VALUES)).isEqualTo("x%20a%26b%3Dc%20d");
    }

    @Test
    void bodyIsEscapedAsJson() throws Template.Unfillable {
        assertThat(Template.body("{\"a\":\"{q}\",\"b\":{}}", Map.of("q", "\"\\\n")))
                .isEqualTo("{\"a\":\"\\\"\\\\\\n\",\"b\":{}}");
    }

    @Test
    void pathNeverClimbs() {
        assertThatThrownBy(() -> Template.path("/models/{up}/x", VALUES))
                .hasMessage("the path '/models/../x' would lead out of its folder; it is not asked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <https://h/p?c=1>; rel="next" | https://h/p?c=1
            <https://h/1>; rel="prev", <https://h/p,x;y>; rel="next" | https://h/p,x;y
            <https://h/2>;title="a, b; <c>";REL=next | https://h/2
            </rel>; rel="last next" | /rel
            """)
    void nextLinkIsFound(String header, String address) {
        assertThat(NextLink.in(header)).contains(address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <https://h/1>; rel="prev"
            <https://h/1>; rel="nextish"
            https://h/1; rel=next
            <https://h/1>
            """)
    void otherLinksAreNot(String header) {
        assertThat(NextLink.in(header)).isEmpty();
    }
}
