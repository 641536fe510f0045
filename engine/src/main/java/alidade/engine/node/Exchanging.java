package alidade.engine.node;

import alidade.engine.exchange.Exchange;
import alidade.engine.exchange.Exchanged;
import alidade.engine.exchange.HubAddress;
import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.Move;
import alidade.engine.exchange.Problem;
import alidade.engine.log.Batch;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Exchanges with the hub at its pace; sooner after something was sealed, and after the hub was away.
///
/// One thread takes the turns, any may ask how it stands.
final class Exchanging {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanging.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;

    private final Engine engine;
    private final HubAddress hub;
    private final Duration every;
    private final Silences silences;
    private final Clock clock;
    private final AtomicBoolean isWanted = new AtomicBoolean();
    private int failuresInARow;
    private volatile Meeting meeting;

    Exchanging(Engine engine, HubAddress hub, Duration every, Silences silences, Clock clock) {
        this.engine = engine;
        this.hub = hub;
        this.every = every;
        this.silences = silences;
        this.clock = clock;
        meeting = Meeting.none(clock.instant());
    }

    Meeting meeting() {
        return meeting;
    }

    /// A hub that is away is not asked sooner because something was sealed.
    boolean isDue() {
        var now = meeting;
        return !now.next().isAfter(clock.instant())
                || (isWanted.get() && now.awaySince().isEmpty());
    }

    /// Something was sealed.
    void soon() {
        isWanted.set(true);
    }

    void exchange(Consumer<Move> moves, Progress progress, CancelSignal cancel) {
        isWanted.set(false);
        try (var opened = hub.open(engine.accounts())) {
            var exchanged = new Exchange(engine, opened, clock).run(moves, progress, cancel);
            var gone = exchanged.problems().stream()
                    .filter(one -> one.kind() == Problem.Kind.HUB)
                    .findFirst();
            // A hub that may only be read is there all the same.
            if (gone.isPresent() && exchanged.lives().isEmpty())
                away(gone.get().detail(), exchanged.pushed(), exchanged.pulled());
            else met(exchanged, cancel);
        } catch (HubProblem e) {
            away(String.valueOf(e.getMessage()), 0, 0);
        } catch (RuntimeException e) {
            LOG.error("{} - the exchange did not come to its end", hub, e);
            away("the exchange did not come to its end: " + e.getMessage(), 0, 0);
        }
    }

    private void met(Exchanged exchanged, CancelSignal cancel) {
        failuresInARow = 0;
        var look = silences.look(exchanged.lives(), self(), hubTime(exchanged), collectors(), cancel);
        var now = clock.instant();
        meeting = meeting.met(now, now.plus(every), exchanged.pushed(), exchanged.pulled(), exchanged.problems(), look);
    }

    private void away(String sentence, long pushed, long pulled) {
        if (failuresInARow == 0) LOG.warn("{} - the hub is away: {}", hub, sentence);
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresInARow, MOST_DOUBLINGS));
        var pause = doubled.compareTo(every) < 0 ? doubled : every;
        failuresInARow++;
        var now = clock.instant();
        meeting = meeting.away(now, sentence, now.plus(pause), pushed, pulled);
    }

    private String self() {
        return engine.log().node().id();
    }

    /// This node has just met the hub; where it could not leave a sign, its own clock has to do.
    private Instant hubTime(Exchanged exchanged) {
        return exchanged.lives().stream()
                .filter(life -> life.node().equals(self()))
                .map(life -> clock.instant().minus(life.ahead()))
                .findFirst()
                .orElseGet(clock::instant);
    }

    private Set<String> collectors() {
        return engine.log().headers().stream()
                .filter(header -> header.batch().origin() == Batch.Origin.COLLECT)
                .map(header -> header.id().node())
                .collect(Collectors.toSet());
    }
}
