package alidade.app.views.sync;

import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/// A workspace with the pack `harbour`: four sources on the loopback interface that list their boats two to a page.
///
/// The sources of the shipped packs are there too, at an address where nobody answers; nobody begins them.
final class Harbour implements AutoCloseable {
    static final String NOON = "2026-03-02T04:00:00Z";
    static final List<String> QUAY = List.of("harbour/north", "harbour/south");

    private static final String PACK =
            "pack: harbour\nversion: 1.0.0\nlabel: {zh: 港口, en: Harbour}\nzone: Asia/Shanghai\n";
    private static final String TABLE = """
            table: boats
            label: {zh: 船, en: Boats}
            source_column: pier
            identity: [pier, owner, name]
            count: seen
            carry_days: 30
            replicate: everyone
            columns:
              - {name: pier, type: text, required: true, label: {zh: 码头, en: Pier}}
              - {name: owner, type: text, label: {zh: 主, en: Owner}}
              - {name: name, type: text, required: true, label: {zh: 名, en: Name}}
              - {name: seen, type: integer, required: true, minimum: 0, label: {zh: 数, en: Seen}}
            """;
    private static final String SOURCE = """
            source: %1$s
            name: %2$s
            label: {zh: %3$s, en: %2$s}
            table: boats
            region: %4$s
            count: cumulative
            hosts: {api: "http://example.invalid"}
            limits: {shrink_percent: 30, stale_hours: 36}
            budget: {per_minute: %5$d, burst: 2}
            auth: {kind: bearer, account: harbour-%1$s, optional: true}
            inputs:
              - {input: all, values: {}}
            stages:
              - stage: list
                request:
                  method: GET
                  host: api
                  path: /boats
                  query:
                    - page: "{page}"
                    - size: "{size}"
                paging: {page_number: {first: 1, size: 2}}
                records: items
                total: [total]
                key: id
            fields:
              owner: {from: list.id, decode: before_slash}
              name: {from: list.id, decode: after_slash}
              seen: {from: list.seen, decode: integer}
            """;

    final MovingClock clock = new MovingClock(NOON);
    private final Path folder;
    private final Map<String, Pier> piers = new TreeMap<>();
    private final Map<String, String> hosts = new TreeMap<>();
    private Map<String, String> environment = Map.of();
    private Engine engine;

    Harbour(Path folder) throws IOException {
        this.folder = folder;
        var pack = workspace().resolve("packs/harbour");
        write(pack.resolve("pack.yaml"), PACK);
        write(pack.resolve("tables/boats.yaml"), TABLE);
        source(pack, "north", "North", "北", "quay", 6);
        source(pack, "south", "South", "南", "quay", 6000);
        source(pack, "east", "East", "东", "island", 6000);
        source(pack, "west", "West", "西", "island", 6000);
        nobodyElse();
        engine = start();
    }

    private void source(Path pack, String id, String name, String chinese, String region, int perMinute)
            throws IOException {
        write(pack.resolve("sources/" + id + ".yaml"), SOURCE.formatted(id, name, chinese, region, perMinute));
        var pier = new Pier();
        piers.put(id, pier);
        hosts.put(id + ".api", pier.address());
    }

    private void nobodyElse() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        for (var files : Packs.shipped()) {
            if (!(new PackReader().read(files) instanceof PackReading.Read(var pack))) continue;
            for (var source : pack.sources())
                source.hosts()
                        .keySet()
                        .forEach(host -> hosts.put(source.id() + "." + host, "http://127.0.0.1:" + free));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Path workspace() {
        return folder.resolve("workspace");
    }

    private EngineOptions options() {
        // Waiting for a budget or before a second try costs no time.
        var doorClock = new MovingClock(NOON);
        var door = new HttpDoor(
                HttpLimits.usual(), Routes.direct(), doorClock, (time, _) -> doorClock.advance(time), new Random(1));
        return EngineOptions.usual()
                .withClock(clock)
                .withHome(folder.resolve("home"))
                .withEnvironment(environment)
                .withHosts(hosts)
                .withDoor(door);
    }

    private Engine start() {
        return Engine.open(workspace(), options());
    }

    /// Closes the workspace and opens it again, as after a restart of the program.
    void restart() {
        engine.close();
        engine = start();
    }

    void restartWith(Map<String, String> environment) {
        this.environment = environment;
        restart();
    }

    void restartAsReader() {
        engine.close();
        engine = Engine.open(workspace(), options().asReader());
    }

    Engine engine() {
        return engine;
    }

    Pier pier(String id) {
        return Optional.ofNullable(piers.get(id)).orElseThrow();
    }

    /// All rows of a question, the columns of each joined by a blank.
    List<String> ask(String sql) {
        return engine.store().read(reader -> {
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(sql)) {
                var lines = new ArrayList<String>();
                while (rows.next()) {
                    var line = new ArrayList<String>();
                    for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++)
                        line.add(String.valueOf(rows.getObject(i)));
                    lines.add(String.join(" ", line));
                }
                return lines;
            }
        });
    }

    @Override
    public void close() {
        engine.close();
        piers.values().forEach(Pier::close);
    }

    /// A platform that lists its boats two to a page.
    static final class Pier {
        private final HttpServer server;
        private final List<Integer> asked = new CopyOnWriteArrayList<>();
        private volatile int boats;
        private volatile int status = 200;
        private volatile IntConsumer whileAnswering = _ -> {};

        Pier() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        void boats(int many) {
            boats = many;
        }

        /// From now on every page is answered with this status.
        void says(int code) {
            status = code;
        }

        /// Does something before a page is answered.
        void whileAnswering(IntConsumer work) {
            whileAnswering = work;
        }

        /// Pages asked for since the last call.
        List<Integer> asked() {
            var pages = List.copyOf(asked);
            asked.clear();
            return pages;
        }

        /// From now on nobody is there.
        void close() {
            server.stop(0);
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                if (exchange.getRequestMethod().equals("HEAD")) {
                    exchange.sendResponseHeaders(200, -1);
                    return;
                }
                var query = exchange.getRequestURI().getQuery();
                int page = Integer.parseInt(query.replaceAll(".*page=(\\d+).*", "$1"));
                asked.add(page);
                whileAnswering.accept(page);
                var items = new ArrayList<String>();
                for (int boat = 2 * (page - 1); boat < Math.min(boats, 2 * page); boat++)
                    items.add("{\"id\":\"ann/boat-%d\",\"seen\":%d}".formatted(boat, boat));
                var body = "{\"total\":%d,\"items\":[%s]}".formatted(boats, String.join(",", items));
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /// A clock that stands still until it is moved. Thread safe.
    static final class MovingClock extends Clock {
        private Instant now;

        MovingClock(String moment) {
            now = Instant.parse(moment);
        }

        synchronized void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
