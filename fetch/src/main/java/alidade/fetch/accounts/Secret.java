package alidade.fetch.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A token or password, which prints as `***`.
public final class Secret {
    private static final String STARS = "***";

    private final String value;

    /// Blanks around the value are dropped: they come from copying, and no token has them.
    public Secret(String value) {
        this.value = value.strip();
        if (this.value.isEmpty()) throw new IllegalArgumentException("a secret is empty; nothing was kept");
    }

    /// The value itself: for the request that needs it, and for nothing else.
    public String reveal() {
        return value;
    }

    /// True when every character can travel in an HTTP header.
    public boolean fitsHeader() {
        return value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    /// The text with every occurrence of this secret, plain or percent-encoded, replaced by `***`.
    public String maskedIn(String text) {
        var masked = text.replace(value, STARS);
        var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return masked.replace(encoded, STARS).replace(encoded.replace("+", "%20"), STARS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    /// The same for all secrets, so that not even a digest of one gets out.
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return STARS;
    }
}
