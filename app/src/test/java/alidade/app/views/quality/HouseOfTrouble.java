package alidade.app.views.quality;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunRequest;
import alidade.resources.packs.Pack;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A real workspace in which everything went wrong once, with a loopback site that answers for one source.
///
/// ```
/// day  what happened
/// 18   a file with 6 good rows, one without a count, two with the count 'many'
/// 18   the site shows 10 models
/// 19   the site answers 403
/// 20   the site shows 3 models: more than 30 % are missing, so the batch is held
/// ```
public final class HouseOfTrouble implements AutoCloseable {
    public static final String TROUBLED = "鲸智";

    private static final String ID = "caict";
    private static final String FILE = """
            date,platform,publisher,model_name,download_count
            2026-11-18,Hugging Face,baidu,ERNIE,100
            2026-11-18,Hugging Face,PaddlePaddle,OCR,50
            2026-11-18,ModelScope,baidu,ERNIE,30
            2026-11-18,ModelScope,baidu,OCR,31
            2026-11-18,GitCode,baidu,ERNIE,7
            2026-11-18,GitCode,baidu,OCR,8
            2026-11-18,ModelScope,baidu,Blank,
            2026-11-18,ModelScope,baidu,Odd,many
            2026-11-18,ModelScope,baidu,Strange,many
            """;

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-18T01:00:00Z"));
    private final HttpServer site;
    private final Engine engine;
    private volatile int models;
    private volatile int status = 200;

    private HouseOfTrouble(Path folder) throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            var bytes = page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        engine = Engine.open(
                folder.resolve("workspace"),
                EngineOptions.usual()
                        .withClock(clock)
                        .withHome(folder.resolve("home"))
                        .withEnvironment(Map.of())
                        .withHosts(Map.of(
                                ID + ".api",
                                "http://127.0.0.1:" + site.getAddress().getPort())));
    }

    /// Where nothing happened yet.
    static HouseOfTrouble empty(Path folder) throws IOException {
        return new HouseOfTrouble(folder);
    }

    public static HouseOfTrouble make(Path folder) throws IOException {
        var house = new HouseOfTrouble(folder);
        var file = Files.writeString(folder.resolve("days.csv"), FILE);
        var table = house.pack().tables().getFirst().name();
        house.engine.importer().run(file, house.pack().name(), table, Extent.UNKNOWN, Progress.none(), () -> false);
        house.collect("2026-11-18T02:00:00Z", 10, 200);
        house.collect("2026-11-19T02:00:00Z", 10, 403);
        house.collect("2026-11-20T02:00:00Z", 3, 200);
        return house;
    }

    private void collect(String when, int models, int status) {
        clock.now = Instant.parse(when);
        this.models = models;
        this.status = status;
        engine.refresh().run(new RunRequest(List.of(ID), RunRequest.Trigger.MANUAL), Progress.none(), () -> false);
    }

    private String page() {
        var all = IntStream.range(0, models)
                .mapToObj(model -> "{\"path\":\"baidu/model-%d\",\"downloads\":%d}".formatted(model, 100 + model))
                .collect(Collectors.joining(","));
        return "{\"msg\":\"OK\",\"total\":%d,\"data\":[%s]}".formatted(models, all);
    }

    public Engine engine() {
        return engine;
    }

    public Pack pack() {
        return engine.definitions().current().getFirst();
    }

    QualityRoomReader reader() {
        return new QualityRoomReader(engine, pack().name());
    }

    /// The one value that a query gives.
    public String ask(String query) {
        return engine.store().read(reader -> {
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(query)) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        });
    }

    @Override
    public void close() {
        engine.close();
        site.stop(0);
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now;

        MovingClock(Instant now) {
            this.now = now;
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
