package alidade.fetch.routes;

import alidade.fetch.accounts.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Dns;

/// The part of a way that lies before the first request: how a proxy is found and greeted.
sealed interface ProxyLeg {
    /// As sentences name it.
    String proxy();

    /// Where to connect to: each is tried until one answers.
    ///
    /// @param to what the client believes that it connects to: the proxy, or the host where it knows of no proxy
    default List<InetSocketAddress> doors(InetSocketAddress to) throws IOException {
        return List.of(to);
    }

    /// Does what the proxy wants done first.
    ///
    /// @return what reads and writes from now on
    Socket begin(Socket connected, InetSocketAddress to) throws IOException;

    /// Nothing but a connection.
    record Plain(String proxy) implements ProxyLeg {
        @Override
        public Socket begin(Socket connected, InetSocketAddress to) {
            return connected;
        }
    }

    /// TLS, with a certificate that is the proxy's. Without it there is no connection to the proxy.
    record Secured(String host, int port, Optional<Trust> trust) implements ProxyLeg {
        @Override
        public String proxy() {
            return Places.of(host, port);
        }

        @Override
        public Socket begin(Socket connected, InetSocketAddress to) throws IOException {
            var sockets = trust.map(Trust::sockets).orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
            try {
                var secured = (SSLSocket) sockets.createSocket(connected, host, port, true);
                var settings = secured.getSSLParameters();
                settings.setEndpointIdentificationAlgorithm("HTTPS");
                settings.setApplicationProtocols(new String[] {"http/1.1"});
                secured.setSSLParameters(settings);
                secured.startHandshake();
                return secured;
            } catch (IOException e) {
                throw new ProxyUnreachable(proxy() + " over TLS", e);
            }
        }
    }

    /// The greeting of SOCKS5, with the name of the host.
    record Socks(String host, int port, Dns names, Optional<Secret> login) implements ProxyLeg {
        @Override
        public String proxy() {
            return Places.of(host, port);
        }

        @Override
        public List<InetSocketAddress> doors(InetSocketAddress to) throws IOException {
            return names.lookup(host).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public Socket begin(Socket connected, InetSocketAddress to) throws IOException {
            new SocksGreeting(proxy(), login).greet(connected, to);
            return connected;
        }
    }
}
