package alidade.app.views.wall;

import alidade.app.views.overview.EngineFigures;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A real workspace over a real store, with one source on the loopback address and a clock that a test sets. Network
/// and
/// store can be broken and mended.
final class LivingHouse implements AutoCloseable {
    static final String PACK = "model-ecosystem";
    /// The source that the site answers for.
    static final String SOURCE = "caict";

    final Hands hands;
    private final Path folder;
    private HttpServer site;
    private final int port;
    private Engine engine;
    private long round;

    LivingHouse(Path folder, Instant begin) throws IOException {
        this.folder = folder;
        hands = new Hands(begin);
        site = site(0);
        port = site.getAddress().getPort();
        engine = open();
    }

    /// The days of the pack are those of another zone; to be said before the house is made.
    static void inZone(Path folder, String zone) throws IOException {
        var packs = Files.createDirectories(folder.resolve("workspace/packs/" + PACK));
        Files.writeString(
                packs.resolve("pack.yaml"),
                "pack: %s\nversion: 1.0.1\nlabel: {zh: 模型生态, en: Model ecosystem}\nzone: %s\n".formatted(PACK, zone));
    }

    /// Puts a wall of one's own, `own`, into the workspace.
    static void withWall(Path folder, String pages) throws IOException {
        var walls = Files.createDirectories(folder.resolve("workspace/packs/" + PACK + "/walls"));
        Files.writeString(walls.resolve("own.yaml"), "wall: own\nlabel: {zh: 自己的, en: My own}\npages:\n" + pages);
    }

    private Engine open() {
        var door = new HttpDoor(
                HttpLimits.usual(), Routes.asTheSystemSays(), hands.ofTheDoor(), hands::pause, new Random(1));
        return Engine.open(
                folder.resolve("workspace"),
                EngineOptions.usual()
                        .withClock(hands)
                        .withHome(folder.resolve("home"))
                        .withEnvironment(Map.of())
                        .withDoor(door)
                        .withHosts(Map.of(SOURCE + ".api", "http://127.0.0.1:" + port)));
    }

    private HttpServer site(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            var bytes = page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    /// Ten models, each downloaded once more since the round before.
    private String page() {
        var all = IntStream.range(0, 10)
                .mapToObj(model -> "{\"path\":\"baidu/model-%d\",\"downloads\":%d}".formatted(model, 100 + round))
                .collect(Collectors.joining(","));
        return "{\"msg\":\"OK\",\"total\":10,\"data\":[%s]}".formatted(all);
    }

    /// @param rows `date,platform,publisher,model_name,download_count`
    void importDays(String rows) throws IOException {
        var file = Files.writeString(
                folder.resolve("days.csv"), "date,platform,publisher,model_name,download_count\n" + rows);
        engine.importer().run(file, PACK, "model_downloads", Extent.COMPLETE, Progress.none(), () -> false);
    }

    RunReport collect() {
        round++;
        return engine.refresh()
                .run(new RunRequest(List.of(SOURCE), RunRequest.Trigger.MANUAL), Progress.none(), () -> false);
    }

    void cutNetwork() {
        site.stop(0);
    }

    void mendNetwork() throws IOException {
        site = site(port);
    }

    void breakStore() {
        engine.close();
    }

    void mendStore() {
        engine = open();
    }

    Engine engine() {
        return engine;
    }

    EngineFigures figures() {
        return new EngineFigures(engine, PACK, hands, false);
    }

    WallReading read(String wall) {
        return new WallReader(figures(), wall).read();
    }

    @Override
    public void close() {
        engine.close();
        site.stop(0);
    }

    /// The hands of a clock and a counter, which tests move; safe to be read by any thread.
    static final class Hands extends Clock {
        private volatile Instant now;
        private volatile long nanos;
        private volatile Duration paused = Duration.ZERO;

        Hands(Instant now) {
            this.now = now;
        }

        WallClock asWallClock() {
            return new WallClock(this, () -> nanos);
        }

        /// Time passes.
        void pass(Duration time) {
            now = now.plus(time);
            nanos += time.toNanos();
        }

        /// The clock is set, and no time passes.
        void set(Duration further) {
            now = now.plus(further);
        }

        /// Whoever would wait goes on at once; the door thinks that it waited.
        private void pause(Duration length, java.util.function.BooleanSupplier stop) {
            if (!stop.getAsBoolean()) paused = paused.plus(length);
        }

        private Clock ofTheDoor() {
            var hands = this;
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return hands.now.plus(hands.paused);
                }
            };
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
