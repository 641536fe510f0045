package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.Cancellation;
import alidade.app.cli.Request;
import alidade.engine.pipeline.EngineOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Collecting by hand from a site on loopback that answers one source of the shipped pack: looking ahead, going by a
/// route, leaving no secret behind.
class CollectingTest {
    private static final ObjectMapper json = new ObjectMapper();
    private static final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String TOKEN = "tok-3b1f7c9e5d";
    private static final String LOGIN = "ann:pw-8842af0c";

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer site;
    private Workstation workstation;

    private record Ended(int exitCode, String out, String err) {
        JsonNode document() throws IOException {
            return json.readTree(out);
        }
    }

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            var body = "{\"msg\":\"OK\",\"total\":1,\"data\":[{\"path\":\"ann/rose\",\"downloads\":5}]}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
            if (!exchange.getRequestMethod().equals("HEAD"))
                exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        workstation = new Workstation(
                folder.resolve("workspace"),
                EngineOptions.usual()
                        .withHome(folder.resolve("home"))
                        .withEnvironment(Map.of("ALIDADE_ACCOUNT_CAICT", TOKEN, "ALIDADE_ACCOUNT_OFFICE_PROXY", LOGIN))
                        .withHosts(Map.of(
                                "caict.api",
                                "http://127.0.0.1:" + site.getAddress().getPort())));
    }

    @AfterEach
    void close() {
        workstation.close();
        site.stop(0);
    }

    @Test
    void dryRunTellsPagesAndTimeAndKeepsNothing() throws IOException {
        var ended = alidade("collect", "caict", "--dry-run", "--json");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(problems("collect-dry-run", ended)).isEmpty();
        // Two inputs with one page each, within the burst of 5.
        assertThat(ended.document().get("pages").intValue()).isEqualTo(2);
        assertThat(ended.document().get("seconds").intValue()).isZero();
        assertThat(asked).hasSize(2);
        assertThat(workstation.engine().log().headers())
                .noneMatch(header -> header.batch().source().equals("鲸智"));
        assertThat(alidade("collect", "caict", "--dry-run").out()).startsWith("2 pages, about 1 min\n");
        assertThat(alidade("collect", "caict", "--dry-run", "--lang", "zh").out())
                .startsWith("2 页，约 1 分钟\n");
    }

    @Test
    void reachTellsEveryStepAndTheAccount() throws IOException {
        var ended = alidade("doctor", "--reach", "caict", "--route", "direct", "--json");

        assertThat(problems("doctor", ended)).isEmpty();
        var source = ended.document().at("/sources/0");
        assertThat(source.get("passes").booleanValue()).as(ended.out()).isTrue();
        assertThat(source.at("/hosts/0/route").textValue()).isEqualTo("direct");
        assertThat(source.at("/account/state").textValue()).isEqualTo("accepted");
        // The probe goes without the account, and the page that tries it with.
        assertThat(asked.getFirst()).isEqualTo("HEAD / null null");
        assertThat(asked.getLast()).contains("Bearer " + TOKEN);

        site.stop(0);
        var gone = alidade("doctor", "--reach", "caict", "--route", "direct");
        assertThat(gone.exitCode()).isEqualTo(3);
        assertThat(gone.out()).contains("✗", "TCP", "Not tried.");
        assertThat(alidade("doctor", "caict").exitCode()).isEqualTo(2);
    }

    @Test
    void routeOfTheWorkspaceLeadsThroughItsProxyAndAnotherOneByName() throws IOException {
        // The site is also the proxy: an http proxy is asked with the whole address.
        routes("""
                use: office
                profiles:
                  - profile: office
                    otherwise: {way: http_proxy, proxy: "127.0.0.1:%d", account: office-proxy}
                """.formatted(site.getAddress().getPort()));

        assertThat(alidade("collect", "caict", "--json").exitCode()).isZero();
        assertThat(asked).isNotEmpty().allMatch(line -> line.startsWith("GET http://127.0.0.1:"));

        asked.clear();
        assertThat(alidade("collect", "caict", "--route", "direct", "--json").exitCode())
                .isZero();
        assertThat(asked).isNotEmpty().allMatch(line -> line.startsWith("GET /api/v1/models?"));

        assertThat(alidade("collect", "caict", "--route", "vpn").err())
                .contains("there is no route 'vpn'", "[office, direct, system]");
        routes("use: office\nprofiles:\n  - {profile: office, otherwise: {way: dirct}}\n");
        assertThat(alidade("collect", "caict").err()).contains("routes.yaml:3:40: 'way' is 'dirct'");
    }

    @Test
    void scriptOfTheWorkspaceNamesTheProxyAndReachShowsIt() throws IOException {
        var proxy = "127.0.0.1:" + site.getAddress().getPort();
        routes("""
                use: branch
                profiles:
                  - profile: branch
                    otherwise: {way: pac, pac: proxy.pac, logins: [{proxy: "%s", account: office-proxy}]}
                """.formatted(proxy));
        var script = workstation.workspace().resolve("proxy.pac");
        Files.writeString(script, "function FindProxyForURL(url, host) { return 'PROXY " + proxy + "'; }");

        var reached = alidade("doctor", "--reach", "caict", "--json");
        assertThat(problems("doctor", reached)).isEmpty();
        assertThat(reached.document().at("/sources/0/hosts/0/route").textValue())
                .startsWith("script ")
                .endsWith("proxy.pac: proxy " + proxy);
        assertThat(alidade("collect", "caict", "--dry-run").exitCode()).isZero();
        assertThat(alidade("collect", "caict", "--json").exitCode()).isZero();
        assertThat(asked).isNotEmpty().allMatch(line -> line.contains(" http://127.0.0.1:"));

        Files.writeString(script, "function FindProxyForURL(url, host) {\n  return nowhere;\n}");
        asked.clear();
        assertThat(alidade("collect", "caict").out())
                .contains("proxy.pac, line 2: ReferenceError: \"nowhere\" is not defined.; nothing is asked by it");
        assertThat(asked).isEmpty();
    }

    private void routes(String text) throws IOException {
        Files.createDirectories(workstation.workspace());
        Files.writeString(workstation.workspace().resolve("routes.yaml"), text);
    }

    private Ended alidade(String... words) {
        var err = new StringBuilder();
        var request = new Request(folder.toString(), 0, false, "en", List.of(words));
        var reply = AlidadeCommand.answer(request, workstation, err::append, new Cancellation());
        return new Ended(reply.exitCode(), reply.out(), err.toString());
    }

    private static List<String> problems(String schema, Ended ended) throws IOException {
        var path = "/alidade/resources/schemas/" + schema + ".schema.json";
        try (var stream = CollectingTest.class.getResourceAsStream(path)) {
            return schemas.getSchema(json.readTree(stream)).validate(ended.document()).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
