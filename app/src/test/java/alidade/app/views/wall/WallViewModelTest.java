package alidade.app.views.wall;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.views.ImportedDays;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.SampleFigures;
import alidade.app.views.wall.Truth.Trouble;
import alidade.resources.packs.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WallViewModelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration REFRESH = WallViewModel.BETWEEN_READINGS;

    private final LivingHouse.Hands hands = new LivingHouse.Hands(Instant.parse("2026-11-20T04:00:00Z"));
    private final AtomicInteger read = new AtomicInteger();

    /// Pages that stand for 10, 30 and 10 seconds.
    private static WallReading reading() {
        var page = new OverviewReader(new SampleFigures()).read(SampleFigures.dashboard());
        return new WallReading(
                new Label("墙", "Wall"),
                List.of(
                        new WallReading.Page(page, Duration.ofSeconds(10)),
                        new WallReading.Page(page, Duration.ofSeconds(30)),
                        new WallReading.Page(page, Duration.ofSeconds(10))));
    }

    private WallViewModel model(Supplier<WallReading> reader) {
        return new WallViewModel(
                () -> {
                    read.incrementAndGet();
                    return reader.get();
                },
                hands.asWallClock(),
                Background.onVirtualThreads());
    }

    private void tick(WallViewModel model) {
        Display.ask(() -> {
            model.tick();
            return true;
        });
    }

    private void answered(WallViewModel model) {
        ImportedDays.await(() -> !model.isAsking());
    }

    private void pass(WallViewModel model, Duration time) {
        hands.pass(time);
        tick(model);
        answered(model);
    }

    @Test
    void eachPageStandsForItsTime() {
        var model = model(WallViewModelTest::reading);
        pass(model, SECOND);
        var turns = new java.util.ArrayList<Integer>();
        for (int ten = 0; ten < 6; ten++) {
            pass(model, Duration.ofSeconds(10));
            turns.add(model.turn().get());
        }

        // 10 s, 30 s, 10 s, and from the start again
        assertThat(turns).containsExactly(1, 1, 1, 2, 3, 4);
    }

    @Test
    void aPageThatSomebodyTurnedToStandsForItsWholeTime() {
        var model = model(WallViewModelTest::reading);
        pass(model, SECOND);
        pass(model, Duration.ofSeconds(8));
        Display.ask(() -> {
            model.turnBy(-1);
            return true;
        });
        pass(model, Duration.ofSeconds(9));

        assertThat(model.turn().get())
                .as("the last page, which stands for 10 s")
                .isEqualTo(-1);
        assertThat(reading().page(-1)).isEqualTo(reading().pages().getLast());
        pass(model, SECOND);
        assertThat(model.turn().get()).isZero();
    }

    @Test
    void theEngineIsAskedEveryTwentySeconds() {
        var model = model(WallViewModelTest::reading);
        for (int second = 0; second < 61; second++) pass(model, SECOND);

        // At the first tick, and 20, 40 and 60 seconds later.
        assertThat(read).hasValue(4);
    }

    @Test
    void aClockThatIsSetTurnsNoPageButReadsAgain() {
        var model = model(WallViewModelTest::reading);
        pass(model, SECOND);
        for (var jump : List.of(Duration.ofHours(5), Duration.ofHours(-9), Duration.ofDays(400))) {
            int before = read.get();
            hands.set(jump);
            pass(model, SECOND);

            assertThat(read).as("readings after %s", jump).hasValue(before + 1);
        }
        assertThat(model.turn().get()).isZero();
    }

    @Test
    void anOldAnswerIsNeverYoungerThanItIs() {
        var model = model(WallViewModelTest::reading);
        pass(model, SECOND);
        hands.set(Duration.ofHours(-2));
        hands.pass(Duration.ofSeconds(15));
        // Before the answer to the question that the jump makes it ask.
        var age = Display.ask(() -> {
            model.tick();
            return model.truth().get().read();
        });

        assertThat(age).contains(Duration.ofSeconds(15));
    }

    @Test
    void aQuestionThatHangsIsGivenUpAndThePageMadeAnew() {
        var let = new CountDownLatch(1);
        var model = model(() -> {
            if (read.get() == 2) awaitLatch(let);
            return reading();
        });
        pass(model, SECOND);
        hands.pass(REFRESH);
        tick(model);
        int built = model.built().get();
        hands.pass(WallViewModel.PATIENCE.minus(SECOND));
        tick(model);
        assertThat(model.truth().get().trouble()).isEmpty();
        hands.pass(SECOND);
        // Before the answer to the question that goes out at once.
        var trouble = Display.ask(() -> {
            model.tick();
            return model.truth().get().trouble();
        });

        assertThat(trouble).contains(new Trouble.Silent());
        assertThat(model.built().get()).isEqualTo(built + 1);
        // The next question went out at once, and is answered.
        answered(model);
        assertThat(model.truth().get().trouble()).isEmpty();
        let.countDown();
    }

    @Test
    void noMoreThanThreeQuestionsHang() {
        var let = new CountDownLatch(1);
        var model = model(() -> {
            awaitLatch(let);
            return reading();
        });
        for (int minute = 0; minute < 60; minute++) {
            hands.pass(Duration.ofMinutes(1));
            tick(model);
            // Each of the first three is on its thread before the next minute.
            int asked = Math.min(minute + 1, 3);
            ImportedDays.await(() -> read.get() >= asked);
        }
        assertThat(read).hasValue(3);
        assertThat(model.state().get()).isEqualTo(new WallViewModel.State.Failed(new Trouble.Silent()));

        let.countDown();
        ImportedDays.await(() -> {
            hands.pass(REFRESH);
            model.tick();
            return model.state().get() instanceof WallViewModel.State.Shown;
        });
        assertThat(model.truth().get().trouble()).isEmpty();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aQuestionThatFailsLeavesTheLastFiguresAndTellsWhy() {
        var model = model(() -> {
            if (read.get() == 2) throw new IllegalStateException("The store is closed");
            return reading();
        });
        pass(model, SECOND);
        var shown = model.state().get();
        pass(model, REFRESH);

        assertThat(model.state().get()).isEqualTo(shown);
        assertThat(model.truth().get().trouble()).isEqualTo(Optional.of(new Trouble.Unreadable("The store is closed")));
        assertThat(model.truth().get().fades()).isTrue();
        assertThat(model.truth().get().read()).contains(REFRESH);
        pass(model, REFRESH);
        assertThat(model.truth().get().fades()).isFalse();
    }
}
