package alidade.fetch.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A socket that is connected once its [ProxyLeg] has been gone; what is asked of it goes to the socket behind it.
/// May be closed by another thread at any time, as a socket may.
final class ProxySocket extends Socket {
    private final ProxyLeg leg;
    private volatile Socket plain = new Socket();
    private volatile Socket behind = plain;
    private volatile boolean closed;

    ProxySocket(ProxyLeg leg) {
        this.leg = leg;
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
        connect(to, 0);
    }

    /// @param timeout for the connection, and for each silence of the proxy until it is ready
    @Override
    public void connect(@Nullable SocketAddress to, int timeout) throws IOException {
        if (!(to instanceof InetSocketAddress host)) throw new SocketException("'" + to + "' is no host and port");
        var silence = plain.getSoTimeout();
        connectToOneOf(doors(host), timeout);
        plain.setSoTimeout(timeout);
        behind = leg.begin(plain, host);
        plain.setSoTimeout(silence);
    }

    private List<InetSocketAddress> doors(InetSocketAddress host) throws ProxyUnreachable {
        try {
            return leg.doors(host);
        } catch (IOException e) {
            throw new ProxyUnreachable(leg.proxy(), e);
        }
    }

    private void connectToOneOf(List<InetSocketAddress> doors, int timeout) throws ProxyUnreachable {
        var failure = new IOException("it has no address");
        for (var door : doors) {
            try {
                plain.connect(door, timeout);
                return;
            } catch (IOException e) {
                failure = e;
                // A socket that could not be connected is of no further use.
                plain = new Socket();
                behind = plain;
                if (closed) break;
            }
        }
        throw new ProxyUnreachable(leg.proxy(), failure);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return behind.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return behind.getOutputStream();
    }

    /// The connection first: a thread that waits for the proxy's handshake then ends at once.
    @Override
    public void close() throws IOException {
        closed = true;
        plain.close();
        behind.close();
    }

    @Override
    public boolean isClosed() {
        return closed || plain.isClosed();
    }

    @Override
    public boolean isConnected() {
        return plain.isConnected();
    }

    @Override
    public boolean isBound() {
        return plain.isBound();
    }

    @Override
    public boolean isInputShutdown() {
        return behind.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return behind.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        behind.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        behind.shutdownOutput();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        plain.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return plain.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        plain.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return plain.getTcpNoDelay();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        plain.setKeepAlive(on);
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return plain.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return plain.getLocalAddress();
    }

    @Override
    public int getPort() {
        return plain.getPort();
    }

    @Override
    public int getLocalPort() {
        return plain.getLocalPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return plain.getRemoteSocketAddress();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return plain.getLocalSocketAddress();
    }

    @Override
    public String toString() {
        return plain.toString();
    }
}
