package alidade.fetch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.faults.Fault.Kind;
import alidade.fetch.http.FakeTime;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import alidade.fetch.sources.CancelSignal;
import alidade.fetch.sources.Collected;
import alidade.fetch.sources.Ending;
import alidade.fetch.sources.PageShelf;
import alidade.fetch.sources.Progress;
import alidade.fetch.sources.RawRecord;
import alidade.fetch.sources.SourceReader;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Budget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every fault against every source of the shipped pack: whatever goes wrong is said, and once it is over the same
/// records are there as if nothing had been.
class FaultMatrixTest {
    private static final long SEED = Long.getLong("alidade.seed", System.nanoTime());
    private static final int TRIALS = Boolean.getBoolean("alidade.full") ? 20 : 2;
    private static final Duration BETWEEN_RUNS = Duration.ofMinutes(5);

    /// One of each source, with pages of three records: the declarations themselves, but for the size of their
    /// pages.
    private static final List<SourceDefinition> SOURCES = sources();

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whateverGoesWrongIsSaidAndNothingIsLostAskedAgainOrAskedTooSoon(Fault fault) throws IOException {
        var trials = 0;
        for (var source : SOURCES) {
            if (fault.kind == Kind.LIE && !DeclaredPlatform.lists(source)) continue;
            for (var number = 0; number < TRIALS; number++) {
                var seed = SEED + 31L * trials++;
                try {
                    new Trial(source, fault, seed, number % 2 == 1).run();
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(
                            fault + " × " + source.id() + ", -Dalidade.seed=" + SEED + " (trial " + seed + "): "
                                    + e.getMessage(),
                            e);
                }
            }
        }
        System.out.println("fault matrix: " + fault + ", " + trials + " trials, seed " + SEED);
        assertThat(trials).isPositive();
    }

    @Test
    void runThatIsCutAtAnyPageBoundaryAsksForNoFinishedPageAgain() throws IOException {
        for (var source : SOURCES) {
            var time = new FakeTime();
            try (var platform = new FaultyPlatform(source, time)) {
                var reader = reader(source, platform, door(HttpLimits.usual(), time, 1), time);
                var whole = reader.collect(source, PageShelf.none(), Progress.none(), CancelSignal.never());
                var pages = platform.served();
                for (var cut = 0; cut < pages; cut++) {
                    var arrived = new AtomicInteger();
                    var limit = cut;
                    var shelf = platform.shelf();
                    var first =
                            reader.collect(source, shelf, _ -> arrived.incrementAndGet(), () -> arrived.get() >= limit);
                    assertThat(first.inputs()).anyMatch(one -> one.ending() instanceof Ending.Cancelled);
                    var asked = platform.served();
                    var second = reader.collect(source, shelf, Progress.none(), CancelSignal.never());
                    assertThat(second)
                            .as(source.id() + " cut after page " + cut)
                            .isEqualTo(whole);
                    assertThat(platform.served() - asked).isEqualTo(pages - cut);
                }
                assertThat(platform.offences()).isEmpty();
                assertBudget(platform.times(), source.budget());
            }
        }
    }

    /// One source, one fault, somewhere.
    private static final class Trial {
        private final SourceDefinition source;
        private final Fault fault;
        private final boolean outlasts;
        private final Random random;
        private final FakeTime time = new FakeTime();

        Trial(SourceDefinition source, Fault fault, long seed, boolean outlasts) {
            this.source = source;
            this.fault = fault;
            this.outlasts = outlasts;
            random = new Random(seed);
        }

        void run() throws IOException {
            try (var platform = new FaultyPlatform(source, time)) {
                var door = door(HttpLimits.usual().withDecodedBytes(6 << 20), time, random.nextLong());
                var usual = reader(source, platform, door, time);
                var whole = usual.collect(source, platform.shelf(), Progress.none(), CancelSignal.never());
                assertWhole(whole, platform.declared());
                var pages = platform.served();
                time.move(BETWEEN_RUNS);

                var tries = source.retry().tries();
                var times = fault.kind == Kind.LIE
                        ? Integer.MAX_VALUE
                        : outlasts ? tries : 1 + random.nextInt(Math.max(1, tries - 2));
                var at = fault.kind == Kind.LIE ? 1 : random.nextInt(pages);
                platform.arm(fault, at, fault.kind == Kind.FINAL ? 1 : times, random);
                var shelf = platform.shelf();
                var first = (fault.kind == Kind.SLOW ? impatient(platform) : usual)
                        .collect(source, shelf, Progress.none(), CancelSignal.never());
                assertThat(platform.struck()).as("the fault struck").isPositive();
                assertSaid(first, whole);
                assertNothingTwice(first);

                platform.clear();
                if (fault.kind == Kind.SLOW) time.move(BETWEEN_RUNS);
                // What a lying page said is not taken back by reading it again: that takes a run of its own.
                var again = fault.kind == Kind.LIE ? platform.shelf() : shelf;
                var second = usual.collect(source, again, Progress.none(), CancelSignal.never());
                assertThat(second.inputs()).isEqualTo(whole.inputs());
                assertThat(second.records()).isEqualTo(whole.records());
                assertThat(platform.offences()).isEmpty();
                assertThat(platform.askedOfTheStranger()).isZero();
                assertBudget(platform.times(), source.budget());
            }
        }

        /// Reads with limits of time that a trial can wait for.
        private SourceReader impatient(FaultyPlatform platform) {
            var limits = new HttpLimits(
                    Duration.ofMillis(200),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    6 << 20,
                    Duration.ofMinutes(10),
                    5,
                    Duration.ofSeconds(60));
            return reader(source, platform, door(limits, time, random.nextLong()), time);
        }

        /// The reason names what happened, or nothing happened after all.
        private void assertSaid(Collected first, Collected whole) {
            var reasons = first.inputs().stream()
                    .flatMap(outcome -> reason(outcome.ending()).stream())
                    .toList();
            var isOver = (fault.kind == Kind.RETRIED || fault.kind == Kind.SLOW) && !outlasts;
            if (isOver) {
                assertThat(reasons).isEmpty();
                assertThat(first.records()).isEqualTo(whole.records());
                return;
            }
            assertThat(reasons).allSatisfy(reason -> assertThat(reason).containsPattern(fault.words));
            if (fault.kind != Kind.LIE || mustBeNoticed()) assertThat(reasons).isNotEmpty();
        }

        /// A lie about a list that neither total nor links contradict cannot be noticed, only survived.
        private boolean mustBeNoticed() {
            return switch (fault.lie) {
                case CYCLE, RENAMED -> true;
                default -> DeclaredPlatform.tellsTotal(source);
            };
        }
    }

    private static void assertWhole(Collected whole, DeclaredPlatform declared) {
        assertThat(whole.inputs()).isNotEmpty().allMatch(outcome -> outcome.ending() instanceof Ending.Complete);
        assertNothingTwice(whole);
        assertThat(whole.records()).isNotEmpty();
        if (!DeclaredPlatform.lists(declared.source())) return;
        var keys = new HashSet<String>();
        declared.source().inputs().forEach(input -> keys.addAll(declared.keys(input)));
        assertThat(whole.records().stream().map(RawRecord::key)).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static void assertNothingTwice(Collected collected) {
        assertThat(collected.records().stream().map(RawRecord::key)).doesNotHaveDuplicates();
    }

    /// Never more than the budget in any minute, and never more than its burst at once.
    private static void assertBudget(List<Instant> times, Budget budget) {
        for (var i = 0; i + budget.perMinute() < times.size(); i++)
            assertThat(Duration.between(times.get(i), times.get(i + budget.perMinute())))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        for (var i = 0; i + budget.burst() < times.size(); i++)
            assertThat(Duration.between(times.get(i), times.get(i + budget.burst())))
                    .isPositive();
    }

    private static Optional<String> reason(Ending ending) {
        return switch (ending) {
            case Ending.Complete() -> Optional.empty();
            case Ending.Cancelled() -> Optional.of("cancelled");
            case Ending.Failed(var reason) -> Optional.of(reason);
            case Ending.Partial(var reason) -> Optional.of(reason);
        };
    }

    private static HttpDoor door(HttpLimits limits, FakeTime time, long seed) {
        return new HttpDoor(limits, Routes.direct(), time, time, new Random(seed));
    }

    /// All hosts of the source are the one platform.
    private static SourceReader reader(SourceDefinition source, FaultyPlatform platform, HttpDoor door, FakeTime time) {
        var hosts = new HashMap<String, String>();
        source.hosts().keySet().forEach(host -> hosts.put(source.id() + "." + host, platform.address()));
        return new SourceReader(door, Accounts.none(), hosts, time);
    }

    private static List<SourceDefinition> sources() {
        return Packs.shipped().stream()
                .filter(files -> files.pack().equals("model-ecosystem"))
                .flatMap(FaultMatrixTest::sources)
                .toList();
    }

    private static Stream<SourceDefinition> sources(PackFiles files) {
        var texts = new HashMap<>(files.texts());
        texts.replaceAll((path, text) -> path.startsWith("sources/")
                ? text.replaceAll("(page_number:[^\\n]*size: *)\\d+", "$1" + DeclaredPlatform.PAGE)
                : text);
        return switch (new PackReader().read(new PackFiles(files.pack(), texts))) {
            case PackReading.Read(var pack) -> pack.sources().stream();
            case PackReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }
}
