package alidade.fetch.pac;

import java.time.Duration;

/// How much of our time and memory one answer of a script may take.
///
/// @param characters of its text
/// @param instructions as the interpreter counts them
/// @param time of its own, and once more for the names that it looks up
/// @param depth of calls within calls
/// @param bytes that it may ask for, freed ones included
public record ScriptLimits(int characters, long instructions, Duration time, int depth, long bytes) {
    public static ScriptLimits usual() {
        return new ScriptLimits(1 << 20, 20_000_000, Duration.ofSeconds(5), 500, 256L << 20);
    }
}
