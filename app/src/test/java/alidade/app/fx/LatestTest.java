package alidade.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The test's own thread takes the part of the one that paints.
class LatestTest {
    private final LinkedBlockingQueue<Runnable> painter = new LinkedBlockingQueue<>();
    private final Background background = new Background(Thread.ofVirtual().factory(), painter::add);
    private final Latest latest = new Latest(background);
    private final List<String> told = new ArrayList<>();
    private final List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());

    private void ask(String question, CountDownLatch until) {
        latest.ask(
                () -> {
                    asked.add(question);
                    until.await();
                    if (question.startsWith("bad")) throw new IllegalStateException(question);
                    return question;
                },
                told::add,
                problem -> told.add("! " + problem.getMessage()));
    }

    private void paintOne() throws InterruptedException {
        var change = painter.poll(10, TimeUnit.SECONDS);
        assertThat(change).isNotNull();
        change.run();
    }

    @Test
    void ofTheQuestionsThatComeWhileOneIsUnderWayOnlyTheLastIsAsked() throws InterruptedException {
        var open = new CountDownLatch(1);
        ask("one", open);
        ask("two", open);
        ask("three", open);
        assertThat(latest.busy().get()).isTrue();
        open.countDown();
        paintOne();
        assertThat(latest.busy().get()).isTrue();
        paintOne();

        assertThat(asked).containsExactly("one", "three");
        assertThat(told).containsExactly("one", "three");
        assertThat(latest.busy().get()).isFalse();
    }

    @Test
    void afterAFailureTheNextOneIsAskedToo() throws InterruptedException {
        var open = new CountDownLatch(1);
        ask("bad", open);
        ask("good", open);
        open.countDown();
        paintOne();
        paintOne();

        assertThat(told).containsExactly("! bad", "good");
    }

    @Test
    void whatWasStoppedIsNotTold() throws InterruptedException {
        var open = new CountDownLatch(1);
        ask("one", open);
        ask("two", open);
        latest.stop();
        open.countDown();
        paintOne();

        assertThat(told).isEmpty();
        assertThat(latest.busy().get()).isFalse();
        ask("three", open);
        paintOne();
        assertThat(told).containsExactly("three");
    }
}
