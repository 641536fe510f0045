package alidade.engine.pipeline;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// A platform on the loopback interface that lists its flowers two to a page.
public final class FakePlatform implements AutoCloseable {
    private static final int SIZE = 2;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Long> flowers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Deque<MockResponse> faults = new ArrayDeque<>();
    private boolean dead;
    private long claimedTooMany;
    private IntConsumer whileAnswering = page -> {};
    private String shape = "{\"id\":\"%s\",\"seen\":%d}";

    FakePlatform() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /// @param name `owner/name`
    public synchronized void put(String name, long seen) {
        flowers.put(name, seen);
    }

    synchronized void remove(String name) {
        flowers.remove(name);
    }

    public synchronized void dead(boolean now) {
        dead = now;
    }

    /// Reports a total that is larger than what it lists.
    synchronized void claimTooMany(long more) {
        claimedTooMany = more;
    }

    /// From now on a member of each record has another name.
    synchronized void rename(String from, String to) {
        shape = shape.replace("\"" + from + "\"", "\"" + to + "\"");
    }

    /// Answers the next requests with these, one each, before it is itself again.
    synchronized void faults(List<MockResponse> answers) {
        faults.addAll(answers);
    }

    /// Does something each time that a page is asked for, before it is answered.
    public synchronized void whileAnswering(IntConsumer work) {
        whileAnswering = work;
    }

    /// Pages asked for since the last call.
    public synchronized List<String> asked() {
        var pages = List.copyOf(asked);
        asked.clear();
        return pages;
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        if (!faults.isEmpty()) return faults.remove();
        if (dead) return new MockResponse.Builder().code(404).body("{}").build();
        var page = Integer.parseInt(request.getUrl().queryParameter("page"));
        asked.add(String.valueOf(page));
        whileAnswering.accept(page);
        var items = new ArrayList<String>();
        var place = 0;
        for (var flower : flowers.entrySet()) {
            if (place / SIZE == page - 1) items.add(shape.formatted(flower.getKey(), flower.getValue()));
            place++;
        }
        var body = "{\"total\":%d,\"items\":[%s]}".formatted(flowers.size() + claimedTooMany, String.join(",", items));
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
