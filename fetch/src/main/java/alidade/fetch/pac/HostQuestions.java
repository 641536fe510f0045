package alidade.fetch.pac;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The questions about names and numbers of hosts that a script may ask and that need no network.
final class HostQuestions {
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int LARGEST_BYTE = 255;

    private HostQuestions() {}

    static boolean isPlain(String host) {
        return host.indexOf('.') < 0 && host.indexOf(':') < 0;
    }

    static boolean isInDomain(String host, String domain) {
        return lower(host).endsWith(lower(domain));
    }

    /// The whole name, or its first part alone.
    static boolean isHostOrItsFirstPart(String host, String whole) {
        return lower(host).equals(lower(whole))
                || (isPlain(host) && lower(whole).startsWith(lower(host) + "."));
    }

    static int dots(String host) {
        return (int) host.chars().filter(c -> c == '.').count();
    }

    /// @param number of the host, such as `10.1.2.3`
    static boolean isInNet(String number, String pattern, String mask) {
        var address = bits(number);
        var net = bits(pattern);
        var kept = bits(mask);
        return address.isPresent()
                && net.isPresent()
                && kept.isPresent()
                && (address.get() & kept.get()) == (net.get() & kept.get());
    }

    static boolean isNumber(String host) {
        return bits(host).isPresent();
    }

    /// `*` stands for any characters, `?` for one; it takes at most as many steps as the two lengths multiplied.
    static boolean fits(String text, String pattern) {
        var at = 0;
        var in = 0;
        var star = -1;
        var resume = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && (pattern.charAt(in) == '?' || pattern.charAt(in) == text.charAt(at))) {
                at++;
                in++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') in++;
        return in == pattern.length();
    }

    private static Optional<Integer> bits(String number) {
        var parts = FOUR_NUMBERS.matcher(number);
        if (!parts.matches()) return Optional.empty();
        var bits = 0;
        for (var i = 1; i <= 4; i++) {
            var part = Integer.parseInt(parts.group(i));
            if (part > LARGEST_BYTE) return Optional.empty();
            bits = bits << Byte.SIZE | part;
        }
        return Optional.of(bits);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
