package alidade.resources.packs;

import alidade.resources.packs.RoutesDefinition.Kind;
import alidade.resources.packs.RoutesDefinition.Profile;
import alidade.resources.packs.RoutesDefinition.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads `routes.yaml`: YAML, then the published schema, then what its parts say about each other.
public final class RoutesReader {
    private static final int LARGEST_PORT = 65_535;

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
                    ? java.util.Optional.of(routes(new Fields(entries, mistakes)))
                    : java.util.Optional.<RoutesDefinition>empty();
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
        var hasProxy = kind == Kind.HTTP_PROXY || kind == Kind.SOCKS5;
        if (hasProxy && !way.has("proxy")) way.add("way", "a way of this kind goes by a proxy, and 'proxy' is missing");
        if (!hasProxy) needless(way, "proxy", "http_proxy and socks5");
        if (kind != Kind.HTTP_PROXY) needless(way, "account", "http_proxy");
        if (kind != Kind.DIRECT) needless(way, "dns", "direct; elsewhere the proxy or the system finds the names");
        for (var key : List.of("proxy", "dns")) {
            way.maybeText(key)
                    .filter(address -> !isPort(address))
                    .ifPresent(address -> way.add(
                            key, "'" + key + "' is '" + address + "', whose port is not from 1 to " + LARGEST_PORT));
        }
        return new Way(
                kind, way.maybeText("proxy"), way.maybeText("account"), way.maybeText("dns"), way.texts("trust"));
    }

    private static void needless(Fields way, String key, String of) {
        if (way.has(key)) way.add(key, "'" + key + "' belongs to a way of the kind " + of);
    }

    private static boolean isPort(String address) {
        var port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        return port >= 1 && port <= LARGEST_PORT;
    }
}
