package alidade.fetch.pac;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;

/// A proxy script (PAC), asked for one address at a time. Each answer starts from nothing: a script remembers nothing.
/// Thread safe.
///
/// It is a stranger's program. It is interpreted with the safe objects of the language alone, cannot name any class of
/// Java, and is stopped at its [ScriptLimits]. Its address is told without a query, and of https only the host.
public final class ProxyScript {
    private static final int SHOWN = 100;
    private static final int LONGEST_ANSWER = 10_000;
    private static final Duration REST = Duration.ofMinutes(5);
    /// Deep enough for the calls that are allowed, shallow enough for a parser that is led astray.
    private static final long STACK_BYTES = 2L << 20;

    private final String name;
    private final String text;
    private final ScriptLimits limits;
    private final Surroundings surroundings;
    private volatile @Nullable Script compiled;
    private volatile Optional<Refusal> refused = Optional.empty();

    /// @param until when the script is not asked
    private record Refusal(Answer.Broken answer, Instant until) {}

    /// What a script said.
    public sealed interface Answer {
        /// @param inOrder of trying
        record Hops(List<Hop> inOrder) implements Answer {
            public Hops {
                inOrder = List.copyOf(inOrder);
            }
        }

        /// No answer, and why: script, line, what is wrong, what happens now.
        record Broken(String sentence) implements Answer {}
    }

    /// @param name as sentences call it
    public ProxyScript(String name, String text, ScriptLimits limits, Surroundings surroundings) {
        this.name = name;
        this.text = text;
        this.limits = limits;
        this.surroundings = surroundings;
        if (text.length() <= limits.characters()) return;
        var tooLong = "it has " + text.length() + " characters, and at most " + limits.characters() + " are read";
        refused = Optional.of(new Refusal(broken(0, tooLong), Instant.MAX));
    }

    /// The hops for a page of a host.
    ///
    /// @param scheme `http` or `https`
    /// @param host in lower case, an IPv6 address without brackets
    /// @param path told to the script with http only
    public Answer ask(String scheme, String host, int port, String path) {
        // A script that did not keep within its limits does not get our time again at once.
        var still = refused.filter(one -> surroundings.clock().instant().isBefore(one.until()));
        if (still.isPresent()) return still.get().answer();
        var answer = new CompletableFuture<Answer>();
        var work = Thread.ofPlatform()
                .daemon()
                .name("proxy script")
                .stackSize(STACK_BYTES)
                .unstarted(() -> answer.complete(workedOut(address(scheme, host, port, path), host)));
        work.start();
        try {
            return answer.get(limits.time().multipliedBy(2).plusSeconds(1).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // Inside one function of the language nobody looks at the limits; the thread ends itself right after it.
            return overLimit(0, "it took longer than " + limits.time().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return broken(0, "waiting for its answer was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is a value", e);
        }
    }

    private static String address(String scheme, String host, int port, String path) {
        var name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        var isUsual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + name + (isUsual ? "" : ":" + port) + (scheme.equals("https") ? "/" : path);
    }

    private Answer workedOut(String address, String host) {
        var sandbox = new Sandbox(limits);
        try (var context = sandbox.enterContext()) {
            return said(context, sandbox, address, host);
        } catch (Sandbox.Stopped e) {
            return e.isFaultOfScript() ? overLimit(e.line(), e.sentence()) : broken(e.line(), e.sentence());
        } catch (RhinoException e) {
            return broken(e.lineNumber(), oneLine(e.details()));
        } catch (StackOverflowError _) {
            return overLimit(0, "its calls or brackets lie too deep");
        } catch (OutOfMemoryError _) {
            return overLimit(0, "it asked for more memory than there is");
        } catch (RuntimeException | LinkageError e) {
            return broken(0, "the interpreter cannot go on with it (" + oneLine(e.toString()) + ")");
        }
    }

    private Answer said(Context context, Sandbox sandbox, String address, String host) {
        var script = compiled;
        if (script == null) compiled = script = context.compileString(text, name, 1, null);
        var scope = Sandbox.objects(context);
        new ScriptFunctions(surroundings, sandbox).defineIn(scope);
        script.exec(context, scope, scope);
        if (!(scope.get("FindProxyForURL", scope) instanceof Function function))
            return broken(0, "it has no function FindProxyForURL");
        var said = function.call(context, scope, scope, new Object[] {address, host});
        if (!(said instanceof CharSequence words))
            return broken(
                    0,
                    "FindProxyForURL answered " + oneLine(Context.toString(said)) + " for " + host
                            + ", which is no text");
        if (words.length() > LONGEST_ANSWER)
            return broken(
                    0,
                    "FindProxyForURL answered " + words.length() + " characters for " + host + ", and at most "
                            + LONGEST_ANSWER + " are read");
        var hops = Hop.all(words.toString());
        return hops.isEmpty()
                ? broken(
                        0,
                        "FindProxyForURL answered '" + oneLine(words.toString()) + "' for " + host
                                + ", in which nothing is DIRECT, PROXY, HTTP, HTTPS, SOCKS or SOCKS5 with a host "
                                + "and a port")
                : new Answer.Hops(hops);
    }

    private Answer overLimit(int line, String what) {
        var broken = broken(line, what + " and was stopped");
        refused = Optional.of(new Refusal(broken, surroundings.clock().instant().plus(REST)));
        return broken;
    }

    private Answer.Broken broken(int line, String what) {
        return new Answer.Broken("the proxy script " + name + (line > 0 ? ", line " + line : "") + ": " + what
                + "; nothing is asked by it until it is mended, take another route meanwhile");
    }

    private static String oneLine(@Nullable String text) {
        var all = String.valueOf(text);
        var line =
                all.substring(0, Math.min(all.length(), LONGEST_ANSWER)).strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
