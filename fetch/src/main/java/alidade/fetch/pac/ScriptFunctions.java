package alidade.fetch.pac;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptableObject;

/// The functions that every proxy script may call, in a sandbox. They take texts, and give texts, numbers and truths.
final class ScriptFunctions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    private final Surroundings surroundings;
    private final Sandbox sandbox;
    /// Scripts ask for the same name in line after line.
    private final Map<String, Optional<String>> numbers = new HashMap<>();

    ScriptFunctions(Surroundings surroundings, Sandbox sandbox) {
        this.surroundings = surroundings;
        this.sandbox = sandbox;
    }

    /// What a function was called with.
    private record Words(List<String> all) {
        /// As in the language: what is left out is `undefined`.
        String at(int index) {
            return index < all.size() ? all.get(index) : "undefined";
        }
    }

    void defineIn(ScriptableObject scope) {
        define(scope, "isPlainHostName", words -> HostQuestions.isPlain(words.at(0)));
        define(scope, "dnsDomainIs", words -> HostQuestions.isInDomain(words.at(0), words.at(1)));
        define(scope, "localHostOrDomainIs", words -> HostQuestions.isHostOrItsFirstPart(words.at(0), words.at(1)));
        define(scope, "dnsDomainLevels", words -> HostQuestions.dots(words.at(0)));
        define(scope, "shExpMatch", words -> HostQuestions.fits(words.at(0), words.at(1)));
        define(scope, "isResolvable", words -> number(words.at(0)).isPresent());
        define(scope, "dnsResolve", words -> number(words.at(0)).orElse(null));
        define(
                scope,
                "isInNet",
                words -> number(words.at(0))
                        .filter(number -> HostQuestions.isInNet(number, words.at(1), words.at(2)))
                        .isPresent());
        define(scope, "myIpAddress", _ -> surroundings.ownAddress().get());
        define(scope, "weekdayRange", words -> onTheClock(words, Calendar::isWeekday));
        define(scope, "dateRange", words -> onTheClock(words, Calendar::isDate));
        define(scope, "timeRange", words -> onTheClock(words, Calendar::isTime));
        // Scripts write notes by it; there is nobody here to read them.
        define(scope, "alert", _ -> null);
    }

    private static void define(ScriptableObject scope, String name, Function<Words, @Nullable Object> function) {
        scope.put(
                name,
                scope,
                new LambdaFunction(
                        scope,
                        name,
                        1,
                        (_, _, _, given) -> function.apply(new Words(
                                Arrays.stream(given).map(Context::toString).toList()))));
    }

    /// A last word `GMT` means the time there.
    private boolean onTheClock(Words words, BiPredicate<Calendar, List<String>> question) {
        var isGmt = !words.all().isEmpty() && words.all().getLast().equalsIgnoreCase("GMT");
        var now = ZonedDateTime.now(surroundings.clock());
        return isGmt
                ? question.test(
                        new Calendar(now.withZoneSameInstant(ZoneOffset.UTC)),
                        words.all().subList(0, words.all().size() - 1))
                : question.test(new Calendar(now), words.all());
    }

    /// The host as four numbers.
    private Optional<String> number(String host) {
        if (HostQuestions.isNumber(host)) return Optional.of(host);
        if (!NAME.matcher(host).matches()) return Optional.empty();
        var known = numbers.get(host);
        if (known != null) return known;
        var found = lookup(host);
        numbers.put(host, found);
        return found;
    }

    /// A lookup cannot be broken off; one that takes too long is left to itself.
    private Optional<String> lookup(String name) {
        var going = new CompletableFuture<List<InetAddress>>();
        Thread.ofVirtual().start(() -> {
            try {
                going.complete(surroundings.names().lookup(name));
            } catch (UnknownHostException | RuntimeException e) {
                going.completeExceptionally(e);
            }
        });
        var start = System.nanoTime();
        try {
            return going.get(sandbox.nanosecondsForNames(), TimeUnit.NANOSECONDS).stream()
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (ExecutionException _) {
            return Optional.empty();
        } catch (TimeoutException _) {
            throw sandbox.namesTookTooLong();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw sandbox.namesTookTooLong();
        } finally {
            sandbox.waited(System.nanoTime() - start);
        }
    }
}
