package alidade.fetch.routes;

import java.util.Map;

/// The route of each region, and the one for all other regions.
public record Routes(Map<String, Route> byRegion, Route otherwise) {
    public Routes {
        byRegion = Map.copyOf(byRegion);
    }

    /// Everything as the operating system says.
    public static Routes asTheSystemSays() {
        return new Routes(Map.of(), new Route.AsSystem());
    }

    /// Everything straight to the host.
    public static Routes direct() {
        return new Routes(Map.of(), new Route.Direct());
    }

    public Route of(String region) {
        return byRegion.getOrDefault(region, otherwise);
    }
}
