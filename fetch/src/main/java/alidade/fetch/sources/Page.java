package alidade.fetch.sources;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A good page exactly as received, decompressed.
///
/// @param address where it came from, without secrets
/// @param headers lower-case names, without cookies and secrets
@SuppressWarnings("ArrayRecordComponent") // Pages are found by their key, never compared.
public record Page(PageKey key, URI address, int status, Map<String, String> headers, byte[] body, Instant receivedAt) {
    public Page {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }
}
