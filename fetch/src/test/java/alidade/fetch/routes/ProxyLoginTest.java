package alidade.fetch.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.fetch.accounts.Secret;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Proxies that want a login, and one that is spoken to over TLS.
class ProxyLoginTest {
    private static final Optional<Secret> LOGIN = Optional.of(new Secret("ann:open:sesame"));

    @TempDir
    Path folder;

    @Test
    void socksProxyGetsTheLoginAndTheName() throws IOException {
        try (var site = new Site();
                var proxy = new LoopbackProxy.Socks(site.port(), Optional.of("ann:open:sesame"))) {
            var route = new Route.Socks5("localhost", proxy.port(), LOGIN);

            assertThat(get(route, "http://platform.invalid/models")).isEqualTo("here");
            assertThat(proxy.asked).containsExactly("platform.invalid:80");
            assertThat(proxy.logins).containsExactly("ann:open:sesame");
            assertThat(site.headers.toString()).doesNotContain("sesame");
            assertThat(route.toString()).doesNotContain("sesame");
        }
    }

    @Test
    void socksProxyIsGivenANumberAsANumber() throws IOException {
        try (var site = new Site();
                var proxy = new LoopbackProxy.Socks(site.port(), Optional.empty())) {
            assertThat(get(new Route.Socks5("127.0.0.1", proxy.port(), Optional.empty()), "http://198.51.100.7/"))
                    .isEqualTo("here");
            assertThat(proxy.asked).containsExactly("198.51.100.7:80");
        }
    }

    @Test
    void socksProxyThatWantsNoLoginGetsNone() throws IOException {
        try (var site = new Site();
                var proxy = new LoopbackProxy.Socks(site.port(), Optional.empty())) {
            assertThat(get(new Route.Socks5("127.0.0.1", proxy.port(), LOGIN), "http://platform.invalid/"))
                    .isEqualTo("here");
            assertThat(proxy.logins).isEmpty();
        }
    }

    @Test
    void socksProxySaysWhatItDoesNotLike() throws IOException {
        try (var site = new Site();
                var proxy = new LoopbackProxy.Socks(site.port(), Optional.of("bob:other"));
                var open = new LoopbackProxy.Socks(site.port(), Optional.empty())) {
            var name = "the SOCKS5 proxy 127.0.0.1:" + proxy.port();
            assertThatThrownBy(() -> get(new Route.Socks5("127.0.0.1", proxy.port(), LOGIN), "http://a.invalid/"))
                    .isInstanceOf(IOException.class)
                    .hasMessage(name + " did not take the login that was sent")
                    .hasMessageNotContaining("sesame");
            assertThatThrownBy(() ->
                            get(new Route.Socks5("127.0.0.1", proxy.port(), Optional.empty()), "http://a.invalid/"))
                    .hasMessage(name + " wants a login; name an account of this way");
            assertThatThrownBy(() -> get(
                            new Route.Socks5("127.0.0.1", open.port(), Optional.empty()), "http://forbidden.invalid/"))
                    .hasMessage("the SOCKS5 proxy 127.0.0.1:" + open.port()
                            + " does not lead to forbidden.invalid:80: not allowed by its rules");
        }
    }

    @Test
    void whatIsNoSocksProxyIsNotTakenForOne() throws IOException {
        try (var proxy = new LoopbackProxy.Http(1)) {
            assertThatThrownBy(() -> get(new Route.Socks5("127.0.0.1", proxy.port(), LOGIN), "http://a.invalid/"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void nobodyElseInTheJvmIsAskedForALogin() throws IOException {
        var asked = new AtomicInteger();
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked.incrementAndGet();
                return new PasswordAuthentication("global", new char[] {'x'});
            }
        });
        try (var site = new Site();
                var proxy = new LoopbackProxy.Socks(site.port(), Optional.of("ann:open:sesame"))) {
            assertThatThrownBy(() ->
                            get(new Route.Socks5("127.0.0.1", proxy.port(), Optional.empty()), "http://a.invalid/"))
                    .isInstanceOf(IOException.class);
            assertThat(get(new Route.Socks5("127.0.0.1", proxy.port(), LOGIN), "http://a.invalid/"))
                    .isEqualTo("here");
            assertThat(proxy.logins).containsExactly("ann:open:sesame");
            assertThat(asked).hasValue(0);
        } finally {
            Authenticator.setDefault(null);
        }
    }

    @Test
    void proxyOverTlsTunnelsAndPassesOn()
            throws IOException, InterruptedException, GeneralSecurityException, CertificateException {
        var pem = Certificate.made(folder);
        var keys = folder.resolve("keys.p12");
        var doors = Certificate.context(keys).getServerSocketFactory();
        try (var plain = new Site();
                var secured = new Site(keys);
                var passing = new LoopbackProxy.Http(doors, plain.port(), Optional.of("ann:open:sesame"));
                var tunnel = new LoopbackProxy.Http(doors, secured.port(), Optional.of("ann:open:sesame"))) {
            var toPlain = trusting(new Route.HttpsProxy("localhost", passing.port(), LOGIN), pem);
            var toSecured = trusting(new Route.HttpsProxy("localhost", tunnel.port(), LOGIN), pem);

            assertThat(get(toPlain, "http://platform.invalid/models?page=1")).isEqualTo("here");
            assertThat(passing.asked).containsExactly("http://platform.invalid/models?page=1");
            // TLS inside TLS: the proxy knows the host and nothing of the page.
            assertThat(get(toSecured, "https://localhost:" + secured.port() + "/models"))
                    .isEqualTo("here");
            assertThat(tunnel.asked).containsExactly("localhost:" + secured.port());
            assertThat(secured.asked).containsExactly("/models");
            assertThat(tunnel.logins).containsExactly("ann:open:sesame");
            assertThat(plain.headers.toString() + secured.headers).doesNotContain("uthorization", "sesame");
            assertThat(toPlain.words())
                    .isEqualTo("proxy over TLS localhost:" + passing.port() + ", trusting 1 more certificate");
        }
    }

    @Test
    void proxyOverTlsMustBeTheOneThatItSays()
            throws IOException, InterruptedException, GeneralSecurityException, CertificateException {
        var pem = Certificate.made(folder);
        var doors = Certificate.context(folder.resolve("keys.p12")).getServerSocketFactory();
        try (var site = new Site();
                var proxy = new LoopbackProxy.Http(doors, site.port(), Optional.empty())) {
            var stranger = new Route.HttpsProxy("localhost", proxy.port(), LOGIN);
            assertThatThrownBy(() -> get(stranger, "http://platform.invalid/"))
                    .isInstanceOf(ProxyUnreachable.class)
                    .hasMessageStartingWith("the proxy localhost:" + proxy.port() + " over TLS could not be reached: ");
            // The certificate is trusted, and is not one for this name.
            var misnamed = trusting(new Route.HttpsProxy("127.0.0.1", proxy.port(), LOGIN), pem);
            assertThatThrownBy(() -> get(misnamed, "http://platform.invalid/")).isInstanceOf(ProxyUnreachable.class);
            assertThat(proxy.logins).isEmpty();
            assertThat(site.asked).isEmpty();
        }
    }

    @Test
    void passwordIsNotSentToAProxyThatWantsAnotherKindOfLogin() throws IOException {
        try (var proxy = new Site()) {
            proxy.answers(407, "");
            get(new Route.HttpProxy("127.0.0.1", proxy.port(), LOGIN), "http://platform.invalid/");

            assertThat(proxy.asked).hasSize(1);
            assertThat(proxy.headers.toString()).doesNotContain("uthorization");
        }
    }

    @Test
    void connectionOfOneWayIsNotTakenForAnother() throws IOException {
        try (var direct = new Site();
                var other = new Site();
                var proxy = new LoopbackProxy.Socks(other.port(), Optional.empty())) {
            other.answers(200, "there");
            var client = new OkHttpClient();
            var address = "http://localhost:" + direct.port() + "/";
            var straight = new Route.Direct().lead(client.newBuilder()).build();
            var around = new Route.Socks5("127.0.0.1", proxy.port(), Optional.empty())
                    .lead(client.newBuilder())
                    .build();

            assertThat(get(straight, address)).isEqualTo("here");
            assertThat(get(around, address)).isEqualTo("there");
            assertThat(get(straight, address)).isEqualTo("here");
        }
    }

    private static Route.Fixed trusting(Route.Fixed way, Path pem) throws IOException, CertificateException {
        try (var stream = java.nio.file.Files.newInputStream(pem)) {
            return new Route.Trusting(way, List.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(stream)));
        }
    }

    private static String get(Route.Fixed route, String address) throws IOException {
        var client = route.lead(new OkHttpClient.Builder()).build();
        try {
            return get(client, address);
        } finally {
            client.connectionPool().evictAll();
        }
    }

    private static String get(OkHttpClient client, String address) throws IOException {
        try (var response =
                client.newCall(new Request.Builder().url(address).build()).execute()) {
            return response.body().string();
        }
    }
}
