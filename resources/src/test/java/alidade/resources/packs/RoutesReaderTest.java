package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.RoutesDefinition.Kind;
import alidade.resources.packs.RoutesDefinition.Way;
import java.util.List;
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
                        "routes.yaml:7:39: 'account' belongs to a way of the kind http_proxy",
                        "routes.yaml:9:37: 'proxy' is '127.0.0.1:99999', whose port is not from 1 to 65535");
    }

    @Test
    void theSchemaComesFirst() {
        assertThat(problems("use: office\nprofiles:\n  - {profile: office, otherwise: {way: dirct}}\n"))
                .containsExactly(
                        "routes.yaml:3:40: 'way' is 'dirct', expected one of direct, system, http_proxy, socks5;"
                                + " did you mean 'direct'?");
        assertThat(problems("use: a\nprofiles:\n  - {profile: a, otherwise: {way: socks5}}\n"))
                .containsExactly("routes.yaml:3:35: a way of this kind goes by a proxy, and 'proxy' is missing");
    }

    private static List<String> problems(String text) {
        return ((RoutesReader.Reading.Refused) RoutesReader.read("routes.yaml", text))
                .problems().stream().map(PackProblem::toString).toList();
    }
}
