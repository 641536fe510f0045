package alidade.fetch.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// One request, without its secret in the address or the headers.
///
/// @param body JSON text, with the methods that have one
public record Ask(
        String method,
        URI address,
        Map<String, String> headers,
        Optional<String> body,
        Optional<Credential> credential) {
    public Ask {
        headers = Map.copyOf(headers);
    }

    /// The text without this request's secret, should somebody have echoed it.
    public String masked(String text) {
        return credential.map(some -> some.secret().maskedIn(text)).orElse(text);
    }
}
