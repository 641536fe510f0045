package alidade.fetch.http;

import alidade.resources.packs.SourceDefinition.Budget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What we know of one host: its budget, until when it wants to be left alone, and how often it failed in a row.
/// Shared by all sources of the host, thread safe.
final class Host {
    /// A host that asks for years is asked again tomorrow.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final String name;
    private final Clock clock;
    private final int failuresThatOpen;
    private final Duration rest;
    private final HostBudget budget;
    private Instant latest = Instant.MIN;
    private Instant pausedUntil = Instant.MIN;
    private Instant openUntil = Instant.MIN;
    private int failuresInARow;
    private boolean open;
    private boolean trying;

    Host(String name, Clock clock, Budget budget, HttpLimits limits) {
        this.name = name;
        this.clock = clock;
        this.budget = new HostBudget(budget);
        failuresThatOpen = limits.failuresThatOpen();
        rest = limits.rest();
    }

    String name() {
        return name;
    }

    synchronized void tighten(Budget other) {
        budget.tighten(other);
    }

    /// How long the host still wants to be left alone; zero or less when it does not.
    synchronized Duration paused() {
        return pausedUntil.equals(Instant.MIN) ? Duration.ZERO : Duration.between(now(), pausedUntil);
    }

    /// Takes the next place in the budget and says how long to wait for it.
    synchronized Duration reserve() {
        var now = now();
        return Duration.between(now, budget.next(now));
    }

    synchronized void pause(Duration length) {
        var until = now().plus(length.compareTo(LONGEST) < 0 ? length : LONGEST);
        if (until.isAfter(pausedUntil)) pausedUntil = until;
    }

    /// How long the open breaker still lets nobody through. After that one request may try, the others wait on.
    synchronized Duration resting() {
        if (!open) return Duration.ZERO;
        var left = Duration.between(now(), openUntil);
        if (left.isPositive()) return left;
        if (trying) return rest;
        trying = true;
        return Duration.ZERO;
    }

    synchronized void succeeded() {
        failuresInARow = 0;
        open = false;
        trying = false;
    }

    synchronized void failed() {
        failuresInARow++;
        trying = false;
        if (failuresInARow < failuresThatOpen) return;
        open = true;
        openUntil = now().plus(rest);
    }

    /// The request ended without telling anything about the host.
    synchronized void undecided() {
        trying = false;
    }

    /// A clock that never runs backwards: when the machine's is set back, what we remember is moved along.
    private Instant now() {
        var now = clock.instant();
        if (now.isBefore(latest)) {
            var back = Duration.between(now, latest);
            budget.shift(back);
            if (!pausedUntil.equals(Instant.MIN)) pausedUntil = pausedUntil.minus(back);
            if (!openUntil.equals(Instant.MIN)) openUntil = openUntil.minus(back);
        }
        latest = now;
        return now;
    }
}
