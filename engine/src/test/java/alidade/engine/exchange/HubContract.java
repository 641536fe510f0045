package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.exchange.Hub.Chunk;
import alidade.engine.exchange.Hub.Head;
import alidade.engine.exchange.Hub.Verdict;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.UnreadableEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every hub has to do.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
public abstract class HubContract {
    @TempDir
    protected Path folder;

    /// A client of the same place, at each call another one.
    protected abstract Hub client() throws IOException;

    protected final Log log(String node) {
        return Seed.log(folder.resolve(node), node);
    }

    /// Sends all of an entry and seals it.
    protected static Verdict give(Hub hub, Log log, Header header) throws IOException {
        sendAll(hub, log, header);
        return hub.seal(header);
    }

    static void sendAll(Hub hub, Log log, Header header) throws IOException {
        try (var chunks = new Chunks(log.lines(header.id()))) {
            for (var next = chunks.next(); next.isPresent(); next = chunks.next()) hub.send(header, next.get());
        }
    }

    private static String payload(Hub hub, Header header) throws IOException {
        try (var lines = hub.lines(header)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String payload(Log log, EntryId id) throws IOException {
        try (var lines = log.lines(id)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anEmptyHubKnowsNobody() throws IOException {
        var hub = client();
        assertThat(hub.vector()).isEmpty();
        assertThat(hub.headers("a", 0)).isEqualTo(new Hub.Stretch(List.of(), Set.of(), Optional.empty()));
        assertThat(hub.lives()).isEmpty();
        assertThat(hub.strangers()).isEmpty();
    }

    @Test
    void whatWasSealedIsSeenByEveryClientAsItWas() throws IOException {
        var log = log("a");
        var first = log.seal(Seed.flowers(3));
        var second = log.seal(Seed.note("n1", "说明"));
        var hub = client();
        assertThat(give(hub, log, first)).isEqualTo(new Verdict.Appended());
        assertThat(give(hub, log, second)).isEqualTo(new Verdict.Appended());

        var other = client();
        assertThat(other.vector())
                .isEqualTo(Map.of("a", new Head(2, second.hash(), log.node().incarnation())));
        assertThat(other.headers("a", 1).headers()).isEqualTo(List.of(second));
        assertThat(payload(other, first)).isEqualTo(payload(log, first.id()));
        assertThat(payload(other, second)).isEqualTo(payload(log, second.id()));
    }

    @Test
    void anEntryThatIsThereIsADuplicateAndAnotherOneInItsPlaceAFork() throws IOException {
        var log = log("a");
        var first = log.seal(Seed.flowers(1));
        var hub = client();
        give(hub, log, first);
        assertThat(give(client(), log, first)).isEqualTo(new Verdict.Duplicate());

        // Another installation under the same name.
        var twin = Seed.log(folder.resolve("twin"), "a");
        var others = twin.seal(Seed.flowers(2));
        var behind = twin.seal(Seed.flowers(3));
        assertThat(give(hub, twin, others)).isEqualTo(new Verdict.Fork(1));
        assertThat(give(hub, twin, behind)).isEqualTo(new Verdict.Fork(1));
        assertThat(hub.vector())
                .isEqualTo(Map.of("a", new Head(1, first.hash(), log.node().incarnation())));
    }

    @Test
    void anEntryBehindAGapIsNotSealed() throws IOException {
        var log = log("a");
        var first = log.seal(Seed.flowers(1));
        var second = log.seal(Seed.flowers(2));
        var third = log.seal(Seed.flowers(3));
        var hub = client();
        assertThat(give(hub, log, second)).isEqualTo(new Verdict.Gap(1));
        give(hub, log, first);
        assertThat(give(hub, log, third)).isEqualTo(new Verdict.Gap(2));
        assertThat(give(hub, log, second)).isEqualTo(new Verdict.Appended());
        // Its chunks are still there.
        assertThat(hub.seal(third)).isEqualTo(new Verdict.Appended());
    }

    @Test
    void aTransferThatWasCutGoesOnWhereItWasCut() throws IOException {
        var log = log("a");
        // 50,000 lines a chunk: three of them, the last of 5.
        var header = log.seal(Seed.flowers(100_005));
        var hub = client();
        try (var chunks = new Chunks(log.lines(header.id()))) {
            hub.send(header, chunks.next().orElseThrow());
            hub.send(header, chunks.next().orElseThrow());
        }
        assertThat(hub.vector()).isEmpty();
        var later = client();
        assertThat(later.seal(header)).isEqualTo(new Verdict.Short(100_000, 100_005));
        assertThat(later.present(header)).containsOnlyKeys(0, 1);
        try (var chunks = new Chunks(log.lines(header.id()))) {
            assertThat(later.present(header).get(0))
                    .isEqualTo(chunks.next().orElseThrow().sha());
            chunks.next();
            later.send(header, chunks.next().orElseThrow());
        }
        assertThat(later.seal(header)).isEqualTo(new Verdict.Appended());
        assertThat(later.present(header)).isEmpty();
        assertThat(payload(later, header)).isEqualTo(payload(log, header.id()));
    }

    @Test
    void chunksThatAreNotWhatTheHeaderSaysAreLetGo() throws IOException {
        var log = log("a");
        var header = log.seal(Seed.flowers(2));
        var hub = client();
        hub.send(header, Chunk.of(0, "{}\n{}\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(hub.seal(header)).isEqualTo(new Verdict.Short(0, 2));
        assertThat(hub.vector()).isEmpty();
        hub.send(header, Chunk.of(0, "{}\n{}\n{}\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(hub.seal(header)).isEqualTo(new Verdict.Short(0, 2));
        assertThat(give(hub, log, header)).isEqualTo(new Verdict.Appended());
    }

    @Test
    void aChunkThatIsSentAgainTakesThePlaceOfTheOneBefore() throws IOException {
        var log = log("a");
        var header = log.seal(Seed.flowers(2));
        var hub = client();
        hub.send(header, Chunk.of(0, "{}\n".getBytes(StandardCharsets.UTF_8)));
        sendAll(hub, log, header);
        sendAll(hub, log, header);
        assertThat(hub.present(header)).hasSize(1);
        assertThat(hub.seal(header)).isEqualTo(new Verdict.Appended());
    }

    @Test
    void anEntryWithoutLinesIsSealedWithoutChunks() throws IOException {
        var log = log("a");
        var header = log.seal(Seed.flowers(0));
        var hub = client();
        assertThat(hub.seal(header)).isEqualTo(new Verdict.Appended());
        assertThat(payload(hub, header)).isEmpty();
    }

    @Test
    void anEntryIsThereByItsHeaderAlone() throws IOException {
        var log = log("a");
        var first = log.seal(Seed.flowers(3));
        var second = log.seal(Seed.flowers(2));
        var third = log.seal(Seed.flowers(1));
        var hub = client();
        assertThat(hub.withhold(second)).isEqualTo(new Verdict.Gap(1));
        assertThat(give(hub, log, first)).isEqualTo(new Verdict.Appended());
        assertThat(hub.withhold(second)).isEqualTo(new Verdict.Appended());
        assertThat(give(hub, log, third)).isEqualTo(new Verdict.Appended());

        var other = client();
        assertThat(other.vector().get("a")).isEqualTo(Head.of(third));
        assertThat(all(other, "a")).isEqualTo(List.of(first, second, third));
        assertThat(other.headers("a", 1).withheld()).containsExactly(2L);
        assertThat(other.withheld("a")).containsExactly(2L);
        assertThat(other.withheld("b")).isEmpty();
        assertThatThrownBy(() -> payload(other, second)).isInstanceOf(UnreadableEntry.class);
        assertThat(other.withhold(second)).isEqualTo(new Verdict.Duplicate());
        assertThat(other.withhold(first)).isEqualTo(new Verdict.Duplicate());
        assertThat(payload(other, first)).isEqualTo(payload(log, first.id()));
    }

    @Test
    void whatLiesByItsHeaderIsToldFromAForkAsIfItsRowsWereThere() throws IOException {
        var log = log("a");
        var first = log.seal(Seed.flowers(1));
        var twin = Seed.log(folder.resolve("twin"), "a");
        var others = twin.seal(Seed.flowers(2));
        var behind = twin.seal(Seed.flowers(3));
        var hub = client();
        assertThat(hub.withhold(first)).isEqualTo(new Verdict.Appended());
        assertThat(hub.withhold(others)).isEqualTo(new Verdict.Fork(1));
        assertThat(give(hub, twin, others)).isEqualTo(new Verdict.Fork(1));
        assertThat(hub.withhold(behind)).isEqualTo(new Verdict.Fork(1));
        assertThat(hub.withheld("a")).containsExactly(1L);
        assertThat(hub.withhold(ofALaterProgram(first))).isEqualTo(new Verdict.Newer(Log.SCHEMA_VERSION + 1));
    }

    @Test
    void rowsMayComeToAHeaderLater() throws IOException {
        var log = log("a");
        var first = log.seal(Seed.flowers(3));
        var second = log.seal(Seed.flowers(1));
        var hub = client();
        hub.withhold(first);
        hub.withhold(second);
        assertThat(hub.seal(first)).isEqualTo(new Verdict.Short(0, 3));
        hub.send(first, Chunk.of(0, "{}\n{}\n{}\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(hub.seal(first)).isEqualTo(new Verdict.Short(0, 3));
        assertThat(hub.withheld("a")).containsExactly(1L, 2L);
        sendAll(hub, log, first);
        // A visit in between takes nothing away.
        hub.meet(log.node(), Clock.systemUTC());
        var later = client();
        assertThat(later.present(first)).containsOnlyKeys(0);
        assertThat(later.seal(first)).isEqualTo(new Verdict.Appended());
        assertThat(later.seal(first)).isEqualTo(new Verdict.Duplicate());
        assertThat(later.withhold(first)).isEqualTo(new Verdict.Duplicate());
        assertThat(later.withheld("a")).containsExactly(2L);
        assertThat(later.headers("a", 0).withheld()).doesNotContain(1L);
        assertThat(payload(later, first)).isEqualTo(payload(log, first.id()));
        assertThat(all(later, "a")).isEqualTo(List.of(first, second));
    }

    private static List<Header> all(Hub hub, String node) {
        var all = new ArrayList<Header>();
        for (var next = hub.headers(node, 0); !next.headers().isEmpty(); next = hub.headers(node, all.size())) {
            all.addAll(next.headers());
        }
        return all;
    }

    @Test
    void aHeaderOfALaterProgramIsRefused() throws IOException {
        var log = log("a");
        var later = ofALaterProgram(log.seal(Seed.flowers(1)));
        assertThat(client().seal(later)).isEqualTo(new Verdict.Newer(Log.SCHEMA_VERSION + 1));
    }

    private static Header ofALaterProgram(Header now) {
        return new Header(
                now.id(),
                now.incarnation(),
                now.region(),
                now.kind(),
                Log.SCHEMA_VERSION + 1,
                now.sealedAt(),
                now.batch(),
                now.coverage(),
                now.rows(),
                now.refused(),
                now.prevHash(),
                now.payloadSha(),
                now.hash());
    }

    @Test
    void aVisitIsRememberedByTheHubsClock() throws IOException {
        var log = log("a");
        var hub = client();
        var hubNow = hub.meet(log.node(), Clock.systemUTC()).met();
        var fast = Clock.fixed(hubNow.plus(Duration.ofDays(365)), ZoneOffset.UTC);
        var life = hub.meet(log.node(), fast);
        assertThat(life.node()).isEqualTo("a");
        assertThat(life.ahead()).isBetween(Duration.ofDays(364), Duration.ofDays(366));
        var remembered = client().lives();
        assertThat(remembered).hasSize(1);
        assertThat(remembered.getFirst().ahead().toDays())
                .isEqualTo(life.ahead().toDays());
        assertThat(remembered.getFirst().incarnation()).isEqualTo(log.node().incarnation());
    }

    @Test
    void ofTwoTwinsThatPushAtOnceExactlyOneIsAppended() throws Exception {
        for (var trial = 0; trial < 5; trial++) {
            var name = "twin" + trial;
            var one = Seed.log(folder.resolve("one" + trial), name);
            var other = Seed.log(folder.resolve("other" + trial), name);
            var ones = one.seal(Seed.flowers(1));
            var others = other.seal(Seed.flowers(2));
            try (var both = Executors.newFixedThreadPool(2)) {
                Callable<Verdict> first = () -> give(client(), one, ones);
                Callable<Verdict> second = () -> give(client(), other, others);
                var verdicts = both.invokeAll(List.of(first, second));
                assertThat(List.of(verdicts.get(0).get(), verdicts.get(1).get()))
                        .containsExactlyInAnyOrder(new Verdict.Appended(), new Verdict.Fork(1));
            }
        }
    }
}
