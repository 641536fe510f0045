package alidade.fetch.pac;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One of the ways that a script names: straight, or by a proxy.
///
/// @param host in lower case, empty when straight
public record Hop(Kind kind, String host, int port) {
    /// More than this many are not tried for one page.
    static final int MOST = 8;

    private static final int LARGEST_PORT = 65_535;
    private static final Pattern PLACE =
            Pattern.compile("(?:\\[(?<v6>[0-9a-fA-F:.]+)]|(?<name>[A-Za-z0-9._-]+))(?::(?<port>[0-9]{1,5}))?");

    /// A kind, with the port that counts where a script names none.
    public enum Kind {
        DIRECT(0),
        HTTP(80),
        HTTPS(443),
        SOCKS5(1080);

        private final int usualPort;

        Kind(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    private static final Hop STRAIGHT = new Hop(Kind.DIRECT, "", 0);

    /// The hops of an answer such as `PROXY a:3128; DIRECT`, each once. What cannot be understood is left out, as in
    /// browsers; an empty answer means straight.
    static List<Hop> all(String answer) {
        if (answer.isBlank()) return List.of(STRAIGHT);
        var hops = new ArrayList<Hop>();
        for (var part : answer.split(";", -1))
            one(part.strip())
                    .filter(hop -> hops.size() < MOST && !hops.contains(hop))
                    .ifPresent(hops::add);
        return List.copyOf(hops);
    }

    private static Optional<Hop> one(String part) {
        var words = part.split("\\s+", -1);
        var kind = kind(words[0].toUpperCase(Locale.ROOT));
        if (kind.isEmpty()) return Optional.empty();
        if (kind.get() == Kind.DIRECT) return words.length == 1 ? Optional.of(STRAIGHT) : Optional.empty();
        return words.length == 2 ? place(kind.get(), words[1]) : Optional.empty();
    }

    private static Optional<Kind> kind(String word) {
        return switch (word) {
            case "DIRECT" -> Optional.of(Kind.DIRECT);
            case "PROXY", "HTTP" -> Optional.of(Kind.HTTP);
            case "HTTPS" -> Optional.of(Kind.HTTPS);
            case "SOCKS", "SOCKS5" -> Optional.of(Kind.SOCKS5);
            default -> Optional.empty();
        };
    }

    private static Optional<Hop> place(Kind kind, String text) {
        var place = PLACE.matcher(text);
        if (!place.matches()) return Optional.empty();
        var host = Optional.ofNullable(place.group("v6")).orElseGet(() -> place.group("name"));
        var port =
                Optional.ofNullable(place.group("port")).map(Integer::parseInt).orElse(kind.usualPort);
        if (port < 1 || port > LARGEST_PORT) return Optional.empty();
        return Optional.of(new Hop(kind, host.toLowerCase(Locale.ROOT), port));
    }
}
