package alidade.fetch.routes;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/// A proxy that leads everything to one port of this machine, wherever it is asked to lead.
abstract class LoopbackProxy implements AutoCloseable {
    /// Where it was asked to lead, as `host:port`.
    final List<String> asked = new CopyOnWriteArrayList<>();
    /// What was sent to it as a login, as `user:password`.
    final List<String> logins = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private final int to;

    LoopbackProxy(ServerSocketFactory doors, int to) throws IOException {
        door = doors.createServerSocket(0, 20, InetAddress.getLoopbackAddress());
        this.to = to;
        Thread.ofVirtual().start(this::serve);
    }

    /// Does what comes before the bytes for the host; false when the client is turned away.
    ///
    /// @param site where bytes for the host may be written
    abstract boolean greet(Socket client, Socket site) throws IOException;

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> lead(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        try (client;
                var site = new Socket(InetAddress.getLoopbackAddress(), to)) {
            if (!greet(client, site)) return;
            var back = Thread.ofVirtual().start(() -> copy(site, client));
            copy(client, site);
            back.join();
        } catch (IOException e) {
            // The client has gone, or the proxy was closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has gone.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /// RFC 1928, with the login of RFC 1929 where it wants one.
    static final class Socks extends LoopbackProxy {
        private final Optional<String> login;

        Socks(int to, Optional<String> login) throws IOException {
            super(ServerSocketFactory.getDefault(), to);
            this.login = login;
        }

        @Override
        boolean greet(Socket client, Socket site) throws IOException {
            var in = new DataInputStream(client.getInputStream());
            var out = client.getOutputStream();
            in.readUnsignedByte();
            var offered = in.readNBytes(in.readUnsignedByte());
            var wanted = login.isPresent() ? 2 : 0;
            if (new String(offered, StandardCharsets.ISO_8859_1).indexOf(wanted) < 0) {
                out.write(new byte[] {5, (byte) 0xff});
                return false;
            }
            out.write(new byte[] {5, (byte) wanted});
            if (login.isPresent() && !isLoggedIn(in, out)) return false;
            in.skipNBytes(3);
            // 3: a name, with its length before it.
            var kind = in.readUnsignedByte();
            var name = kind == 3 ? in.readNBytes(in.readUnsignedByte()) : in.readNBytes(kind == 1 ? 4 : 16);
            var host = kind == 3
                    ? new String(name, StandardCharsets.US_ASCII)
                    : InetAddress.getByAddress(name).getHostAddress();
            asked.add(host + ":" + in.readUnsignedShort());
            var forbidden = host.startsWith("forbidden");
            out.write(new byte[] {5, (byte) (forbidden ? 2 : 0), 0, 1, 0, 0, 0, 0, 0, 0});
            return !forbidden;
        }

        private boolean isLoggedIn(DataInputStream in, java.io.OutputStream out) throws IOException {
            in.readUnsignedByte();
            var user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            var password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            logins.add(user + ":" + password);
            var isRight = login.orElse("").equals(user + ":" + password);
            out.write(new byte[] {1, (byte) (isRight ? 0 : 1)});
            return isRight;
        }
    }

    /// An HTTP proxy that tunnels and passes on, with Basic auth where it wants a login.
    static final class Http extends LoopbackProxy {
        private final Optional<String> login;

        /// @param doors of plain sockets, or of those with TLS
        Http(ServerSocketFactory doors, int to, Optional<String> login) throws IOException {
            super(doors, to);
            this.login = login;
        }

        Http(int to) throws IOException {
            this(ServerSocketFactory.getDefault(), to, Optional.empty());
        }

        @Override
        boolean greet(Socket client, Socket site) throws IOException {
            while (true) {
                var head = head(client.getInputStream());
                if (head.isEmpty()) return false;
                var words = head.lines().findFirst().orElse("").split(" ");
                if (!isLoggedIn(head)) {
                    say(client, "407 Login\r\nProxy-Authenticate: Basic realm=\"way out\"\r\nContent-Length: 0");
                    continue;
                }
                if (words[0].equals("CONNECT")) {
                    asked.add(words[1]);
                    say(client, "200 Connected");
                    return true;
                }
                asked.add(words[1]);
                site.getOutputStream().write(passedOn(head).getBytes(StandardCharsets.ISO_8859_1));
                return true;
            }
        }

        private boolean isLoggedIn(String head) {
            var sent = head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("proxy-authorization: basic "))
                    .map(line -> new String(
                            Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)),
                            StandardCharsets.UTF_8))
                    .findFirst();
            sent.ifPresent(logins::add);
            return login.isEmpty() || login.equals(sent);
        }

        /// As the host wants it: the path alone, one request per connection.
        private static String passedOn(String head) {
            var lines =
                    head.replaceFirst("http://[^/]+/", "/").replaceAll("(?im)^(connection|proxy-[a-z]+):.*\r\n", "");
            return lines.substring(0, lines.length() - 2) + "Connection: close\r\n\r\n";
        }

        private static void say(Socket client, String answer) throws IOException {
            client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        /// Up to the empty line; empty when the client hangs up.
        private static String head(InputStream in) throws IOException {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                var next = in.read();
                if (next < 0) return "";
                head.append((char) next);
            }
            return head.toString();
        }
    }
}
