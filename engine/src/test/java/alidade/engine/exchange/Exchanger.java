package alidade.engine.exchange;

import alidade.engine.pipeline.Progress;
import alidade.fetch.accounts.Accounts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/// Seals some entries, exchanges, and says what is sealed and what is at the hub.
final class Exchanger {
    private Exchanger() {}

    public static void main(String[] arguments) throws InterruptedException {
        var folder = Path.of(arguments[0]);
        var random = new Random();
        try (var plot = Plot.open(folder.resolve(arguments[1]))) {
            var log = plot.engine.log();
            while (true) {
                for (var left = random.nextInt(3); left >= 0; left--) {
                    var table = List.of("flowers", "roots").get(random.nextInt(2));
                    var name = table.equals("roots") ? marker(arguments[1]) : "玫瑰";
                    var day = Seed.DAY.plusDays(random.nextInt(20));
                    var header = log.seal(Seed.records(table, name, random.nextInt(200), day));
                    say("SEALED", header.id().toString(), header.hash());
                    plot.engine.catalogue().apply(header.id());
                }
                exchange(plot, HubAddress.of(arguments[2], Path::of));
            }
        }
    }

    /// Stands in every row of a node that may not travel.
    static String marker(String name) {
        return "GEHEIM-" + name + "-";
    }

    private static void exchange(Plot plot, HubAddress address) throws InterruptedException {
        try (var hub = address.open(Accounts.none())) {
            new Exchange(plot.engine, hub, Clock.systemUTC())
                    .run(
                            move -> {
                                if (!(move instanceof Move.Pushed(var id, var _, var _))) return;
                                say(
                                        "HUB",
                                        id.toString(),
                                        plot.engine.log().header(id).hash());
                            },
                            Progress.none(),
                            () -> false);
        } catch (HubProblem e) {
            // It is down, or its sessions were ended.
            Thread.sleep(100);
        }
    }

    private static void say(String what, String entry, String hash) {
        System.out.println(what + " " + entry + " " + hash);
        System.out.flush();
    }
}
