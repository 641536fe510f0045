package alidade.fetch.pac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostQuestionsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            www,              true
            www.example.com,  false
            # an IPv6 address has no dot and is no plain name
            ::1,              false
            """)
    void plainNameHasNoDot(String host, boolean expected) {
        assertThat(HostQuestions.isPlain(host)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            www.example.com,  .example.com,  true
            WWW.Example.COM,  .example.com,  true
            www,              .example.com,  false
            www.example.org,  .example.com,  false
            # only the end counts, dot or not
            badexample.com,   example.com,   true
            """)
    void domainIsTheEndOfTheName(String host, String domain, boolean expected) {
        assertThat(HostQuestions.isInDomain(host, domain)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            www.example.com,  www.example.com,  true
            www,              www.example.com,  true
            www.example.org,  www.example.com,  false
            home.example.com, www.example.com,  false
            ww,               www.example.com,  false
            """)
    void hostIsTheWholeNameOrItsFirstPart(String host, String whole, boolean expected) {
        assertThat(HostQuestions.isHostOrItsFirstPart(host, whole)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            www,              0
            www.example.com,  2
            """)
    void levelsAreDots(String host, int expected) {
        assertThat(HostQuestions.dots(host)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # 10.1.2.3 & 255.0.0.0 = 10.0.0.0
            10.1.2.3,      10.0.0.0,      255.0.0.0,        true
            11.1.2.3,      10.0.0.0,      255.0.0.0,        false
            # the bits of the pattern outside of the mask do not count
            10.1.2.3,      10.9.9.9,      255.0.0.0,        true
            # 172.31 = 172.16 + 15: the last net of 172.16.0.0/12; 172.32 is outside
            172.31.255.1,  172.16.0.0,    255.240.0.0,      true
            172.32.0.1,    172.16.0.0,    255.240.0.0,      false
            192.168.0.1,   192.168.0.1,   255.255.255.255,  true
            192.168.0.2,   192.168.0.1,   255.255.255.255,  false
            8.8.8.8,       10.0.0.0,      0.0.0.0,          true
            # numbers above 255 are no address
            256.0.0.1,     0.0.0.0,       0.0.0.0,          false
            10.1.2.3,      10.0.0.0,      nonsense,         false
            ::1,           0.0.0.0,       0.0.0.0,          false
            """)
    void netIsComparedBitByBit(String number, String pattern, String mask, boolean expected) {
        assertThat(HostQuestions.isInNet(number, pattern, mask)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            http://a.example/b,  *.example/*,  true
            http://a.test/b,     *.example/*,  false
            abc,                 a?c,          true
            ac,                  a?c,          false
            abc,                 *,            true
            '',                  *,            true
            '',                  '',           true
            a,                   '',           false
            # a dot is a dot, brackets are brackets: it is no regular expression
            axb,                 a.b,          false
            a[1],                a[1],         true
            # the star gives back what it took: aab then c
            aabaabc,             a*aabc,       true
            aabaab,              a*aabc,       false
            abc,                 ***a**c*,     true
            """)
    void starsAndQuestionMarksFit(String text, String pattern, boolean expected) {
        assertThat(HostQuestions.fits(text, pattern)).isEqualTo(expected);
    }

    @Test
    void manyStarsDoNotTakeForEver() {
        assertThat(HostQuestions.fits("a".repeat(5_000), "*a".repeat(2_000) + "b"))
                .isFalse();
    }

    @Test
    void answersBecomeHops() {
        assertThat(Hop.all("PROXY A.example:3128; HTTPS b:8443 ;SOCKS5 [::1]; socks c;DIRECT;"))
                .containsExactly(
                        new Hop(Hop.Kind.HTTP, "a.example", 3128),
                        new Hop(Hop.Kind.HTTPS, "b", 8443),
                        new Hop(Hop.Kind.SOCKS5, "::1", 1080),
                        new Hop(Hop.Kind.SOCKS5, "c", 1080),
                        new Hop(Hop.Kind.DIRECT, "", 0));
        assertThat(Hop.all("HTTP a")).containsExactly(new Hop(Hop.Kind.HTTP, "a", 80));
        assertThat(Hop.all("HTTPS a")).containsExactly(new Hop(Hop.Kind.HTTPS, "a", 443));
        assertThat(Hop.all(" ")).containsExactly(new Hop(Hop.Kind.DIRECT, "", 0));
        // What cannot be understood is left out, and what is said twice is tried once.
        assertThat(Hop.all("SOCKS4 a:1; PROXY; PROXY a:0; PROXY a:99999; PROXY a b; PROXY u:p@a:1; DIRECT x;"
                        + " PROXY c:1; PROXY C:1"))
                .containsExactly(new Hop(Hop.Kind.HTTP, "c", 1));
        assertThat(Hop.all("nonsense")).isEqualTo(List.of());
        assertThat(Hop.all("PROXY a1:1;PROXY a2:1;PROXY a3:1;PROXY a4:1;PROXY a5:1;PROXY a6:1;PROXY a7:1;PROXY a8:1;"
                        + "PROXY a9:1"))
                .hasSize(Hop.MOST);
    }
}
