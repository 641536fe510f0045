package alidade.fetch.http;

import alidade.fetch.routes.Routes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one client to the network: keeps each host's budget, tries again, leaves failing hosts alone. Thread safe.
public final class HttpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int REDIRECTS = 5;

    private final Client client;
    private final HttpLimits limits;
    private final Routes routes;
    private final Clock clock;
    private final Pauser pauser;
    private final RandomGenerator random;
    private final Map<String, Host> hosts;

    public HttpDoor(HttpLimits limits, Routes routes, Clock clock, Pauser pauser, RandomGenerator random) {
        this(new Client(limits, clock), limits, routes, clock, pauser, random, new ConcurrentHashMap<>());
    }

    private HttpDoor(
            Client client,
            HttpLimits limits,
            Routes routes,
            Clock clock,
            Pauser pauser,
            RandomGenerator random,
            Map<String, Host> hosts) {
        this.client = client;
        this.hosts = hosts;
        this.limits = limits;
        this.routes = routes;
        this.clock = clock;
        this.pauser = pauser;
        this.random = random;
    }

    /// With the usual limits, real time and real chance.
    public static HttpDoor usual(Routes routes) {
        return new HttpDoor(
                HttpLimits.usual(), routes, Clock.systemUTC(), Pauser.real(), new java.security.SecureRandom());
    }

    public Routes routes() {
        return routes;
    }

    /// The same door over other routes: it knows the same hosts, with their budgets and what they asked for.
    public HttpDoor over(Routes others) {
        return new HttpDoor(client, limits, others, clock, pauser, random, hosts);
    }

    /// Asks until there is an answer, a final no, or no try left. Waits its turn in the host's budget before each
    /// try.
    ///
    /// @param stop looked at while waiting and while reading; ends the request with `Cancelled`
    public FetchOutcome send(Ask ask, Manners manners, BooleanSupplier stop) {
        return send(ask, manners, stop, stop);
    }

    /// The same with two ways to stop: one that lets an answer that is being read come to its end.
    ///
    /// @param leave looked at while waiting; ends the request with `Cancelled`
    /// @param stop looked at while waiting and while reading; ends it too
    public FetchOutcome send(Ask ask, Manners manners, BooleanSupplier leave, BooleanSupplier stop) {
        var address = HttpUrl.parse(ask.address().toString());
        if (address == null)
            return new FetchOutcome.Unaskable(
                    "'" + ask.masked(ask.address().toString()) + "' is not an http or https address; nothing is asked");
        if (ask.credential().orElse(null) instanceof Credential.InHeader(var name, var _, var secret)
                && !secret.fitsHeader())
            return new FetchOutcome.Unaskable("the secret for the header '" + name + "' of " + Client.where(address)
                    + " has characters that a header cannot carry; nothing is asked, keep it anew without them");
        var host = hosts.computeIfAbsent(Origins.of(address), name -> new Host(name, clock, manners.budget(), limits));
        host.tighten(manners.budget());
        var outcome = new Errand(ask, address, manners, host, leave, stop).run();
        switch (outcome) {
            case FetchOutcome.Received _, FetchOutcome.Throttled _ -> host.succeeded();
            case FetchOutcome.Resting _ -> {}
            case FetchOutcome.Unreachable _, FetchOutcome.Truncated _ -> host.failed();
            case FetchOutcome.Refused(var status, var _) -> {
                if (status >= 500) host.failed();
                else host.succeeded();
            }
            case FetchOutcome.TooLarge _, FetchOutcome.Redirected _, FetchOutcome.NotJson _ -> host.succeeded();
            case FetchOutcome.Unaskable _, FetchOutcome.Cancelled _ -> host.undecided();
        }
        return outcome;
    }

    /// One request with all its tries. Used once, by one thread.
    private final class Errand {
        private final Ask ask;
        private final Manners manners;
        private final Host host;
        private final BooleanSupplier leave;
        private final BooleanSupplier stop;
        private HttpUrl address;
        private boolean asGet;
        private int redirects;

        Errand(Ask ask, HttpUrl address, Manners manners, Host host, BooleanSupplier leave, BooleanSupplier stop) {
            this.ask = ask;
            this.address = address;
            this.manners = manners;
            this.host = host;
            this.leave = leave;
            this.stop = stop;
        }

        FetchOutcome run() {
            var left = host.resting();
            if (left.isPositive())
                return new FetchOutcome.Resting(
                        left,
                        host.name() + " failed " + limits.failuresThatOpen() + " times in a row and is left alone for "
                                + Client.words(left) + "; " + Client.where(address) + " is not asked");
            var tries = Math.max(1, manners.retry().tries());
            for (var tried = 1; ; tried++) {
                var refused = waitForTurn();
                if (refused.isPresent()) return refused.get();
                switch (client.send(ask, address, asGet, routes.of(manners.region()), tried, stop)) {
                    case Attempt.Done(var page, var pause) -> {
                        pause.ifPresent(host::pause);
                        return page;
                    }
                    case Attempt.Over(var failure) -> {
                        return failure;
                    }
                    case Attempt.Moved(var to, var get) -> {
                        if (++redirects > REDIRECTS)
                            return new FetchOutcome.Redirected(Client.where(address) + " redirects for the "
                                    + redirects + "th time; more than " + REDIRECTS
                                    + " are not followed and the page is left out");
                        address = to;
                        asGet |= get;
                        tried--;
                    }
                    case Attempt.Again(var failure, var after) -> {
                        if (tried >= tries) {
                            after.ifPresent(host::pause);
                            return last(failure, tried);
                        }
                        // "Come back in 0 s" names no pause: whoever says it to everybody wants to be asked less.
                        var named = after.filter(Duration::isPositive);
                        var pause = named.isPresent() ? named.get() : backOff(tried);
                        if (pause.compareTo(limits.longestPause()) > 0) {
                            host.pause(pause);
                            return tooLong(pause);
                        }
                        LOG.info(
                                "{} - {}; try {} of {} in {}",
                                host.name(),
                                failure.sentence(),
                                tried + 1,
                                tries,
                                Client.words(pause));
                        if (named.isPresent()) host.pause(pause);
                        else pauser.pause(pause, this::stopped);
                    }
                }
            }
        }

        /// Until the host's pause is over and the budget has a place; empty when the request may go out.
        private Optional<FetchOutcome> waitForTurn() {
            while (true) {
                if (stopped()) return Optional.of(Client.cancelled(address));
                var paused = host.paused();
                if (paused.compareTo(limits.longestPause()) > 0) return Optional.of(tooLong(paused));
                if (paused.isPositive()) {
                    pauser.pause(paused, this::stopped);
                    continue;
                }
                var turn = host.reserve();
                if (turn.isPositive()) pauser.pause(turn, this::stopped);
                // Somebody else may have been told to pause while we waited; our place is then lost.
                if (!host.paused().isPositive() && !stopped()) return Optional.empty();
            }
        }

        private boolean stopped() {
            return leave.getAsBoolean()
                    || stop.getAsBoolean()
                    || Thread.currentThread().isInterrupted();
        }

        /// Full jitter: anything from nothing to twice as long as last time.
        private Duration backOff(int tried) {
            var retry = manners.retry();
            var doubled = retry.first().multipliedBy(1L << Math.min(tried - 1, 20));
            var most = doubled.compareTo(retry.longest()) < 0 ? doubled : retry.longest();
            return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
        }

        private FetchOutcome tooLong(Duration pause) {
            return new FetchOutcome.Throttled(
                    pause,
                    host.name() + " asks for a pause of " + Client.words(pause) + ", more than the "
                            + Client.words(limits.longestPause()) + " that we wait; " + Client.where(address)
                            + " is left to the next run");
        }

        private FetchOutcome last(FetchOutcome.Failure failure, int tried) {
            var end = tried == 1 ? "; it is not tried again" : "; given up after " + tried + " tries";
            return switch (failure) {
                case FetchOutcome.Throttled(var after, var sentence) ->
                    new FetchOutcome.Throttled(after, sentence + end);
                case FetchOutcome.Unreachable(var sentence) -> new FetchOutcome.Unreachable(sentence + end);
                case FetchOutcome.Truncated(var sentence) -> new FetchOutcome.Truncated(sentence + end);
                case FetchOutcome.Refused(var status, var sentence) -> new FetchOutcome.Refused(status, sentence + end);
                default -> failure;
            };
        }
    }
}
