package alidade.app.launch;

import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.resources.packs.Packs;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A site on loopback with two platforms, one in each region, of six shops each, two to a page; and workspaces with a
/// pack that collects from them every day.
final class Town implements AutoCloseable {
    private static final String PACK = "pack: town\nversion: 1.0.0\nlabel: {zh: 城, en: Town}\nzone: Asia/Shanghai\n";
    private static final String TABLE = """
            table: shops
            label: {zh: 店, en: Shops}
            source_column: street
            identity: [street, name]
            count: visits
            carry_days: 30
            replicate: everyone
            columns:
              - {name: street, type: text, required: true, label: {zh: 街, en: Street}}
              - {name: name, type: text, required: true, label: {zh: 名, en: Name}}
              - {name: visits, type: integer, required: true, minimum: 0, label: {zh: 数, en: Visits}}
            """;
    private static final String METRIC = """
            metric: visits
            label: {zh: 数, en: Visits}
            description: {zh: 数, en: Visits}
            tier: kpi
            table: shops
            unit: visits
            good: up
            grains: [day]
            dimensions: [street]
            versions:
              - version: v1.0
                description: {zh: 一, en: One}
                latest_sum: visits
            """;
    private static final String SOURCE = """
            source: %1$s
            name: %1$s
            label: {zh: %1$s, en: %1$s}
            table: shops
            region: %1$s
            count: cumulative
            hosts: {api: "%2$s"}
            schedule: {daily: "06:30"}
            limits: {shrink_percent: 30, stale_hours: 36}
            budget: {per_minute: 6000, burst: 100}
            retry: {tries: 1}
            inputs:
              - {input: all, values: {}}
            stages:
              - stage: list
                request:
                  method: GET
                  host: api
                  path: /%1$s/shops
                  query:
                    - page: "{page}"
                    - size: "{size}"
                paging: {page_number: {first: 1, size: 2}}
                records: items
                total: [total]
                key: id
            fields:
              name: {from: list.id, decode: text}
              visits: {from: list.visits, decode: integer}
            """;
    private static final int SHOPS = 6;
    private static final int SIZE = 2;

    private final HttpServer site;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private volatile boolean isDown;

    Town() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", this::answer);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            var region = exchange.getRequestURI().getPath().split("/")[1];
            var page = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*page=(\\d+).*", "$1"));
            asked.add(region + " " + page);
            var gate = gates.get(region + " " + page);
            if (gate != null) await(gate);
            var bytes = shops(region, page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(isDown ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String shops(String region, int page) {
        var items = new ArrayList<String>();
        for (var shop = (page - 1) * SIZE; shop < Math.min(page * SIZE, SHOPS); shop++)
            items.add("{\"id\":\"%s-%d\",\"visits\":%d}".formatted(region, shop, shop + 1));
        return "{\"total\":%d,\"items\":[%s]}".formatted(SHOPS, String.join(",", items));
    }

    /// `region page`, in the order in which they were asked for.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// What was posted anywhere on the site.
    List<String> posted() {
        return List.copyOf(posted);
    }

    /// Holds the answer of a page back until it is let go.
    void hold(String page) {
        gates.put(page, new CountDownLatch(1));
    }

    void letGo() {
        gates.values().forEach(CountDownLatch::countDown);
        gates.clear();
    }

    /// From now on every page is refused.
    void down(boolean now) {
        isDown = now;
    }

    String address() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    /// Makes a workspace in `place/workspace`, with its home in `place/home`, as it was made two days ago.
    ///
    /// The sources of the shipped packs get no time of day, so that a schedule asks nothing of the world.
    void settle(Path place, String region) throws IOException {
        var packs = place.resolve("workspace/packs");
        write(packs.resolve("town/pack.yaml"), PACK);
        write(packs.resolve("town/tables/shops.yaml"), TABLE);
        write(packs.resolve("town/metrics/visits.yaml"), METRIC);
        for (var one : List.of("cn", "global"))
            write(packs.resolve("town/sources/" + one + ".yaml"), SOURCE.formatted(one, address()));
        for (var files : Packs.shipped()) {
            for (var file : files.texts().entrySet()) {
                if (!file.getKey().startsWith("sources/")) continue;
                write(
                        packs.resolve(files.pack()).resolve(file.getKey()),
                        file.getValue().replaceAll("(?m)^schedule:.*$", ""));
            }
        }
        var options = EngineOptions.usual()
                .withHome(place.resolve("home"))
                .withRegion(region)
                .withClock(Clock.offset(Clock.systemUTC(), Duration.ofDays(-2)));
        try (var engine = Engine.open(place.resolve("workspace"), options)) {
            if (!engine.problems().isEmpty())
                throw new IllegalStateException(engine.problems().toString());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        letGo();
        site.stop(0);
    }
}
