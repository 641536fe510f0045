package alidade.resources.packs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The profiles of `routes.yaml` of a workspace: by which way each region is reached, from where one happens to be.
///
/// @param use the profile that counts when nobody names one
public record RoutesDefinition(String use, List<Profile> profiles) {
    public RoutesDefinition {
        profiles = List.copyOf(profiles);
    }

    /// @param regions the way to each region
    /// @param otherwise the way to all other regions
    public record Profile(String name, Map<String, Way> regions, Way otherwise) {
        public Profile {
            regions = Map.copyOf(regions);
        }
    }

    public enum Kind {
        DIRECT,
        SYSTEM,
        HTTP_PROXY,
        HTTPS_PROXY,
        SOCKS5,
        PAC;

        /// Whether a way of this kind goes by one proxy that the text names.
        boolean hasProxy() {
            return this == HTTP_PROXY || this == HTTPS_PROXY || this == SOCKS5;
        }
    }

    /// @param proxy `host:port`, of the kinds that have one
    /// @param account under which `user:password` for the proxy is kept
    /// @param pac the address of a proxy script, or its file from the workspace's folder, of the kind of this name
    /// @param logins accounts by `host:port` of the proxies that a script may name
    /// @param dns `host:port` of the name server, of a direct way or a script
    /// @param trust PEM files with certificates that are trusted besides the system's, from the workspace's folder
    public record Way(
            Kind kind,
            Optional<String> proxy,
            Optional<String> account,
            Optional<String> pac,
            Map<String, String> logins,
            Optional<String> dns,
            List<String> trust) {
        public Way {
            logins = Map.copyOf(logins);
            trust = List.copyOf(trust);
        }
    }

    public Optional<Profile> profile(String name) {
        return profiles.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
