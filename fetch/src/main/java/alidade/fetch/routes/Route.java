package alidade.fetch.routes;

import alidade.fetch.accounts.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
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

    /// As the operating system or the JVM is set up.
    record AsSystem() implements Route {}

    /// The client's builder, set to go this way.
    default OkHttpClient.Builder lead(OkHttpClient.Builder client) {
        return switch (this) {
            case Direct() -> client.proxy(Proxy.NO_PROXY);
            case AsSystem() -> client;
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
