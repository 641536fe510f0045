package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import alidade.engine.exchange.Exchanged.Reach;
import alidade.engine.exchange.Problem.Kind;
import alidade.engine.log.LogFiles;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Engines that meet in a shared folder.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class ExchangeTest {
    @TempDir
    Path folder;

    private Path hub() {
        return folder.resolve("hub");
    }

    private Path place(String name) {
        return folder.resolve(name);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Reach reach(Exchanged exchanged, Plot of) {
        return Objects.requireNonNull(exchanged.nodes().get(of.node()));
    }

    @Test
    void twoNodesThatMeetShowTheSameFiguresByTheSameDefinitions() throws IOException {
        try (var one = Plot.planted(place("one"));
                // It has no drafts of the pack: the definitions come as entries.
                var other = Plot.open(place("other"))) {
            one.grow(3);
            var first = one.exchange(hub());
            // Definitions of the shipped packs and of the meadow, and the flowers.
            var ones = one.engine.log().head().orElseThrow().id().seq();
            assertThat(first.problems()).isEmpty();
            assertThat(first.pushed()).isEqualTo(ones);
            assertThat(first.pulled()).isZero();
            assertThat(reach(first, one)).isEqualTo(new Reach(ones, ones, ones, 0));

            var second = other.exchange(hub());
            assertThat(second.problems()).isEmpty();
            assertThat(second.pulled()).isEqualTo(ones);
            assertThat(reach(second, one)).isEqualTo(new Reach(0, ones, ones, 0));
            assertThat(second.lives()).hasSize(2);

            one.exchange(hub());
            assertThat(other.state()).isEqualTo(one.state());
            assertThat(one.exchange(hub()).pushed()).isZero();
        }
    }

    @Test
    void twoEnginesThatPushAtOnceEndAlike() throws Exception {
        try (var one = Plot.planted(place("one"));
                var other = Plot.planted(place("other"));
                var both = Executors.newFixedThreadPool(2)) {
            for (var round = 1; round <= 4; round++) {
                one.grow(round);
                other.grow(10L * round);
                Callable<Exchanged> first = () -> one.exchange(hub());
                Callable<Exchanged> second = () -> other.exchange(hub());
                for (var done : both.invokeAll(List.of(first, second)))
                    assertThat(done.get().problems()).isEmpty();
            }
            one.exchange(hub());
            other.exchange(hub());
            assertThat(one.state()).isEqualTo(other.state());
        }
    }

    @Test
    void definitionsThatBothSealedAreOfTheEarlierMomentEverywhere() throws IOException {
        Plot.draft(place("late"), "everyone");
        Plot.draft(place("early"), "everyone");
        try (var late = Plot.open(place("late"), Seed.NOW.plusSeconds(9));
                var early = Plot.open(place("early"), Seed.NOW.plusSeconds(2))) {
            for (var plot : List.of(late, early, late, early)) plot.exchange(hub());
            assertThat(late.state()).isEqualTo(early.state());
        }
    }

    @Test
    void aCopiedWorkspaceIsAForkBeforeAnythingIsWritten() throws IOException {
        String node;
        try (var one = Plot.planted(place("one"))) {
            one.exchange(hub());
            node = one.node();
        }
        // With the markers, as a disk that was cloned whole.
        copy(place("one"), place("clone"));
        try (var one = Plot.open(place("one"));
                var clone = Plot.open(place("clone"));
                var third = Plot.open(place("third"))) {
            one.grow(2);
            clone.grow(3);
            assertThat(one.exchange(hub()).problems()).isEmpty();
            var seq = one.engine.log().head().orElseThrow().id().seq();
            assertThat(third.exchange(hub()).problems()).isEmpty();

            var forked = clone.exchange(hub());
            assertThat(forked.pushed()).isZero();
            assertThat(forked.problems())
                    .extracting(Problem::kind, Problem::node, Problem::seq)
                    .containsExactly(tuple(Kind.FORK, node, seq));
            // The others' entries come nevertheless.
            assertThat(reach(forked, third).after()).isPositive();
            assertThat(third.exchange(hub()).problems()).isEmpty();
        }
    }

    @Test
    void aCopyWithoutItsMarkerReadsOnly() throws IOException {
        try (var one = Plot.planted(place("one"))) {
            one.exchange(hub());
        }
        copy(place("one"), place("copy"));
        remove(place("copy").resolve("home"));
        try (var copied = Plot.open(place("copy"));
                var other = Plot.open(place("other"))) {
            other.exchange(hub());
            var exchanged = copied.exchange(hub());
            assertThat(exchanged.problems()).extracting(Problem::kind).containsExactly(Kind.READ_ONLY);
            assertThat(reach(exchanged, other).after()).isPositive();
        }
    }

    @Test
    void anOlderCopyCatchesUpAndSealsAgain() throws IOException {
        try (var one = Plot.planted(place("one"))) {
            one.grow(1);
        }
        copy(place("one").resolve("workspace"), Files.createDirectories(place("saved")));
        List<String> before;
        try (var one = Plot.open(place("one"))) {
            one.grow(2);
            one.grow(3);
            one.exchange(hub());
            before = one.state();
        }
        remove(place("one").resolve("workspace"));
        copy(place("saved"), place("one").resolve("workspace"));
        try (var older = Plot.open(place("one"))) {
            assertThat(older.engine.readOnly()).isPresent();
            var exchanged = older.exchange(hub());
            assertThat(exchanged.problems()).isEmpty();
            assertThat(exchanged.pulled()).isEqualTo(2);
            assertThat(older.engine.readOnly()).isEmpty();
            assertThat(older.state()).isEqualTo(before);
            older.grow(4);
            assertThat(older.exchange(hub()).pushed()).isEqualTo(1);
            assertThat(older.engine.log().verify()).isEmpty();
        }
    }

    @Test
    void anOlderCopyStaysReadOnlyWhenTheHubDoesNotReachItsMarker() throws IOException {
        try (var one = Plot.planted(place("one"))) {
            one.grow(1);
        }
        copy(place("one").resolve("workspace"), Files.createDirectories(place("saved")));
        try (var one = Plot.open(place("one"))) {
            one.grow(2);
            one.exchange(hub());
            one.grow(3);
        }
        remove(place("one").resolve("workspace"));
        copy(place("saved"), place("one").resolve("workspace"));
        try (var older = Plot.open(place("one"))) {
            var head = older.engine.log().head();
            var exchanged = older.exchange(hub());
            assertThat(exchanged.problems()).extracting(Problem::kind).containsExactly(Kind.READ_ONLY);
            assertThat(older.engine.log().head()).isEqualTo(head);
            assertThat(older.engine.readOnly()).isPresent();
        }
    }

    @Test
    void whatIsWrongWithOneNodeStopsThatNodeAlone() throws IOException {
        try (var one = Plot.planted(place("one"));
                var other = Plot.planted(place("other"));
                var reader = Plot.open(place("reader"))) {
            one.grow(1);
            one.grow(2);
            other.grow(3);
            one.exchange(hub());
            other.exchange(hub());
            var last = one.engine.log().head().orElseThrow().id().seq();
            var file = hub().resolve("log/%s/%012d.entry".formatted(one.node(), last - 1));
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length - 20] ^= 1;
            Files.write(file, bytes);

            var exchanged = reader.exchange(hub());
            assertThat(exchanged.problems())
                    .extracting(Problem::kind, Problem::node, Problem::seq)
                    .containsExactly(tuple(Kind.DAMAGED, one.node(), last - 1));
            assertThat(reach(exchanged, one).after()).isEqualTo(last - 2);
            assertThat(reach(exchanged, other).after())
                    .isEqualTo(other.engine.log().head().orElseThrow().id().seq());
            assertThat(reader.engine.log().verify()).isEmpty();

            // Who deletes the damaged file gets it back from its node.
            Files.delete(file);
            assertThat(one.exchange(hub()).problems()).isEmpty();
            assertThat(reader.exchange(hub()).problems()).isEmpty();
            one.exchange(hub());
            other.exchange(hub());
            assertThat(reader.state()).isEqualTo(one.state()).isEqualTo(other.state());
        }
    }

    @Test
    void aShareThatMayOnlyBeReadStillGivesWhatTheOthersSealed() throws IOException {
        try (var one = Plot.planted(place("one"));
                var reader = Plot.open(place("reader"))) {
            one.exchange(hub());
            var readOnly = new LogFiles() {
                @Override
                public OutputStream write(Path file) throws IOException {
                    throw new AccessDeniedException(file.toString());
                }
            };
            var exchanged = reader.exchange(FolderHub.open(hub(), readOnly), CancelSignal.never());
            assertThat(exchanged.problems()).isNotEmpty().allMatch(problem -> problem.kind() == Kind.HUB);
            var ones = one.engine.log().head().orElseThrow().id().seq();
            assertThat(reach(exchanged, one)).isEqualTo(new Reach(0, ones, ones, 0));
        }
    }

    @Test
    void aFileThatCannotBeReadStopsItsNodeAlone() throws IOException {
        try (var one = Plot.planted(place("one"));
                var other = Plot.planted(place("other"));
                var reader = Plot.open(place("reader"))) {
            one.exchange(hub());
            other.exchange(hub());
            var first = one.node().compareTo(other.node()) < 0 ? one : other;
            var second = first == one ? other : one;
            var worn = new LogFiles() {
                @Override
                public InputStream read(Path file) throws IOException {
                    if (!file.endsWith(first.node() + "/000000000002.entry")) return super.read(file);
                    return new FilterInputStream(super.read(file)) {
                        @Override
                        public int read(byte[] into, int from, int length) throws IOException {
                            if (from == 0 && length > 0) throw new IOException("Input/output error");
                            return super.read(into, from, length);
                        }
                    };
                }
            };
            var exchanged = reader.exchange(FolderHub.open(hub(), worn), CancelSignal.never());
            assertThat(exchanged.problems()).hasSize(1);
            assertThat(reach(exchanged, first).after()).isEqualTo(1);
            assertThat(reach(exchanged, second).after())
                    .isEqualTo(second.engine.log().head().orElseThrow().id().seq());
        }
    }

    @Test
    void whatStandsInTheWayOfTheOwnEntriesIsToldAndTheOthersComeNevertheless() throws IOException {
        try (var one = Plot.planted(place("one"));
                var other = Plot.planted(place("other"))) {
            other.exchange(hub());
            one.exchange(hub());
            one.grow(1);
            other.grow(2);
            other.exchange(hub());
            var next = one.engine.log().head().orElseThrow().id().seq();
            Files.createDirectories(hub().resolve("log/%s/%012d.entry".formatted(one.node(), next)));
            var exchanged = one.exchange(hub());
            assertThat(exchanged.problems()).extracting(Problem::kind).containsExactly(Kind.HUB);
            assertThat(exchanged.problems().getFirst().detail()).contains("in the place of an entry");
            assertThat(exchanged.pulled()).isEqualTo(1);
            assertThat(exchanged.strangers()).hasSize(1);
        }
    }

    @Test
    void anEntryOfALaterProgramWaitsForTheUpdate() throws IOException {
        try (var one = Plot.planted(place("one"));
                var reader = Plot.open(place("reader"))) {
            one.grow(1);
            one.exchange(hub());
            var last = one.engine.log().head().orElseThrow().id().seq();
            var file = hub().resolve("log/%s/%012d.entry".formatted(one.node(), last));
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(
                    file,
                    text.replaceFirst("\"schema_version\":1", "\"schema_version\":2"),
                    StandardCharsets.ISO_8859_1);
            var exchanged = reader.exchange(hub());
            assertThat(exchanged.problems()).extracting(Problem::kind).containsExactly(Kind.NEWER);
            assertThat(reach(exchanged, one).after()).isEqualTo(last - 1);
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
            assertThat(reader.exchange(hub()).problems()).isEmpty();
        }
    }

    @Test
    void rowsThatMayNotLeaveStayAndTheirHeadersTravel() throws IOException {
        try (var one = Plot.planted(place("one"));
                var other = Plot.open(place("other"))) {
            one.grow("roots", "GEHEIM-R", 3);
            one.grow("seeds", "GEHEIM-S", 2);
            one.grow(4);
            assertThat(one.exchange(hub()).problems()).isEmpty();
            var exchanged = other.exchange(hub());
            assertThat(exchanged.problems()).isEmpty();
            assertThat(reach(exchanged, one).withheld()).isEqualTo(2);
            one.exchange(hub());
            assertThat(other.state()).isEqualTo(one.state());
            assertThat(other.engine.log().headers())
                    .containsAll(one.engine.log().headers());
            assertThat(other.engine.log().verify()).isEmpty();

            assertThat(List.of(one.rows("flowers"), one.rows("seeds"), one.rows("roots")))
                    .containsExactly(4L, 2L, 3L);
            assertThat(List.of(other.rows("flowers"), other.rows("seeds"), other.rows("roots")))
                    .containsExactly(4L, 0L, 0L);
            assertThat(Markers.filesWith("GEHEIM", place("one"))).isNotEmpty();
            assertThat(Markers.filesWith("GEHEIM", place("other"))).isEmpty();
            assertThat(Markers.filesWith("GEHEIM", hub())).isEmpty();
        }
    }

    @Test
    void aHubThatKeepsRowsToItselfHasThemAndReplicasDoNot() throws IOException {
        var memory = new MemoryHub(Clock.systemUTC(), true);
        try (var one = Plot.planted(place("one"));
                var other = Plot.open(place("other"))) {
            one.grow("roots", "GEHEIM-R", 3);
            one.grow("seeds", "GEHEIM-S", 2);
            one.grow(4);
            var seq = one.engine.log().head().orElseThrow().id().seq();
            assertThat(one.exchange(memory, CancelSignal.never()).problems()).isEmpty();
            assertThat(memory.withheld(one.node())).containsExactly(seq - 2);
            // It knows no definitions at first: the flowers come after them.
            assertThat(other.exchange(memory, CancelSignal.never()).problems()).isEmpty();
            assertThat(List.of(other.rows("flowers"), other.rows("seeds"), other.rows("roots")))
                    .containsExactly(4L, 0L, 0L);
            assertThat(Markers.filesWith("GEHEIM", place("other"))).isEmpty();
            one.exchange(memory, CancelSignal.never());
            assertThat(other.state()).isEqualTo(one.state());
        }
    }

    @Test
    void rowsThatMayTravelSinceComeToTheirHeaders() throws IOException {
        Plot.draft(place("one"), "nobody");
        try (var one = Plot.open(place("one"));
                var other = Plot.open(place("other"))) {
            one.grow(3);
            one.exchange(hub());
            other.exchange(hub());
            assertThat(other.rows("flowers")).isZero();
        }
        Plot.draft(place("one"), "everyone");
        try (var one = Plot.open(place("one"));
                var other = Plot.open(place("other"))) {
            one.grow(2);
            assertThat(one.exchange(hub()).problems()).isEmpty();
            var exchanged = other.exchange(hub());
            assertThat(exchanged.problems()).isEmpty();
            assertThat(reach(exchanged, one).withheld()).isZero();
            // Three facts of the first entry and two of the second.
            assertThat(other.rows("flowers")).isEqualTo(5);
            assertThat(other.state()).isEqualTo(one.state());
            assertThat(other.engine.log().verify()).isEmpty();
            var nothing = one.exchange(hub());
            assertThat(nothing.pushed() + nothing.pulled()).isZero();
            other.engine.rebuild(Progress.none());
            assertThat(other.state()).isEqualTo(one.state());
        }
    }

    @Test
    void aCancelledExchangeGoesOnAtTheNextOne() throws IOException {
        try (var one = Plot.planted(place("one"));
                var reader = Plot.open(place("reader"))) {
            for (var flowers = 1; flowers <= 3; flowers++) one.grow(flowers);
            for (var asked = 1; asked < 60; asked++) {
                var left = new AtomicInteger(asked);
                CancelSignal soon = () -> left.decrementAndGet() < 0;
                one.exchange(FolderHub.create(hub(), new LogFiles()), soon);
                var leftHere = new AtomicInteger(asked);
                CancelSignal soonHere = () -> leftHere.decrementAndGet() < 0;
                reader.exchange(FolderHub.create(hub(), new LogFiles()), soonHere);
                assertThat(reader.engine.log().verify()).isEmpty();
            }
            one.exchange(hub());
            reader.exchange(hub());
            one.exchange(hub());
            assertThat(reader.state()).isEqualTo(one.state());
        }
    }

    @Test
    void aStickThatIsPulledOutInTheMidstIsToldAndWhatCameCounts() throws IOException {
        try (var one = Plot.planted(place("one"));
                var reader = Plot.open(place("reader"))) {
            one.grow(1);
            one.grow(2);
            one.exchange(hub());
            var last = one.engine.log().head().orElseThrow().id().seq();
            var reads = new AtomicInteger();
            var pulledOut = new LogFiles() {
                @Override
                public InputStream read(Path file) throws IOException {
                    if (file.endsWith("%012d.entry".formatted(last)) && reads.incrementAndGet() > 1) {
                        throw new IOException("no such device");
                    }
                    return super.read(file);
                }
            };
            var exchanged = reader.exchange(FolderHub.open(hub(), pulledOut), CancelSignal.never());
            assertThat(exchanged.problems()).extracting(Problem::kind).containsAnyOf(Kind.HUB, Kind.DAMAGED);
            assertThat(exchanged.pulled()).isEqualTo(last - 1);
            assertThat(reader.engine.catalogue().heads()).containsEntry(one.node(), last - 1);
            assertThat(reader.exchange(hub()).problems()).isEmpty();
        }
    }

    private static void remove(Path place) {
        try (var all = Files.walk(place)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
