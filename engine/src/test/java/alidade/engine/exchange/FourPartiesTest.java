package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.exchange.postgres.TestHub;
import alidade.engine.log.LogFiles;
import alidade.fetch.sources.CancelSignal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes that write at once, one with a clock two days slow and one three hours fast, and two laptops that read.
@SuppressWarnings("NullAway.Init") // JUnit fills it in.
class FourPartiesTest {
    private static final int ROUNDS = 6;

    @TempDir
    Path folder;

    @Test
    void allFourShowTheSameOverAFolder() throws Exception {
        var place = folder.resolve("hub");
        FolderHub.create(place, new LogFiles());
        meet(_ -> FolderHub.open(place, new LogFiles()));
    }

    @Test
    void allFourShowTheSameOverPostgres() throws Exception {
        var hub = TestHub.make();
        for (var login : List.of("bob", "cleo", "dan")) hub.person(login, "analyst");
        meet(hub::client);
        rowsLieInTheHub(hub);
    }

    @Test
    void whoMayOnlyLookTakesEverythingAndIsToldThatItsOwnEntriesStay() throws Exception {
        var hub = TestHub.make();
        hub.person("mona", "manager");
        try (var cn = Plot.planted(folder.resolve("cn"));
                var wall = Plot.open(folder.resolve("wall"));
                var ann = hub.client("ann");
                var mona = hub.client("mona")) {
            cn.grow(3);
            cn.exchange(ann, CancelSignal.never());
            var exchanged = wall.exchange(mona, CancelSignal.never());

            assertThat(wall.engine.log().reached(cn.node()))
                    .isEqualTo(cn.engine.log().entries().size());
            assertThat(wall.engine.log().withheld(cn.node())).isEmpty();
            assertThat(exchanged.problems()).extracting(Problem::kind).containsOnly(Problem.Kind.READ_ONLY);
            assertThat(exchanged.problems().getFirst().detail()).contains("this login may not do that");
            assertThat(exchanged.lives()).extracting(Hub.Life::node).contains(wall.node());
            // Records and marts; the vectors differ by what the wall noted for itself.
            assertThat(wall.state().subList(1, 3)).isEqualTo(cn.state().subList(1, 3));
        }
    }

    /// @param hub gives the hub to a login
    private void meet(Function<String, Hub> hub) throws Exception {
        try (var cn = Plot.planted(folder.resolve("cn"), Seed.NOW.minus(Duration.ofDays(2)));
                var global = Plot.open(folder.resolve("global"), Seed.NOW.plus(Duration.ofHours(3)));
                var one = Plot.open(folder.resolve("one"));
                var other = Plot.open(folder.resolve("other"));
                var threads = Executors.newFixedThreadPool(4)) {
            try (var first = hub.apply("ann")) {
                cn.exchange(first, CancelSignal.never());
            }
            var parties = List.<Callable<Boolean>>of(
                    () -> grow(cn, () -> hub.apply("ann"), 3),
                    () -> grow(global, () -> hub.apply("bob"), 5),
                    () -> look(one, () -> hub.apply("cleo")),
                    () -> look(other, () -> hub.apply("dan")));
            for (var party : threads.invokeAll(parties)) assertThat(party.get()).isTrue();
            var logins = Map.of(cn, "ann", global, "bob", one, "cleo", other, "dan");
            // Twice: what the last one noted comes to the first one too.
            for (var party : List.of(cn, global, one, other, cn, global, one, other)) {
                try (var last = hub.apply(Objects.requireNonNull(logins.get(party)))) {
                    assertThat(party.exchange(last, CancelSignal.never()).problems())
                            .isEmpty();
                }
            }
            assertThat(List.of(global.state(), one.state(), other.state())).containsOnly(cn.state());
            try (var last = hub.apply("ann")) {
                assertThat(last.vector().keySet()).contains(cn.node(), global.node());
                last.vector()
                        .forEach((node, head) ->
                                assertThat(one.engine.log().reached(node)).isEqualTo(head.seq()));
            }
        }
    }

    private static boolean grow(Plot plot, Supplier<Hub> hub, int more) {
        for (var round = 1; round <= ROUNDS; round++) {
            plot.grow((long) round * more);
            try (var client = hub.get()) {
                plot.exchange(client, CancelSignal.never());
            }
        }
        return true;
    }

    private static boolean look(Plot plot, Supplier<Hub> hub) {
        for (var round = 0; round < ROUNDS; round++) {
            try (var client = hub.get()) {
                plot.exchange(client, CancelSignal.never());
            }
        }
        return true;
    }

    /// 3 + 6 + … + 18 flowers of the one, 5 + 10 + … + 30 of the other: 63 + 105.
    private static void rowsLieInTheHub(TestHub hub) throws SQLException {
        try (var connection = hub.server().database(hub.database(), "ann").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*), count(distinct _entry) from rows.\"meadow/flowers\"")) {
            rows.next();
            assertThat(List.of(rows.getLong(1), rows.getLong(2))).containsExactly(168L, 12L);
        }
    }
}
