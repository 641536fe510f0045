package alidade.fetch.http;

import java.time.Duration;

/// How much of our time and memory one request may take.
///
/// @param call for one try, from name resolution to the last byte
/// @param connect for name resolution, connection and handshake
/// @param silence between two bytes
/// @param decodedBytes of a body after decompression
/// @param longestPause that a host may ask of us; a longer one ends the request with `Throttled`
/// @param failuresThatOpen requests in a row, each after all its tries, after which a host is left alone
/// @param rest how long it is then left alone
public record HttpLimits(
        Duration call,
        Duration connect,
        Duration silence,
        long decodedBytes,
        Duration longestPause,
        int failuresThatOpen,
        Duration rest) {
    public static HttpLimits usual() {
        return new HttpLimits(
                Duration.ofSeconds(90),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                32L << 20,
                Duration.ofMinutes(10),
                5,
                Duration.ofSeconds(60));
    }

    public HttpLimits withDecodedBytes(long bytes) {
        return new HttpLimits(call, connect, silence, bytes, longestPause, failuresThatOpen, rest);
    }

    public HttpLimits withCall(Duration limit) {
        return new HttpLimits(limit, connect, silence, decodedBytes, longestPause, failuresThatOpen, rest);
    }
}
