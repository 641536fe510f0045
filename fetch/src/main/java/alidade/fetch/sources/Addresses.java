package alidade.fetch.sources;

import alidade.fetch.http.Ask;
import alidade.fetch.http.Credential;
import alidade.fetch.sources.Template.Unfillable;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Stage;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Turns the request templates of a source into requests.
final class Addresses {
    private final SourceDefinition source;
    private final Map<String, String> overrides;
    private final Optional<Credential> credential;

    /// @param overrides base addresses by `source.host`, which replace the declared ones
    Addresses(SourceDefinition source, Map<String, String> overrides, Optional<Credential> credential) {
        this.source = source;
        this.overrides = overrides;
        this.credential = credential;
    }

    /// The request of a stage, with these values for its placeholders.
    Ask ask(Stage stage, Map<String, String> values) throws Unfillable {
        var request = stage.request();
        var base = base(request.host());
        var address = new StringBuilder(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        var path = Template.path(request.path(), values);
        if (!path.startsWith("/")) address.append('/');
        address.append(path);
        var parameters = new ArrayList<String>();
        for (var parameter : request.query()) {
            var value = Template.query(parameter.value(), values);
            // A parameter whose placeholders come to nothing is not sent: an input need not use every one.
            if (value.isEmpty() && !parameter.value().isEmpty()) continue;
            parameters.add(Template.query(parameter.name(), values) + "=" + value);
        }
        if (!parameters.isEmpty()) address.append('?').append(String.join("&", parameters));
        var body = Optional.<String>empty();
        if (request.body().isPresent())
            body = Optional.of(Template.body(request.body().get(), values));
        return new Ask(request.method(), uri(address.toString()), source.headers(), body, credential);
    }

    /// The page that a Link header names; empty when it is of another origin than the stage's host.
    Optional<Ask> next(Stage stage, URI from, String link) throws Unfillable {
        var to = from.resolve(uri(link));
        if (!origin(to).equals(origin(uri(base(stage.request().host()))))) return Optional.empty();
        return Optional.of(
                new Ask(stage.request().method(), withoutSecret(to), source.headers(), Optional.empty(), credential));
    }

    /// What a page is kept under: no secret is in it, since none is in an [Ask]'s address.
    static String request(Ask ask) {
        var line = ask.method() + " " + ask.address();
        return ask.body().map(body -> line + " sha256:" + sha256(body)).orElse(line);
    }

    static String origin(URI address) {
        var scheme = String.valueOf(address.getScheme());
        var usual = scheme.equals("https") ? 443 : 80;
        var port = address.getPort() < 0 ? usual : address.getPort();
        return scheme + "://" + String.valueOf(address.getHost()) + ":" + port;
    }

    private String base(String host) throws Unfillable {
        var base =
                overrides.getOrDefault(source.id() + "." + host, source.hosts().get(host));
        if (base == null)
            throw new Unfillable("source '" + source.id() + "' has no host '" + host + "', only "
                    + source.hosts().keySet().stream().sorted().toList() + "; nothing is asked");
        return base;
    }

    /// A server may have put the secret of a query parameter into the link it gives us.
    private URI withoutSecret(URI address) throws Unfillable {
        if (!(credential.orElse(null) instanceof Credential.InQuery(var name, var _)) || address.getRawQuery() == null)
            return address;
        var kept = new ArrayList<String>();
        for (var parameter : address.getRawQuery().split("&", -1))
            if (!parameter.equals(name) && !parameter.startsWith(name + "=")) kept.add(parameter);
        var text = address.toString();
        var bare = text.substring(0, text.indexOf('?'));
        return uri(kept.isEmpty() ? bare : bare + "?" + String.join("&", kept));
    }

    private URI uri(String text) throws Unfillable {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            var shown = credential.map(some -> some.secret().maskedIn(text)).orElse(text);
            throw new Unfillable("'" + shown + "' is not an address (" + e.getReason() + "); it is not asked");
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
