package alidade.fetch.http;

import alidade.resources.packs.SourceDefinition.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/// How often one host may be asked: a bucket of tokens, and never more than `perMinute` within any minute.
///
/// A bucket alone lets `burst + perMinute` requests into its first minute; the list of the last sending times closes
/// that gap. Each call hands out one place in time, in order, also for later. NOT thread safe.
final class HostBudget {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /// Requests that leave a minute apart may arrive a little closer together.
    private static final Duration SLACK = Duration.ofMillis(500);

    private Budget budget;
    private final ArrayDeque<Instant> sent = new ArrayDeque<>();
    /// The moment from which on the bucket is full again, if nobody asks.
    private Instant full = Instant.MIN;

    HostBudget(Budget budget) {
        this.budget = sane(budget);
    }

    /// Sources that share a host share its strictest budget.
    void tighten(Budget other) {
        var sane = sane(other);
        budget = new Budget(Math.min(budget.perMinute(), sane.perMinute()), Math.min(budget.burst(), sane.burst()));
    }

    /// Takes the next free place and says when it is.
    Instant next(Instant now) {
        var perToken = MINUTE.dividedBy(budget.perMinute());
        var filled = full.isBefore(now) ? now : full;
        var at = filled.minus(perToken.multipliedBy(budget.burst() - 1L));
        if (at.isBefore(now)) at = now;
        while (sent.size() > budget.perMinute()) sent.removeFirst();
        if (sent.size() == budget.perMinute()) {
            var minuteAfter = sent.getFirst().plus(MINUTE).plus(SLACK);
            if (at.isBefore(minuteAfter)) at = minuteAfter;
        }
        if (!sent.isEmpty() && at.isBefore(sent.getLast())) at = sent.getLast();
        sent.addLast(at);
        full = (filled.isBefore(at) ? at : filled).plus(perToken);
        return at;
    }

    /// The clock was set back: everything remembered moves with it.
    void shift(Duration back) {
        var moved = new ArrayDeque<Instant>(sent.size());
        for (var at : sent) moved.addLast(at.minus(back));
        sent.clear();
        sent.addAll(moved);
        if (!full.equals(Instant.MIN)) full = full.minus(back);
    }

    private static Budget sane(Budget budget) {
        var perMinute = Math.max(1, budget.perMinute());
        return new Budget(perMinute, Math.clamp(budget.burst(), 1, perMinute));
    }
}
