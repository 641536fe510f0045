package alidade.fetch.routes;

import alidade.fetch.accounts.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// Sets a client up to go a way.
///
/// @param names by which the names are found that are not left to a proxy
/// @param trust besides the system's, for the host and for a proxy that is spoken to over TLS
record Lead(Dns names, Optional<Trust> trust) {
    static Lead usual() {
        return new Lead(Dns.SYSTEM, Optional.empty());
    }

    OkHttpClient.Builder set(Route.Fixed route, OkHttpClient.Builder client) {
        return switch (route) {
            case Route.Direct() -> client.proxy(Proxy.NO_PROXY).dns(names);
            case Route.AsSystem() -> client.dns(names);
            case Route.NamesFrom(var way, var server, var port) ->
                new Lead(new NameServer(server, port), trust).set(way, client);
            case Route.Trusting(var way, var besides) -> {
                var wider = Trust.besides(besides);
                yield new Lead(names, Optional.of(wider)).set(way, wider.lead(client));
            }
            case Route.HttpProxy(var host, var port, var login) ->
                byHttpProxy(client, new ProxyLeg.Plain(Places.of(host, port)), host, port, login);
            case Route.HttpsProxy(var host, var port, var login) ->
                byHttpProxy(client, new ProxyLeg.Secured(host, port, trust), host, port, login);
            // The client believes that it goes straight to the host; names stay names until the proxy has them.
            case Route.Socks5(var host, var port, var login) ->
                client.proxy(Proxy.NO_PROXY)
                        .dns(new NamesLeftToProxy())
                        .connectionPool(new ConnectionPool())
                        .socketFactory(new ProxySockets(new ProxyLeg.Socks(host, port, names, login)));
        };
    }

    /// With connections of its own: the client does not tell two connections apart by what their sockets do.
    private OkHttpClient.Builder byHttpProxy(
            OkHttpClient.Builder client, ProxyLeg leg, String host, int port, Optional<Secret> login) {
        client.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)))
                .dns(names)
                .connectionPool(new ConnectionPool())
                .socketFactory(new ProxySockets(leg));
        login.ifPresent(secret -> client.proxyAuthenticator(byPassword(secret)));
        return client;
    }

    private static Authenticator byPassword(Secret login) {
        return (_, response) -> {
            if (response.request().header("Proxy-Authorization") != null || !takesPasswords(response)) return null;
            return response.request()
                    .newBuilder()
                    .header("Proxy-Authorization", basic(login))
                    .build();
        };
    }

    /// The client also asks beforehand, by a challenge of its own, so as to spare a tunnel that is refused.
    private static boolean takesPasswords(Response response) {
        return response.challenges().stream()
                .map(Challenge::scheme)
                .anyMatch(scheme -> scheme.equalsIgnoreCase("Basic") || scheme.equalsIgnoreCase("OkHttp-Preemptive"));
    }

    private static String basic(Secret secret) {
        var login = Login.of(secret);
        return Credentials.basic(login.user(), login.password(), StandardCharsets.UTF_8);
    }

    /// The two halves of `user:password`.
    record Login(String user, String password) {
        static Login of(Secret secret) {
            var both = secret.reveal();
            var colon = both.indexOf(':');
            return colon < 0 ? new Login(both, "") : new Login(both.substring(0, colon), both.substring(colon + 1));
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
