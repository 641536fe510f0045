package alidade.app.bench;

import alidade.app.bench.PlainReading.Found;
import alidade.app.demo.PreparedPlatform;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.engine.pipeline.Step;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// A source collected from a platform on the loopback address, against the same pages read by a plain client.
///
/// Both sides must find the same records and the same sum of their counts.
final class CollectBench {
    private final Subject subject;
    private final PreparedPlatform platform;
    private final Timings timings;

    CollectBench(Subject subject, PreparedPlatform platform, Timings timings) {
        this.subject = subject;
        this.platform = platform;
        this.timings = timings;
    }

    /// The platform in the place of the declared host. The budget of the source is kept count of, and no time is spent
    /// on waiting for it.
    static EngineOptions options(EngineOptions usual, PreparedPlatform platform, long seed) {
        var door = new HttpDoor(
                HttpLimits.usual(), Routes.direct(), usual.clock(), (length, stop) -> {}, new Random(seed));
        return usual.withHosts(platform.hosts()).withDoor(door).withEnvironment(Map.of());
    }

    /// @param engine with these options, on a workspace without facts
    void round(Engine engine) throws IOException {
        compare("collecting", collect(engine));
        compare("the plain reading", plain());
    }

    private Found collect(Engine engine) {
        var publishing = new AtomicLong();
        var upToThere = new AtomicLong();
        var request = new RunRequest(List.of(platform.name()), RunRequest.Trigger.MANUAL);
        var heap = HeapPeak.begin();
        var begun = System.nanoTime();
        var report = engine.refresh()
                .run(
                        request,
                        step -> {
                            if (!(step instanceof Step.Publishing) || publishing.get() != 0) return;
                            publishing.set(System.nanoTime());
                            upToThere.set(heap.bytes());
                        },
                        () -> false);
        var ended = System.nanoTime();
        var peak = heap.bytes();
        if (report.status() != RunReport.Status.SUCCESS) {
            throw new IllegalStateException("collecting was no success: " + report);
        }
        timings.add(Task.COLLECT, platform.records(), publishing.get() - begun, upToThere.get());
        timings.add(Task.COLLECT_AND_PUBLISH, platform.records(), ended - begun, peak);
        return stored(engine);
    }

    private Found plain() throws IOException {
        try (var reading = new PlainReading(count())) {
            var heap = HeapPeak.begin();
            var begun = System.nanoTime();
            var found = reading.read(platform.firstPages());
            timings.add(Task.PLAIN_READ, platform.records(), System.nanoTime() - begun, heap.bytes());
            return found;
        }
    }

    /// The member of a record that fills the count.
    private String count() {
        var stage = platform.source().stages().getFirst().name() + ".";
        return platform.source().fields().stream()
                .filter(field -> field.column().equals(subject.count()))
                .map(field -> field.paths().getFirst())
                .filter(path -> path.startsWith(stage))
                .map(path -> path.substring(stage.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(platform.name() + " brings no " + subject.count()));
    }

    private Found stored(Engine engine) {
        var sql = "select count(*), sum(\"%s\") from std.\"%s\""
                .formatted(subject.count(), subject.table().name());
        return engine.store().read(reader -> {
            try (var statement = reader.createStatement();
                    var found = statement.executeQuery(sql)) {
                found.next();
                return new Found(found.getLong(1), found.getLong(2));
            }
        });
    }

    private void compare(String who, Found found) {
        var expected = new Found(platform.records(), platform.sum());
        if (found.equals(expected)) return;
        throw new IllegalStateException("%s found %d records and the sum %d, the platform has %d and %d"
                .formatted(who, found.records(), found.sum(), expected.records(), expected.sum()));
    }
}
