package alidade.resources.packs;

import alidade.resources.packs.RoutesDefinition.Kind;
import alidade.resources.packs.RoutesDefinition.Profile;
import alidade.resources.packs.RoutesDefinition.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads `routes.yaml`: YAML, then the published schema, then what its parts say about each other.
public final class RoutesReader {
    private static final int LARGEST_PORT = 65_535;
    private static final String PROXIES = "http_proxy, https_proxy and socks5";

    private RoutesReader() {}

    /// How the reading ended.
    public sealed interface Reading {
        record Read(RoutesDefinition routes) implements Reading {}

        record Refused(List<PackProblem> problems) implements Reading {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// @param file as problems name it
    public static Reading read(String file, String text) {
        var mistakes = new ArrayList<Mistake>();
        var routes = YamlReader.read(text, mistakes).flatMap(node -> {
            mistakes.addAll(new SchemaCheck("routes").check(node));
            return mistakes.isEmpty() && node instanceof YamlNode.Entries entries
                    ? Optional.of(routes(new Fields(entries, mistakes)))
                    : Optional.<RoutesDefinition>empty();
        });
        return routes.isPresent() && mistakes.isEmpty()
                ? new Reading.Read(routes.get())
                : new Reading.Refused(
                        mistakes.stream().map(mistake -> mistake.in(file)).toList());
    }

    private static RoutesDefinition routes(Fields file) {
        var names = new HashSet<String>();
        for (var profile : file.items("profiles")) {
            if (!names.add(profile.text("profile")))
                profile.add("profile", "profile '" + profile.text("profile") + "' is given twice");
        }
        var use = file.text("use");
        if (!names.contains(use)) file.add("use", Nearest.unknown("profile", use, names));
        return new RoutesDefinition(use, file.each("profiles", RoutesReader::profile));
    }

    private static Profile profile(Fields profile) {
        var regions = new LinkedHashMap<String, Way>();
        for (var one : profile.items("regions")) {
            var region = one.text("region");
            if (regions.put(region, way(one)) != null) one.add("region", "region '" + region + "' is given twice");
        }
        return new Profile(profile.text("profile"), regions, way(profile.fields("otherwise")));
    }

    private static Way way(Fields way) {
        var kind = way.word("way", Kind.class);
        var isPac = kind == Kind.PAC;
        if (kind.hasProxy() && !way.has("proxy"))
            way.add("way", "a way of this kind goes by a proxy, and 'proxy' is missing");
        if (isPac && !way.has("pac"))
            way.add("way", "a way of this kind goes by a script, and 'pac' with its address or file is missing");
        if (!kind.hasProxy()) {
            needless(way, "proxy", PROXIES);
            needless(way, "account", isPac ? PROXIES + "; for a script write 'logins'" : PROXIES);
        }
        if (!isPac) {
            needless(way, "pac", "pac");
            needless(way, "logins", "pac");
        }
        if (kind != Kind.DIRECT && !isPac)
            needless(way, "dns", "direct and pac; elsewhere the proxy or the system finds the names");
        way.maybeText("pac").flatMap(RoutesReader::wrongPlace).ifPresent(wrong -> way.add("pac", wrong));
        checkPort(way, "proxy");
        checkPort(way, "dns");
        return new Way(
                kind,
                way.maybeText("proxy"),
                way.maybeText("account"),
                way.maybeText("pac"),
                logins(way),
                way.maybeText("dns"),
                way.texts("trust"));
    }

    /// The proxy is in lower case, as names of hosts are compared.
    private static Map<String, String> logins(Fields way) {
        var logins = new LinkedHashMap<String, String>();
        for (var login : way.items("logins")) {
            checkPort(login, "proxy");
            var proxy = login.text("proxy").toLowerCase(Locale.ROOT);
            if (logins.put(proxy, login.text("account")) != null)
                login.add("proxy", "the login for the proxy '" + proxy + "' is given twice");
        }
        return logins;
    }

    /// What is wrong with the place of a script, if anything.
    private static Optional<String> wrongPlace(String script) {
        var scheme = script.indexOf("://");
        if (scheme < 0) return Optional.empty();
        if (!script.matches("https?://.*"))
            return Optional.of("'pac' begins with '" + script.substring(0, scheme)
                    + "://'; a script has an http or https address, or is a file from the workspace's folder");
        return script.matches("https?://[^/?#@]+([/?#].*)?")
                ? Optional.empty()
                : Optional.of("'pac' is no address of a host and a path; a user or password does not belong into it");
    }

    private static void checkPort(Fields fields, String key) {
        fields.maybeText(key)
                .filter(address -> !isPort(address))
                .ifPresent(address -> fields.add(
                        key, "'" + key + "' is '" + address + "', whose port is not from 1 to " + LARGEST_PORT));
    }

    private static void needless(Fields way, String key, String of) {
        if (way.has(key)) way.add(key, "'" + key + "' belongs to a way of the kind " + of);
    }

    private static boolean isPort(String address) {
        var port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        return port >= 1 && port <= LARGEST_PORT;
    }
}
