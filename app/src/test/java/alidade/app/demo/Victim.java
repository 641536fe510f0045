package alidade.app.demo;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunRequest;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// A process that collects, imports, seals and publishes until it is killed, and says each entry that is acknowledged:
/// `ACK seq hash`.
final class Victim {
    private Victim() {}

    /// Arguments: workspace, home, folder of files to import, seed, then `source.host=address` for each host.
    public static void main(String[] arguments) throws Exception {
        var workspace = Path.of(arguments[0]);
        var random = new Random(Long.parseLong(arguments[3]));
        var hosts = Arrays.stream(arguments)
                .skip(4)
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var clock = new DemoClock(Instant.now());
        var door = new HttpDoor(
                HttpLimits.usual(), Routes.direct(), clock, (length, stop) -> clock.pass(length), new Random(1));
        var options = EngineOptions.usual()
                .withHome(Path.of(arguments[1]))
                .withHosts(hosts)
                .withDoor(door);
        try (var engine = Engine.open(workspace, options);
                var files = Files.list(Path.of(arguments[2]))) {
            var told = tell(engine, 0);
            var left = files.sorted().collect(Collectors.toList());
            java.util.Collections.shuffle(left, random);
            var sources = Map.of(0, "caict", 1, "hugging-face");
            for (var file : left) {
                if (random.nextInt(4) == 0) {
                    engine.refresh()
                            .run(
                                    new RunRequest(
                                            java.util.List.of(sources.get(random.nextInt(2))),
                                            RunRequest.Trigger.MANUAL),
                                    Progress.none(),
                                    () -> false);
                }
                engine.importer()
                        .run(file, "model-ecosystem", "model_downloads", Extent.COMPLETE, Progress.none(), () -> false);
                told = tell(engine, told);
            }
        }
    }

    private static int tell(Engine engine, int told) {
        var headers = engine.log().headers();
        for (var header : headers.subList(told, headers.size())) {
            System.out.println("ACK " + header.id().seq() + " " + header.hash());
        }
        System.out.flush();
        return headers.size();
    }
}
