package alidade.engine.pipeline;

import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.fetch.http.HttpDoor;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What an engine is told from outside, so that tests and demos can set it.
///
/// @param clock tells the time of every run and entry
/// @param region where this node stands: `cn`, `global`, …; counts when the workspace is created
/// @param hosts base addresses by `source.host` that replace the declared ones, for mirrors and tests; asked for once
///     something is to be read
/// @param home folder outside the workspace that this installation owns
/// @param random gives the names of new nodes
/// @param readOnly nothing is sealed: no definitions, no runs, no imports
/// @param door the way to the network; empty: the usual one
/// @param environment the variables that accounts and the passphrase of their file are looked up in
/// @param files all that log and landing do to files, so that tests can let the disk fail
/// @param leastFreeMegabytes nothing is sealed or published while the disk has less room than this
public record EngineOptions(
        Clock clock,
        String region,
        Supplier<Map<String, String>> hosts,
        Path home,
        RandomGenerator random,
        boolean readOnly,
        Optional<HttpDoor> door,
        Map<String, String> environment,
        LogFiles files,
        long leastFreeMegabytes) {
    private static final String REGION = "ALIDADE_REGION";
    private static final String LEAST_FREE = "ALIDADE_LEAST_FREE_MB";
    private static final long USUALLY_FREE_MEGABYTES = 200;

    public EngineOptions {
        environment = Map.copyOf(environment);
    }

    /// Real time, real chance, the declared hosts; the first region that the environment variable `ALIDADE_REGION`
    /// names, else `cn`.
    public static EngineOptions usual() {
        return new EngineOptions(
                Clock.systemUTC(),
                toldRegion(),
                Map::of,
                Node.home(),
                new SecureRandom(),
                false,
                Optional.empty(),
                System.getenv(),
                new LogFiles(),
                leastFree());
    }

    public EngineOptions withClock(Clock other) {
        return new EngineOptions(
                other, region, hosts, home, random, readOnly, door, environment, files, leastFreeMegabytes);
    }

    public EngineOptions withRegion(String other) {
        return new EngineOptions(
                clock, other, hosts, home, random, readOnly, door, environment, files, leastFreeMegabytes);
    }

    public EngineOptions withHosts(Map<String, String> other) {
        var kept = Map.copyOf(other);
        return withHosts(() -> kept);
    }

    public EngineOptions withHosts(Supplier<Map<String, String>> other) {
        return new EngineOptions(
                clock, region, other, home, random, readOnly, door, environment, files, leastFreeMegabytes);
    }

    public EngineOptions withHome(Path other) {
        return new EngineOptions(
                clock, region, hosts, other, random, readOnly, door, environment, files, leastFreeMegabytes);
    }

    public EngineOptions withRandom(RandomGenerator other) {
        return new EngineOptions(
                clock, region, hosts, home, other, readOnly, door, environment, files, leastFreeMegabytes);
    }

    public EngineOptions asReader() {
        return new EngineOptions(
                clock, region, hosts, home, random, true, door, environment, files, leastFreeMegabytes);
    }

    public EngineOptions withDoor(HttpDoor other) {
        return new EngineOptions(
                clock,
                region,
                hosts,
                home,
                random,
                readOnly,
                Optional.of(other),
                environment,
                files,
                leastFreeMegabytes);
    }

    public EngineOptions withFiles(LogFiles other) {
        return new EngineOptions(
                clock, region, hosts, home, random, readOnly, door, environment, other, leastFreeMegabytes);
    }

    public EngineOptions withLeastFree(long megabytes) {
        return new EngineOptions(clock, region, hosts, home, random, readOnly, door, environment, files, megabytes);
    }

    public EngineOptions withEnvironment(Map<String, String> other) {
        return new EngineOptions(clock, region, hosts, home, random, readOnly, door, other, files, leastFreeMegabytes);
    }

    /// Without the environment, which may hold secrets.
    @Override
    public String toString() {
        return "EngineOptions[region=" + region + ", home=" + home + ", readOnly=" + readOnly + "]";
    }

    private static String toldRegion() {
        var told = System.getenv().getOrDefault(REGION, "").split(",", 2)[0].strip();
        return told.isEmpty() ? "cn" : told;
    }

    /// Environment variable `ALIDADE_LEAST_FREE_MB`, where it is a whole number; else 200.
    private static long leastFree() {
        var told = System.getenv().getOrDefault(LEAST_FREE, "");
        return told.matches("[0-9]{1,9}") ? Long.parseLong(told) : USUALLY_FREE_MEGABYTES;
    }
}
