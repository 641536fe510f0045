package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.RoutesDefinition.Kind;
import alidade.resources.packs.RoutesDefinition.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesReaderTest {
    private static final String GOOD = """
            use: office
            profiles:
              - profile: office
                regions:
                  - {region: cn, way: direct, dns: "10.0.0.53:53"}
                  - {region: global, way: http_proxy, proxy: "proxy.example:3128", account: office-proxy, trust: [ca.pem]}
                otherwise: {way: system}
              - profile: vpn
                otherwise: {way: socks5, proxy: "127.0.0.1:1080"}
            """;

    @Test
    void readsEveryKindOfWay() {
        var routes = ((RoutesReader.Reading.Read) RoutesReader.read("routes.yaml", GOOD)).routes();

        assertThat(routes.use()).isEqualTo("office");
        assertThat(routes.profiles().getFirst().regions().get("global"))
                .isEqualTo(new Way(
                        Kind.HTTP_PROXY,
                        Optional.of("proxy.example:3128"),
                        Optional.of("office-proxy"),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        List.of("ca.pem")));
        assertThat(routes.profile("vpn").orElseThrow().otherwise().kind()).isEqualTo(Kind.SOCKS5);
    }

    @Test
    void saysEachMistakeAtItsPlace() {
        var text = GOOD.replace("use: office", "use: ofice")
                .replace("way: system", "way: system, account: office-proxy")
                .replace("127.0.0.1:1080", "127.0.0.1:99999");

        assertThat(problems(text))
                .containsExactlyInAnyOrder(
                        "routes.yaml:1:6: unknown profile 'ofice'; did you mean 'office'?",
                        "routes.yaml:7:39: 'account' belongs to a way of the kind http_proxy, https_proxy and socks5",
                        "routes.yaml:9:37: 'proxy' is '127.0.0.1:99999', whose port is not from 1 to 65535");
    }

    @Test
    void theSchemaComesFirst() {
        assertThat(problems("use: office\nprofiles:\n  - {profile: office, otherwise: {way: dirct}}\n"))
                .containsExactly("routes.yaml:3:40: 'way' is 'dirct', expected one of direct, system, http_proxy,"
                        + " https_proxy, socks5, pac;"
                        + " did you mean 'direct'?");
        assertThat(problems("use: a\nprofiles:\n  - {profile: a, otherwise: {way: socks5}}\n"))
                .containsExactly("routes.yaml:3:35: a way of this kind goes by a proxy, and 'proxy' is missing");
    }

    @Test
    void readsAScriptWithTheLoginsOfItsProxies() {
        var text = """
                use: office
                profiles:
                  - profile: office
                    otherwise:
                      way: pac
                      pac: "http://wpad.example/proxy.pac"
                      logins:
                        - {proxy: "Proxy.example:3128", account: office-proxy}
                      dns: "10.0.0.53:53"
                      trust: [ca.pem]
                """;
        var routes = ((RoutesReader.Reading.Read) RoutesReader.read("routes.yaml", text)).routes();

        assertThat(routes.profiles().getFirst().otherwise())
                .isEqualTo(new Way(
                        Kind.PAC,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("http://wpad.example/proxy.pac"),
                        Map.of("proxy.example:3128", "office-proxy"),
                        Optional.of("10.0.0.53:53"),
                        List.of("ca.pem")));
    }

    @Test
    void saysWhatIsWrongAboutAScript() {
        assertThat(problems(way("way: pac")))
                .containsExactly(
                        "routes.yaml:3:35: a way of this kind goes by a script, and 'pac' with its address or file is missing");
        assertThat(problems(way("way: pac, pac: \"ftp://a/b\"")))
                .containsExactly("routes.yaml:3:45: 'pac' begins with 'ftp://'; a script has an http or https address,"
                        + " or is a file from the workspace's folder");
        assertThat(problems(way("way: pac, pac: \"http://ann:sesame@a/b\"")))
                .containsExactly("routes.yaml:3:45: 'pac' is no address of a host and a path; a user or password does"
                        + " not belong into it");
        assertThat(problems(way("way: pac, pac: a.pac, account: b")))
                .containsExactly("routes.yaml:3:61: 'account' belongs to a way of the kind http_proxy, https_proxy and"
                        + " socks5; for a script write 'logins'");
        assertThat(problems(way("way: direct, pac: a.pac")))
                .containsExactly("routes.yaml:3:48: 'pac' belongs to a way of the kind pac");
        assertThat(problems(way("way: pac, pack: a.pac")))
                .hasSize(1)
                .first()
                .asString()
                .contains("did you mean 'pac'?");
        assertThat(problems(way("way: pac, pac: a.pac, logins: [{proxy: \"a:0\", account: b}]")))
                .containsExactly("routes.yaml:3:69: 'proxy' is 'a:0', whose port is not from 1 to 65535");
    }

    private static String way(String words) {
        return "use: a\nprofiles:\n  - {profile: a, otherwise: {" + words + "}}\n";
    }

    private static List<String> problems(String text) {
        return ((RoutesReader.Reading.Refused) RoutesReader.read("routes.yaml", text))
                .problems().stream().map(PackProblem::toString).toList();
    }
}
