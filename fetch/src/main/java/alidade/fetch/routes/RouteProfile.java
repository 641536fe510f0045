package alidade.fetch.routes;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.Secret;
import alidade.resources.packs.RoutesDefinition.Profile;
import alidade.resources.packs.RoutesDefinition.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Turns a profile of text into routes, with the secrets and certificates that it names.
public final class RouteProfile {
    private static final long LARGEST_FILE = 1 << 20;

    private final Path folder;
    private final Accounts accounts;

    /// A route that cannot be gone, as a sentence.
    public static final class Impassable extends Exception {
        private static final long serialVersionUID = 1L;

        Impassable(String sentence) {
            super(sentence);
        }

        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /// @param folder from which the files of certificates and scripts are read
    public RouteProfile(Path folder, Accounts accounts) {
        this.folder = folder;
        this.accounts = accounts;
    }

    public Routes routes(Profile profile) throws Impassable {
        var byRegion = new TreeMap<String, Route>();
        for (var entry : new TreeMap<>(profile.regions()).entrySet())
            byRegion.put(entry.getKey(), route(profile, entry.getValue()));
        return new Routes(byRegion, route(profile, profile.otherwise()));
    }

    private Route route(Profile profile, Way way) throws Impassable {
        var proxy = way.proxy().orElse("");
        return switch (way.kind()) {
            case DIRECT -> fixed(profile, way, new Route.Direct());
            case SYSTEM -> fixed(profile, way, new Route.AsSystem());
            case SOCKS5 -> fixed(profile, way, new Route.Socks5(host(proxy), port(proxy), login(profile, way)));
            case HTTP_PROXY -> fixed(profile, way, new Route.HttpProxy(host(proxy), port(proxy), login(profile, way)));
            case HTTPS_PROXY ->
                fixed(profile, way, new Route.HttpsProxy(host(proxy), port(proxy), login(profile, way)));
            case PAC ->
                new Route.Pac(script(way), fixed(profile, way, new Route.Direct()), logins(profile, way.logins()));
        };
    }

    /// With the names and certificates that the way asks for.
    private Route.Fixed fixed(Profile profile, Way way, Route.Fixed route) throws Impassable {
        var named = route;
        if (way.dns().isPresent())
            named = new Route.NamesFrom(
                    route, host(way.dns().get()), port(way.dns().get()));
        var certificates = certificates(profile, way.trust());
        return certificates.isEmpty() ? named : new Route.Trusting(named, certificates);
    }

    private String script(Way way) {
        var script = way.pac().orElse("");
        return script.contains("://") ? script : folder.resolve(script).toString();
    }

    private Map<String, Secret> logins(Profile profile, Map<String, String> declared) throws Impassable {
        var logins = new TreeMap<String, Secret>();
        for (var login : new TreeMap<>(declared).entrySet())
            logins.put(login.getKey(), kept(profile, login.getValue(), login.getKey()));
        return logins;
    }

    private Optional<Secret> login(Profile profile, Way way) throws Impassable {
        return way.account().isEmpty()
                ? Optional.empty()
                : Optional.of(kept(profile, way.account().get(), way.proxy().orElse("")));
    }

    private Secret kept(Profile profile, String account, String proxy) throws Impassable {
        var secret = accounts.secret(account);
        if (secret.isEmpty())
            throw new Impassable("route '" + profile.name() + "' needs the account '" + account + "' for the proxy "
                    + proxy + ", and no secret is kept under that name; nothing is asked");
        return secret.get();
    }

    private List<X509Certificate> certificates(Profile profile, List<String> files) throws Impassable {
        var all = new ArrayList<X509Certificate>();
        for (var file : files) {
            var path = folder.resolve(file);
            try {
                if (Files.size(path) > LARGEST_FILE)
                    throw new Impassable("the certificates " + path + " of route '" + profile.name()
                            + "' are larger than " + LARGEST_FILE + " bytes; nothing is asked");
                try (var stream = Files.newInputStream(path)) {
                    for (var one : CertificateFactory.getInstance("X.509").generateCertificates(stream))
                        all.add((X509Certificate) one);
                }
            } catch (IOException | CertificateException e) {
                throw new Impassable("the certificates " + path + " of route '" + profile.name()
                        + "' cannot be read as PEM (" + e.getClass().getSimpleName()
                        + Optional.ofNullable(e.getMessage())
                                .map(why -> ": " + why)
                                .orElse("") + "); nothing is asked");
            }
        }
        return all;
    }

    private static String host(String address) {
        var host = address.substring(0, Math.max(0, address.lastIndexOf(':')));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
