package alidade.engine.landing;

import alidade.fetch.sources.PageKey;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/// A line of a run's index: which page came from where, and under which name its bytes are kept.
///
/// @param sha SHA-256 of the bytes as received, in hexadecimal: the page's file name
/// @param bytes length as received
public record LandedPage(
        PageKey key, URI address, int status, Map<String, String> headers, String sha, long bytes, Instant receivedAt) {
    public LandedPage {
        headers = Map.copyOf(headers);
    }
}
