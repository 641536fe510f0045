package alidade.fetch.routes;

import alidade.fetch.accounts.Secret;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What client and proxy say to each other before the first byte for the host: RFC 1928, and RFC 1929 with a login.
///
/// A login is offered only where there is one; without it the proxy learns nothing about who asks.
///
/// @param proxy as sentences name it
record SocksGreeting(String proxy, Optional<Secret> login) {
    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int PASSWORD_VERSION = 1;
    private static final int CONNECT = 1;
    private static final int NUMBER_4 = 1;
    private static final int NAME = 3;
    private static final int NUMBER_6 = 4;
    private static final int LONGEST = 255;

    /// @param to the host, as a name wherever it came as one
    void greet(Socket socket, InetSocketAddress to) throws IOException {
        try {
            var in = new DataInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            out.write(
                    login.isPresent()
                            ? new byte[] {VERSION, 2, NO_LOGIN, PASSWORD}
                            : new byte[] {VERSION, 1, NO_LOGIN});
            version(in, VERSION);
            var wants = in.readUnsignedByte();
            if (wants == PASSWORD && login.isPresent()) logIn(in, out, login.get());
            else if (wants != NO_LOGIN)
                throw new IOException("the SOCKS5 proxy " + proxy
                        + (login.isPresent()
                                ? " takes neither our login nor none"
                                : " wants a login; name an account of this way"));
            out.write(request(to));
            accepted(in, to);
        } catch (EOFException e) {
            throw new IOException("the SOCKS5 proxy " + proxy + " hung up in the middle of its greeting", e);
        }
    }

    private void logIn(DataInputStream in, java.io.OutputStream out, Secret secret) throws IOException {
        var halves = Lead.Login.of(secret);
        var user = halves.user().getBytes(StandardCharsets.UTF_8);
        var password = halves.password().getBytes(StandardCharsets.UTF_8);
        if (user.length == 0 || user.length > LONGEST || password.length > LONGEST)
            throw new IOException("the login for the SOCKS5 proxy " + proxy + " cannot be sent: user and password "
                    + "have at most " + LONGEST + " bytes, the user at least one");
        var bytes = new ByteArrayOutputStream();
        bytes.write(PASSWORD_VERSION);
        bytes.write(user.length);
        bytes.writeBytes(user);
        bytes.write(password.length);
        bytes.writeBytes(password);
        out.write(bytes.toByteArray());
        version(in, PASSWORD_VERSION);
        if (in.readUnsignedByte() != 0)
            throw new IOException("the SOCKS5 proxy " + proxy + " did not take the login that was sent");
    }

    private byte[] request(InetSocketAddress to) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[] {VERSION, CONNECT, 0});
        var host = to.getHostString();
        var number = number(host, to);
        if (number.length == 0) {
            var name = host.getBytes(StandardCharsets.US_ASCII);
            if (name.length > LONGEST)
                throw new IOException("the name '" + host + "' is too long for the SOCKS5 proxy " + proxy);
            out.write(new byte[] {NAME, (byte) name.length});
            out.write(name);
        } else {
            out.write(number.length == 4 ? NUMBER_4 : NUMBER_6);
            out.write(number);
        }
        out.writeShort(to.getPort());
        return bytes.toByteArray();
    }

    /// Empty where the host came as a name.
    private static byte[] number(String host, InetSocketAddress to) {
        InetAddress address = to.getAddress();
        var isNumber = address != null && !NamesLeftToProxy.isPlaceholder(address);
        return isNumber ? address.getAddress() : new byte[0];
    }

    private void accepted(DataInputStream in, InetSocketAddress to) throws IOException {
        version(in, VERSION);
        var reply = in.readUnsignedByte();
        if (reply != 0)
            throw new IOException("the SOCKS5 proxy " + proxy + " does not lead to " + to.getHostString() + ":"
                    + to.getPort() + ": " + words(reply));
        in.skipNBytes(1);
        // Where the proxy itself goes out, which nobody here wants to know.
        switch (in.readUnsignedByte()) {
            case NUMBER_4 -> in.skipNBytes(4);
            case NUMBER_6 -> in.skipNBytes(16);
            case NAME -> in.skipNBytes(in.readUnsignedByte());
            default -> throw new IOException("the SOCKS5 proxy " + proxy + " answers with an unknown kind of address");
        }
        in.skipNBytes(2);
    }

    private void version(DataInputStream in, int expected) throws IOException {
        var version = in.readUnsignedByte();
        if (version != expected)
            throw new IOException("the SOCKS5 proxy " + proxy + " answers with version " + version + " instead of "
                    + expected + "; it is no such proxy");
    }

    private static String words(int reply) {
        return switch (reply) {
            case 1 -> "general failure";
            case 2 -> "not allowed by its rules";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "time ran out";
            case 7 -> "command not supported";
            case 8 -> "kind of address not supported";
            default -> "reply " + reply;
        };
    }
}
