package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.exchange.postgres.PostgresServer;
import alidade.engine.exchange.postgres.TestHub;
import alidade.engine.log.LogFiles;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes seal, push and pull without end over one hub, and are killed at moments that they do
/// not know.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class ExchangeKillTest {
    private static final boolean IS_FULL = Boolean.getBoolean("alidade.full");
    private static final int KILLS = IS_FULL ? 200 : 8;
    /// In the database each third one is another's: of a session, of all of them, of the server.
    private static final int KILLS_AND_CUTS = IS_FULL ? 500 : 12;
    private static final int SERVER_EACH = IS_FULL ? 25 : 6;
    private static final int LONGEST_LIFE_IN_MILLISECONDS = 2_500;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("alidade.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TreeMap<String, String> acknowledged = new TreeMap<>();
    private final TreeMap<String, String> atHub = new TreeMap<>();

    @Test
    void nothingAcknowledgedIsLostDoubledOrForkedOverAFolder() throws Exception {
        System.out.println("ExchangeKillTest: %d kills over a folder, -Dalidade.seed=%d".formatted(KILLS, seed));
        var hub = folder.resolve("hub");
        FolderHub.create(hub, new LogFiles());
        plant();
        for (var kill = 0; kill < KILLS; kill += 2) {
            var lives = List.of(Life.begin(folder, "one", hub.toString()), Life.begin(folder, "other", hub.toString()));
            for (var life : lives) {
                life.heardSomething();
                Thread.sleep(random.nextInt(LONGEST_LIFE_IN_MILLISECONDS));
                life.kill(acknowledged, atHub);
            }
        }
        everythingIsThere(() -> FolderHub.open(hub, new LogFiles()));
    }

    @Test
    void nothingAcknowledgedIsLostDoubledOrForkedOverPostgres() throws Exception {
        System.out.println("ExchangeKillTest: %d kills and cuts over PostgreSQL, -Dalidade.seed=%d"
                .formatted(KILLS_AND_CUTS, seed));
        try (var server = PostgresServer.start()) {
            var hub = TestHub.make(server);
            hub.person("bob", "analyst");
            plant();
            var names = List.of("one", "other");
            var addresses = List.of(hub.address("ann"), hub.address("bob"));
            var lives = new ArrayList<Life>();
            for (var at = 0; at < 2; at++) lives.add(Life.begin(folder, names.get(at), addresses.get(at)));
            for (var life : lives) life.heardSomething();
            var kills = new TreeMap<String, Integer>();
            for (var kill = 1; kill <= KILLS_AND_CUTS; kill++) {
                Thread.sleep(random.nextInt(LONGEST_LIFE_IN_MILLISECONDS) / 2);
                if (kill % SERVER_EACH == 0) {
                    server.kill();
                    server.up();
                    kills.merge("server", 1, Integer::sum);
                } else if (random.nextInt(3) == 0) {
                    var most = random.nextBoolean() ? 1 : 10;
                    server.execute(hub.database(), """
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where usename in ('ann', 'bob') order by random() limit %d""".formatted(most));
                    kills.merge("sessions", 1, Integer::sum);
                } else {
                    var at = random.nextInt(2);
                    lives.get(at).kill(acknowledged, atHub);
                    lives.set(at, Life.begin(folder, names.get(at), addresses.get(at)));
                    lives.get(at).heardSomething();
                    kills.merge("client", 1, Integer::sum);
                }
            }
            for (var life : lives) life.kill(acknowledged, atHub);
            System.out.println("ExchangeKillTest: " + kills);
            everythingIsThere(() -> hub.client("ann"), () -> hub.client("bob"));
        }
    }

    private void plant() throws IOException {
        for (var name : List.of("one", "other"))
            Plot.planted(folder.resolve(name)).close();
    }

    private void everythingIsThere(Supplier<Hub> hub) throws IOException {
        everythingIsThere(hub, hub);
    }

    private void everythingIsThere(Supplier<Hub> ones, Supplier<Hub> others) throws IOException {
        System.out.println("ExchangeKillTest: %d sealed, %d at the hub".formatted(acknowledged.size(), atHub.size()));
        try (var one = Plot.open(folder.resolve("one"));
                var other = Plot.open(folder.resolve("other"));
                var fresh = Plot.open(folder.resolve("fresh"));
                var onesHub = ones.get();
                var othersHub = others.get()) {
            for (var plot : List.of(one, other, fresh, one, other)) {
                var hub = plot == other ? othersHub : onesHub;
                assertThat(plot.exchange(hub, CancelSignal.never()).problems())
                        .as("seed %d", seed)
                        .isEmpty();
            }
            var sealed = new TreeMap<String, String>();
            for (var header : fresh.engine.log().headers())
                sealed.put(header.id().toString(), header.hash());
            assertThat(sealed).containsAllEntriesOf(acknowledged).containsAllEntriesOf(atHub);
            assertThat(atHub).isNotEmpty();
            for (var plot : List.of(one, other, fresh))
                assertThat(plot.engine.log().verify()).isEmpty();
            assertThat(one.state()).as("seed %d", seed).isEqualTo(other.state()).isEqualTo(fresh.state());
            fresh.engine.rebuild(Progress.none());
            assertThat(fresh.state()).isEqualTo(one.state());
        }
        for (var name : List.of("one", "other")) {
            assertThat(Markers.filesWith(Exchanger.marker(name), folder.resolve(name)))
                    .isNotEmpty();
            for (var elsewhere : List.of("one", "other", "fresh", "hub")) {
                if (elsewhere.equals(name)) continue;
                assertThat(Markers.filesWith(Exchanger.marker(name), folder.resolve(elsewhere)))
                        .isEmpty();
            }
        }
    }
}
