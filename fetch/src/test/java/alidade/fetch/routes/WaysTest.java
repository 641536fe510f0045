package alidade.fetch.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.Secret;
import alidade.resources.packs.RoutesDefinition.Kind;
import alidade.resources.packs.RoutesDefinition.Profile;
import alidade.resources.packs.RoutesDefinition.Way;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ways other than the direct one, against the other side's protocol on loopback.
class WaysTest {
    @TempDir
    Path folder;

    @Test
    void socksProxyIsGivenTheNameAndFindsIt() throws IOException {
        try (var site = new Site();
                var proxy = new LoopbackProxy.Socks(site.port(), Optional.empty())) {
            var route = new Route.Socks5("127.0.0.1", proxy.port(), Optional.empty());

            // A name that nobody but the proxy could find.
            assertThat(get(route, "http://platform.invalid/models")).isEqualTo("here");
            assertThat(proxy.asked).containsExactly("platform.invalid:80");
            assertThat(route.words()).isEqualTo("SOCKS5 127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void namesComeFromTheServerOfTheRoute() throws IOException {
        try (var site = new Site();
                var names = new Names("platform.invalid")) {
            var route = new Route.NamesFrom(new Route.Direct(), "127.0.0.1", names.port());

            assertThat(get(route, "http://platform.invalid:" + site.port() + "/models"))
                    .isEqualTo("here");
            assertThatThrownBy(() -> get(route, "http://other.invalid:" + site.port() + "/"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageStartingWith(
                            "other.invalid is not known to the name server 127.0.0.1:" + names.port() + ": ");
        }
    }

    @Test
    void certificateOfOnesOwnIsTrustedOnTheRouteThatNamesIt()
            throws IOException, InterruptedException, GeneralSecurityException, RouteProfile.Impassable {
        var pem = Certificate.made(folder);
        try (var site = new Site(folder.resolve("keys.p12"))) {
            var address = "https://localhost:" + site.port() + "/models";
            var way = way(Kind.DIRECT, Optional.empty(), Optional.empty(), List.of(pem.toString()));
            var trusting = (Route.Fixed) routes(way).of("anywhere");

            assertThat(get(trusting, address)).isEqualTo("here");
            assertThat(trusting.words()).isEqualTo("direct, trusting 1 more certificate");
            assertThatThrownBy(() -> get(new Route.Direct(), address)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void profileThatCannotBeGoneSaysWhy() throws IOException {
        Files.writeString(folder.resolve("none.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");
        var noAccount = way(Kind.HTTP_PROXY, Optional.of("proxy:1"), Optional.of("nobody"), List.of());
        assertThatThrownBy(() -> routes(noAccount))
                .hasMessage("route 'office' needs the account 'nobody' for the proxy proxy:1, and no secret is kept "
                        + "under that name; nothing is asked");
        for (var file : List.of("none.pem", "missing.pem")) {
            var badFile = way(Kind.DIRECT, Optional.empty(), Optional.empty(), List.of(file));
            assertThatThrownBy(() -> routes(badFile)).hasMessageContaining(file + " of route 'office' cannot be read");
        }
    }

    @Test
    void regionsGoTheirOwnWays() throws RouteProfile.Impassable {
        var direct = way(Kind.DIRECT, Optional.empty(), Optional.empty(), List.of());
        var proxy = way(Kind.HTTP_PROXY, Optional.of("[::1]:3128"), Optional.of("office-proxy"), List.of());
        var routes = profile(Map.of("cn", direct), proxy);

        assertThat(routes.of("cn")).isEqualTo(new Route.Direct());
        assertThat(routes.of("global"))
                .isEqualTo(new Route.HttpProxy("::1", 3128, Optional.of(new Secret("ann:open sesame"))));
        assertThat(routes.toString()).doesNotContain("sesame");
    }

    private static Way way(Kind kind, Optional<String> proxy, Optional<String> account, List<String> trust) {
        return new Way(kind, proxy, account, Optional.empty(), Map.of(), Optional.empty(), trust);
    }

    private Routes routes(Way otherwise) throws RouteProfile.Impassable {
        return profile(Map.of(), otherwise);
    }

    private Routes profile(Map<String, Way> regions, Way otherwise) throws RouteProfile.Impassable {
        Accounts accounts =
                name -> name.equals("office-proxy") ? Optional.of(new Secret("ann:open sesame")) : Optional.empty();
        return new RouteProfile(folder, accounts).routes(new Profile("office", regions, otherwise));
    }

    private static String get(Route.Fixed route, String address) throws IOException {
        var client = route.lead(new OkHttpClient.Builder()).build();
        try (var response =
                client.newCall(new Request.Builder().url(address).build()).execute()) {
            return response.body().string();
        } finally {
            client.connectionPool().evictAll();
        }
    }

    /// A name server (RFC 1035) that knows one name, which is this machine.
    private static final class Names implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final byte[] known;

        Names(String name) throws IOException {
            known = encoded(name);
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            var packet = new DatagramPacket(new byte[512], 512);
            while (!socket.isClosed()) {
                try {
                    socket.receive(packet);
                    var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                } catch (IOException e) {
                    return;
                }
            }
        }

        /// The question again; behind it an address of type A where there is one.
        private byte[] answer(byte[] question) {
            var name = Arrays.copyOfRange(question, 12, 12 + known.length);
            var isKnown = Arrays.equals(name, known);
            var type = question[12 + known.length + 1 < question.length ? 12 + known.length + 1 : 0];
            var hasAddress = isKnown && (type == 1 || type == (byte) 255);
            var answer = ByteBuffer.allocate(512).put(question);
            answer.putShort(2, (short) (isKnown ? 0x8580 : 0x8583));
            answer.putShort(6, (short) (hasAddress ? 1 : 0))
                    .putShort(8, (short) 0)
                    .putShort(10, (short) 0);
            if (hasAddress)
                answer.putShort((short) 0xc00c)
                        .putShort((short) 1)
                        .putShort((short) 1)
                        .putInt(60)
                        .putShort((short) 4)
                        .put(new byte[] {127, 0, 0, 1});
            return Arrays.copyOf(answer.array(), answer.position());
        }

        private static byte[] encoded(String name) {
            var bytes = ByteBuffer.allocate(name.length() + 2);
            for (var label : name.split("\\."))
                bytes.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
            return bytes.array();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
