package alidade.fetch.routes;

import alidade.fetch.accounts.Secret;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/// A way through the network, or a script that names one for each address.
public sealed interface Route {
    /// A few words for people: `direct`, `proxy host:port`, `as the system says`.
    String words();

    /// A way that is the same for every address.
    sealed interface Fixed extends Route {
        /// The client's builder, set to go this way.
        default OkHttpClient.Builder lead(OkHttpClient.Builder client) {
            return Lead.usual().set(this, client);
        }

        @Override
        default String words() {
            return switch (this) {
                case Direct() -> "direct";
                case HttpProxy(var host, var port, var _) -> "proxy " + Places.of(host, port);
                case HttpsProxy(var host, var port, var _) -> "proxy over TLS " + Places.of(host, port);
                case AsSystem() -> "as the system says";
                case Socks5(var host, var port, var _) -> "SOCKS5 " + Places.of(host, port);
                case NamesFrom(var way, var server, var port) -> way.words() + ", names from " + server + ":" + port;
                case Trusting(var way, var besides) ->
                    way.words() + ", trusting " + besides.size()
                            + (besides.size() == 1 ? " more certificate" : " more certificates");
            };
        }
    }

    /// Straight to the host, whatever proxy the system knows.
    record Direct() implements Fixed {}

    /// Through an HTTP proxy, which tunnels https.
    ///
    /// @param login user and password for the proxy, as `user:password`
    record HttpProxy(String host, int port, Optional<Secret> login) implements Fixed {
        public HttpProxy {
            check(host, port);
        }
    }

    /// Through an HTTP proxy that is itself spoken to over TLS, so that nobody on the way to it reads the login or the
    /// names of the hosts.
    ///
    /// @param login user and password for the proxy, as `user:password`
    record HttpsProxy(String host, int port, Optional<Secret> login) implements Fixed {
        public HttpsProxy {
            check(host, port);
        }
    }

    /// Through a SOCKS5 proxy, which also finds the names.
    ///
    /// @param login user and password for the proxy, as `user:password`
    record Socks5(String host, int port, Optional<Secret> login) implements Fixed {
        public Socks5 {
            check(host, port);
        }
    }

    /// Another way, on which names are found by a server of one's own.
    record NamesFrom(Fixed way, String server, int port) implements Fixed {}

    /// Another way, on which more certificates are trusted than the system's.
    record Trusting(Fixed way, List<X509Certificate> besides) implements Fixed {
        public Trusting {
            besides = List.copyOf(besides);
        }
    }

    /// As the operating system or the JVM is set up.
    record AsSystem() implements Fixed {}

    /// By the proxies that a script names for each address; [Wayfinder] asks it.
    ///
    /// @param script its address or the path of its file
    /// @param straight how the script is fetched and what `DIRECT` means; its names and trust count for all proxies
    /// @param logins user and password by `host:port`: a script may name a stranger's proxy, which gets none
    record Pac(String script, Fixed straight, Map<String, Secret> logins) implements Route {
        public Pac {
            logins = Map.copyOf(logins);
        }

        @Override
        public String words() {
            return "script " + Places.shown(script);
        }
    }

    private static void check(String host, int port) {
        if (host.isBlank() || port < 1 || port > 65_535)
            throw new IllegalArgumentException(
                    "a proxy is a host and a port from 1 to 65535, not '" + host + ":" + port + "'");
    }
}
