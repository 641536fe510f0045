package alidade.fetch.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// A platform on loopback, with a log of what it was asked and when by the fake clock.
public final class FakePlatform implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final List<String> asked = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();

    public FakePlatform(FakeTime time, Function<RecordedRequest, MockResponse> answers) throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                synchronized (asked) {
                    asked.add(request.getMethod() + " " + request.getTarget());
                    times.add(time.instant());
                }
                return answers.apply(request);
            }
        });
        server.setServerSocketFactory(new Prompt());
        server.start();
    }

    public String address() {
        var url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    public List<Instant> times() {
        synchronized (asked) {
            return List.copyOf(times);
        }
    }

    public static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    public static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    @Override
    public void close() {
        server.close();
    }

    /// Sends each answer at once: it is written in two pieces, and otherwise the second one waits 40 ms for a sign
    /// that the first one has arrived.
    private static final class Prompt extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    var socket = super.accept();
                    socket.setTcpNoDelay(true);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }
}
