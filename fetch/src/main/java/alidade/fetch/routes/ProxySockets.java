package alidade.fetch.routes;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Makes sockets that lead by a proxy. The client only asks for unconnected ones.
final class ProxySockets extends SocketFactory {
    private final ProxyLeg leg;

    ProxySockets(ProxyLeg leg) {
        this.leg = leg;
    }

    @Override
    public Socket createSocket() {
        return new ProxySocket(leg);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unconnectedOnly();
    }

    private static UnsupportedOperationException unconnectedOnly() {
        return new UnsupportedOperationException("a socket to a proxy is made first and connected later");
    }
}
