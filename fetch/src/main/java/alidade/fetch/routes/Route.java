package alidade.fetch.routes;

import alidade.fetch.accounts.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/// A way through the network.
public sealed interface Route {
    /// Straight to the host, whatever proxy the system knows.
    record Direct() implements Route {}

    /// Through an HTTP proxy, which tunnels https.
    ///
    /// @param login user and password for the proxy, as `user:password`
    record HttpProxy(String host, int port, Optional<Secret> login) implements Route {
        public HttpProxy {
            if (host.isBlank() || port < 1 || port > 65_535)
                throw new IllegalArgumentException(
                        "a proxy is a host and a port from 1 to 65535, not '" + host + ":" + port + "'");
        }
    }

    /// Through a SOCKS5 proxy, which also finds the names. It is asked without a login.
    record Socks5(String host, int port) implements Route {}

    /// Another way, on which names are found by a server of one's own.
    record NamesFrom(Route way, String server, int port) implements Route {}

    /// Another way, on which more certificates are trusted than the system's.
    record Trusting(Route way, List<X509Certificate> besides) implements Route {
        public Trusting {
            besides = List.copyOf(besides);
        }
    }

    /// As the operating system or the JVM is set up.
    record AsSystem() implements Route {}

    /// The client's builder, set to go this way.
    default OkHttpClient.Builder lead(OkHttpClient.Builder client) {
        return switch (this) {
            case Direct() -> client.proxy(Proxy.NO_PROXY);
            case AsSystem() -> client;
            case Socks5(var host, var port) ->
                client.proxy(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved(host, port)));
            case NamesFrom(var way, var server, var port) -> way.lead(client).dns(new NameServer(server, port));
            case Trusting(var way, var besides) -> Trust.besides(besides).lead(way.lead(client));
            case HttpProxy(var host, var port, var login) -> {
                client.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
                login.ifPresent(secret -> client.proxyAuthenticator((_, response) -> {
                    if (response.request().header("Proxy-Authorization") != null) return null;
                    return response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", basic(secret))
                            .build();
                }));
                yield client;
            }
        };
    }

    /// A few words for people: `direct`, `proxy host:port`, `as the system says`.
    default String words() {
        return switch (this) {
            case Direct() -> "direct";
            case HttpProxy(var host, var port, var _) -> "proxy " + host + ":" + port;
            case AsSystem() -> "as the system says";
            case Socks5(var host, var port) -> "SOCKS5 " + host + ":" + port;
            case NamesFrom(var way, var server, var port) -> way.words() + ", names from " + server + ":" + port;
            case Trusting(var way, var besides) ->
                way.words() + ", trusting " + besides.size()
                        + (besides.size() == 1 ? " more certificate" : " more certificates");
        };
    }

    private static String basic(Secret login) {
        var both = login.reveal();
        var colon = both.indexOf(':');
        return colon < 0
                ? Credentials.basic(both, "", StandardCharsets.UTF_8)
                : Credentials.basic(both.substring(0, colon), both.substring(colon + 1), StandardCharsets.UTF_8);
    }
}
