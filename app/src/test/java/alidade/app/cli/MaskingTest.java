package alidade.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    private final Masking masking =
            new Masking(Map.of("ALIDADE_ACCOUNT_HUB", "s3cr et/1", "EDITOR", "vim", "MY_TOKEN", "abc"), "/home/ann");

    @Test
    void takesTheSecretsOfTheEnvironmentOutWhereverTheyStand() {
        // Plain, and as it stands in an address. Three letters are too few to be a secret, and occur everywhere.
        assertThat(masking.mask("a s3cr et/1 b s3cr+et%2F1 c s3cr%20et%2F1 vim abc"))
                .isEqualTo("a *** b *** c *** vim abc");
    }

    @Test
    void namesNoHome() {
        assertThat(masking.mask("/home/ann/.alidade/logs")).isEqualTo("~/.alidade/logs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://ann:pw@proxy:8080/x         | http://***@proxy:8080/x
            Authorization: Bearer abcd.efg-h   | Authorization: *** ***
            {"password": "hunter2", "a": 1}    | {"password": "***", "a": 1}
            https://x.invalid/?token=q1&page=2 | https://x.invalid/?token=***&page=2
            api_key=12345 rest                 | api_key=*** rest
            nothing to hide at 12:30           | nothing to hide at 12:30
            """)
    void takesOutWhatLooksLikeOne(String text, String masked) {
        assertThat(masking.mask(text)).isEqualTo(masked);
    }
}
