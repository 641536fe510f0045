package alidade.fetch.sources;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the address of `rel="next"` in a Link header, which may hold several links (RFC 8288).
final class NextLink {
    private static final Pattern LINK =
            Pattern.compile("<([^>]*)>((?:\\s*;\\s*[^\\s=;,\"]+(?:\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,\"]*))?)*)");
    private static final Pattern REL =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))", Pattern.CASE_INSENSITIVE);

    private NextLink() {}

    static Optional<String> in(String header) {
        var links = LINK.matcher(header);
        while (links.find()) {
            var rel = REL.matcher(links.group(2));
            if (!rel.find()) continue;
            var kinds = rel.group(1) == null ? rel.group(2) : rel.group(1);
            for (var kind : kinds.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                if (kind.equals("next")) return Optional.of(links.group(1).strip());
        }
        return Optional.empty();
    }
}
