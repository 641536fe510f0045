package alidade.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.exchange.HubAddress;
import alidade.engine.node.Health.State;
import alidade.engine.node.Trouble.Kind;
import alidade.engine.pipeline.Meadow;
import alidade.fetch.accounts.Accounts;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes on the pack `meadow` with a clock that is moved by hand: sources north and west in region `meadow`, south in
/// region `valley`, all due at 22:30 UTC.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class NodeRunTest {
    private static final String DUE = "2026-03-02T22:30:00Z";

    @TempDir
    Path folder;

    private Path hub;
    private Meadow meadow;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void plant() throws IOException {
        hub = folder.resolve("hub");
        address().create();
        meadow = planted("one");
    }

    private Meadow planted(String name) throws IOException {
        var planted = Meadow.open(folder.resolve(name));
        planted.rewrite("sources/south.yaml", "region: meadow", "region: valley");
        planted.restart();
        planted.platform("north").put("ann/rose", 5);
        planted.platform("south").put("ann/tulip", 7);
        planted.platform("west").put("bob/lily", 9);
        return planted;
    }

    @AfterEach
    void clear() {
        meadow.close();
    }

    private HubAddress address() {
        return HubAddress.of(hub.toString(), Path::of);
    }

    private NodeRun run(Meadow of, String region) {
        var settings = new NodeSettings(
                Set.of(region), Optional.of(address()), Duration.ofMinutes(15), Duration.ofHours(26), Set.of());
        return new NodeRun(
                of.engine(),
                of.workspace,
                settings,
                of.clock,
                (notice, isFirst, cancel) -> {
                    told.add(notice.kind() + " " + notice.node());
                    return Optional.empty();
                },
                NodeRun.Listener.none());
    }

    private NodeRun run() {
        return run(meadow, "meadow");
    }

    private static List<String> troubles(NodeRun run) {
        return run.health().troubles().stream()
                .map(one -> one.kind() + " " + one.about())
                .toList();
    }

    @Test
    void collectsForItsRegionsOnlyAndGivesItToTheHub() {
        var run = run();
        run.once(CancelSignal.never());
        // Nothing is due before its time; the packs are exchanged all the same.
        assertThat(meadow.platform("north").asked()).isEmpty();
        assertThat(run.health().state()).isEqualTo(State.GOOD);
        assertThat(run.health().next()).contains(Instant.parse(DUE));

        meadow.clock.set(DUE);
        run.once(CancelSignal.never());

        assertThat(meadow.platform("north").asked()).containsExactly("1");
        assertThat(meadow.platform("west").asked()).containsExactly("1");
        assertThat(meadow.platform("south").asked()).isEmpty();
        var health = run.health();
        assertThat(health.state()).isEqualTo(State.GOOD);
        assertThat(health.next()).contains(Instant.parse("2026-03-03T22:30:00Z"));
        // The entry of the packs, and one of each source.
        var node = health.self().node();
        var pushed = health.meeting().orElseThrow().pushed();
        assertThat(pushed).isEqualTo(health.reached().get(node));
        assertThat(address().open(Accounts.none()).headers(node, 0).headers()).hasSize(Math.toIntExact(pushed));
        var samples = ExpositionReader.read(HealthMetrics.of(health, "1.0", OptionalLong.of(1L << 30)));
        assertThat(samples)
                .containsEntry("alidade_node_state{state=good}", 1.0)
                .containsEntry("alidade_runs_total{status=success}", 1.0)
                .containsEntry("alidade_source_failures{region=meadow,source=meadow/north}", 0.0)
                .containsEntry("alidade_hub_up", 1.0)
                .containsEntry("process_resident_memory_bytes", 1073741824.0)
                // 2026-03-03T22:30:00Z
                .containsEntry("alidade_source_next_run_time_seconds{region=meadow,source=meadow/west}", 1772577000.0);
    }

    @Test
    void whatWasMissedIsCaughtUpOnce() {
        meadow.clock.set("2026-03-09T12:00:00Z");
        var run = run();
        run.once(CancelSignal.never());
        run.once(CancelSignal.never());
        assertThat(meadow.platform("north").asked()).containsExactly("1");
        assertThat(meadow.ask("select snapshot_date, seen from std.flowers where station = 'North'"))
                .containsExactly("2026-03-09 5");
    }

    @Test
    void aFailingSourceIsTroubleUntilItBringsSomething() {
        var run = run();
        meadow.platform("north").dead(true);
        meadow.clock.set(DUE);
        run.once(CancelSignal.never());
        assertThat(run.health().state()).isEqualTo(State.TROUBLED);
        assertThat(troubles(run)).containsExactly("SOURCE_FAILING meadow/north");
        assertThat(run.health().alerts()).containsEntry("source_failed", 1L);

        meadow.platform("north").dead(false);
        meadow.clock.set("2026-03-02T22:45:00Z");
        run.once(CancelSignal.never());
        assertThat(troubles(run)).isEmpty();
        assertThat(run.health().state()).isEqualTo(State.GOOD);
    }

    @Test
    void tellsWhatIsBeingCollectedWhileItIs() {
        var run = run();
        var seen = new ArrayList<Health>();
        meadow.platform("north").whileAnswering(page -> seen.add(run.health()));
        meadow.clock.set(DUE);
        run.once(CancelSignal.never());
        assertThat(seen.getFirst().state()).isEqualTo(State.COLLECTING);
        assertThat(seen.getFirst().collecting()).contains("meadow/north");
        assertThat(run.health().collecting()).isEmpty();
    }

    @Test
    void aRunThatIsEndedInTheMiddleGoesOnThere() {
        for (var flower = 0; flower < 6; flower++) meadow.platform("north").put("ann/rose" + flower, flower);
        var isEnded = new AtomicBoolean();
        meadow.platform("north").whileAnswering(page -> isEnded.set(page == 2));
        meadow.clock.set(DUE);
        run().once(isEnded::get);
        meadow.platform("north").asked();
        meadow.platform("north").whileAnswering(_ -> {});
        meadow.restart();

        run().once(CancelSignal.never());

        // Seven flowers, two to a page: the first page was there; the second one may have come just in time.
        assertThat(meadow.platform("north").asked()).doesNotContain("1").endsWith("3", "4");
        assertThat(meadow.ask("select count(*) from std.flowers where station = 'North'"))
                .containsExactly("7");
    }

    @Test
    void aHubThatIsAwayKeepsNothingFromBeingCollectedAndIsAskedLessAndLess() throws IOException {
        Files.move(hub, folder.resolve("away"));
        meadow.clock.set(DUE);
        var run = run();
        run.once(CancelSignal.never());
        assertThat(meadow.platform("north").asked()).containsExactly("1");
        assertThat(troubles(run)).containsExactly("HUB_AWAY ");
        // Before the run and after it: pauses of 1 and 2 minutes.
        assertThat(run.health().meeting().orElseThrow().failed()).isEqualTo(2);
        assertThat(run.health().meeting().orElseThrow().next()).isEqualTo(Instant.parse("2026-03-02T22:32:00Z"));
        for (var again = 0; again < 4; again++) run.once(CancelSignal.never());
        // 4, 8, 16, 32 minutes, and never more than the pace of 15.
        assertThat(run.health().meeting().orElseThrow().next()).isEqualTo(Instant.parse("2026-03-02T22:45:00Z"));

        Files.move(folder.resolve("away"), hub);
        run.once(CancelSignal.never());
        assertThat(run.health().state()).isEqualTo(State.GOOD);
        assertThat(run.health().meeting().orElseThrow().awaySince()).isEmpty();
    }

    @Test
    void twoRegionsMeetAndTheSilentOneIsTold() throws IOException {
        try (var other = planted("other")) {
            meadow.clock.set(DUE);
            other.clock.set(DUE);
            run(other, "valley").once(CancelSignal.never());
            var run = run();
            run.once(CancelSignal.never());
            assertThat(meadow.ask("select station, seen from std.flowers order by station"))
                    .containsExactly("North 5", "South 7", "West 9");
            assertThat(run.health().state()).isEqualTo(State.GOOD);

            var name = other.engine().log().node().id();
            var sign = hub.resolve("nodes/" + name + ".json");
            var text = Files.readString(sign);
            var met = Instant.parse(text.replaceAll("(?s).*\"met\":\"([^\"]*)\".*", "$1"));
            Files.writeString(
                    sign,
                    text.replace(met.toString(), met.minus(Duration.ofHours(27)).toString()));
            assertThat(Files.readString(sign)).isNotEqualTo(text);
            run.once(CancelSignal.never());
            run.once(CancelSignal.never());

            assertThat(troubles(run)).containsExactly("SILENT_NODE " + name);
            assertThat(told).containsExactly("SILENT " + name);
            Files.writeString(sign, text);
            run.once(CancelSignal.never());
            assertThat(run.health().state()).isEqualTo(State.GOOD);
            assertThat(told).containsExactly("SILENT " + name, "BACK " + name);
        }
    }

    @Test
    void aFullDiskDisablesTheNodeUntilThereIsRoom() {
        var run = run();
        assertThat(run.health().troubles().stream().map(Trouble::kind)).doesNotContain(Kind.DISK);
        meadow.leastFree = Long.MAX_VALUE >> 21;
        meadow.restart();
        meadow.clock.set(DUE);
        var full = run();
        full.once(CancelSignal.never());
        assertThat(full.health().state()).isEqualTo(State.DISABLED);
        assertThat(full.health().troubles().stream().map(Trouble::kind)).contains(Kind.DISK, Kind.RUN);
    }

    @Test
    void oneProcessKeepsTheTimeOnce() {
        run();
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
    }
}
