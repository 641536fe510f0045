package alidade.app.cli;

import alidade.fetch.accounts.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes secrets out of texts that leave this computer: those that the environment holds, wherever they stand, and what
/// looks like one. Names of people's folders go too.
final class Masking {
    private static final String STARS = "***";
    private static final int SHORTEST_SECRET = 4;
    private static final Pattern SECRET_NAME =
            Pattern.compile("PASS|SECRET|TOKEN|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE|ALIDADE_ACCOUNT_|COOKIE|AUTH");
    /// `user:password@host`, `Authorization: Bearer x`, `token=x`, `"password": "x"`.
    private static final List<Pattern> LOOKS = List.of(
            Pattern.compile("(://)[^/\\s@]+(@)"),
            Pattern.compile("(?i)((?:bearer|basic|digest)\\s+)[A-Za-z0-9+/=._~-]{4,}()"),
            Pattern.compile("(?i)((?:pass(?:word|phrase|wd)?|secret|token|api[-_]?key|authorization|cookie|signature)"
                    + "\"?\\s*[=:]\\s*\"?)[^\\s\"&,;]+()"));

    private final List<Secret> secrets;
    private final String userHome;

    /// @param environment usually [System#getenv()]
    Masking(Map<String, String> environment, String userHome) {
        secrets = environment.entrySet().stream()
                .filter(one -> SECRET_NAME
                        .matcher(one.getKey().toUpperCase(Locale.ROOT))
                        .find())
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .map(Secret::new)
                .toList();
        this.userHome = userHome;
    }

    String mask(String text) {
        var masked = text;
        for (var secret : secrets) masked = secret.maskedIn(masked);
        for (var look : LOOKS) masked = look.matcher(masked).replaceAll("$1" + STARS + "$2");
        return userHome.length() < 2 ? masked : masked.replace(userHome, "~");
    }
}
