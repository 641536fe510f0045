package alidade.engine.pipeline;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.routes.RouteProfile;
import alidade.fetch.routes.Routes;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.RoutesDefinition;
import alidade.resources.packs.RoutesReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The routes of a workspace, from its `routes.yaml`, read anew for each run: an edit counts at once.
///
/// Without the file, or beside it, `direct` and `system` lead straight and as the system says.
final class WorkspaceRoutes {
    private static final String DIRECT = "direct";
    private static final String SYSTEM = "system";
    private static final int LARGEST = 1 << 20;

    private final Path file;
    private final Accounts accounts;

    WorkspaceRoutes(Path workspace, Accounts accounts) {
        file = workspace.resolve("routes.yaml");
        this.accounts = accounts;
    }

    /// The routes of a profile, or of the one in use; empty when there is neither a file nor a wish.
    ///
    /// @throws Unanswerable when there is no such profile, or it cannot be gone by
    Optional<Routes> of(Optional<String> wanted) {
        var file = read();
        var profile = wanted.flatMap(name -> file.flatMap(routes -> routes.profile(name)));
        if (wanted.isEmpty()) profile = file.flatMap(routes -> routes.profile(routes.use()));
        if (profile.isEmpty()) return wanted.map(name -> builtIn(name, file));
        try {
            return Optional.of(new RouteProfile(folder(), accounts).routes(profile.get()));
        } catch (RouteProfile.Impassable e) {
            throw new Unanswerable(e.sentence());
        }
    }

    /// What can be chosen from.
    ///
    /// @throws Unanswerable when the file cannot be used
    RouteChoice choice() {
        var routes = read();
        return new RouteChoice(names(routes), routes.map(RoutesDefinition::use).orElse(SYSTEM));
    }

    private Routes builtIn(String name, Optional<RoutesDefinition> routes) {
        return switch (name) {
            case DIRECT -> Routes.direct();
            case SYSTEM -> Routes.asTheSystemSays();
            default ->
                throw new Unanswerable(
                        "there is no route '%s'; nothing is asked. The routes are %s".formatted(name, names(routes)));
        };
    }

    private static List<String> names(Optional<RoutesDefinition> routes) {
        var names = new ArrayList<String>();
        routes.ifPresent(one -> one.profiles().forEach(profile -> names.add(profile.name())));
        for (var name : List.of(DIRECT, SYSTEM)) if (!names.contains(name)) names.add(name);
        return names;
    }

    /// What the file says; empty without one.
    ///
    /// @throws Unanswerable when it cannot be used
    Optional<RoutesDefinition> read() {
        if (!Files.exists(file)) return Optional.empty();
        try (var stream = Files.newInputStream(file)) {
            var text = new String(stream.readNBytes(LARGEST + 1), StandardCharsets.UTF_8);
            return switch (RoutesReader.read(String.valueOf(file.getFileName()), text)) {
                case RoutesReader.Reading.Read(var routes) -> Optional.of(routes);
                case RoutesReader.Reading.Refused(var problems) ->
                    throw new Unanswerable("the routes of the workspace cannot be used, and nothing is asked: "
                            + problems.stream().map(PackProblem::toString).collect(Collectors.joining("; ")));
            };
        } catch (IOException e) {
            throw new Unanswerable(
                    "the routes in %s cannot be read (%s); nothing is asked".formatted(file, e.getMessage()));
        }
    }

    private Path folder() {
        return file.toAbsolutePath().resolveSibling(".").normalize();
    }
}
