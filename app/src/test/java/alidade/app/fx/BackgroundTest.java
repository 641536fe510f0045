package alidade.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final LinkedBlockingQueue<Runnable> painter = new LinkedBlockingQueue<>();
    private final Background background = new Background(Thread.ofVirtual().factory(), painter::add);
    private final List<String> seen = new ArrayList<>();

    private void paintOne() throws InterruptedException {
        var change = painter.poll(10, TimeUnit.SECONDS);
        assertThat(change).as("something to paint within 10 seconds").isNotNull();
        if (change != null) change.run();
    }

    @Test
    void resultsArriveOnThePainter() throws InterruptedException {
        background.submit(() -> "done", seen::add, problem -> seen.add("failed"));
        paintOne();

        assertThat(seen).containsExactly("done");
    }

    @Test
    void failuresArriveToo() throws InterruptedException {
        background.submit(
                () -> {
                    throw new IllegalStateException("no pages");
                },
                _ -> seen.add("done"),
                problem -> seen.add(String.valueOf(problem.getMessage())));
        paintOne();

        assertThat(seen).containsExactly("no pages");
    }

    @Test
    void whatWasCancelledIsNotInterruptedAndNotPainted() throws InterruptedException {
        var cancelled = new CountDownLatch(1);
        var interrupted = new LinkedBlockingQueue<Boolean>();
        var work = background.submit(
                () -> {
                    cancelled.await();
                    interrupted.add(Thread.currentThread().isInterrupted());
                    return "done";
                },
                seen::add,
                _ -> seen.add("failed"));
        work.cancel();
        cancelled.countDown();
        paintOne();

        assertThat(interrupted.poll(10, TimeUnit.SECONDS)).isFalse();
        assertThat(seen).isEmpty();
    }

    @Test
    void longWorkIsToldThatItWasCancelled() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var work = background.submit(
                isCancelled -> {
                    begun.countDown();
                    while (!isCancelled.getAsBoolean()) Thread.onSpinWait();
                    stopped.countDown();
                    return "done";
                },
                seen::add,
                _ -> seen.add("failed"));
        begun.await();
        work.cancel();

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        paintOne();
        assertThat(seen).isEmpty();
    }

    @Test
    void itRestsWhenEveryResultIsBroughtAndThoseThatTheyAskedForToo() throws InterruptedException {
        background.submit(
                () -> "one",
                one -> background.submit(() -> one + " and two", seen::add, _ -> seen.add("failed")),
                _ -> seen.add("failed"));
        assertThat(background.awaitRest(Duration.ofMillis(1))).isFalse();
        paintOne();
        assertThat(background.awaitRest(Duration.ofMillis(1))).isFalse();
        paintOne();

        assertThat(background.awaitRest(Duration.ofMillis(1))).isTrue();
        assertThat(seen).containsExactly("one and two");
    }
}
