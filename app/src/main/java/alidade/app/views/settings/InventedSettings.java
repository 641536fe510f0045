package alidade.app.views.settings;

import alidade.app.specimens.Hard;
import alidade.app.views.settings.AccountKeeper.Place;
import alidade.app.views.settings.AccountsReading.Account;
import alidade.engine.pipeline.RouteChoice;
import alidade.fetch.accounts.Secret;
import alidade.resources.packs.Label;
import alidade.resources.packs.RoutesDefinition;
import alidade.resources.packs.RoutesDefinition.Profile;
import alidade.resources.packs.RoutesDefinition.Way;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Invented readings of the settings of a workspace. Nothing is kept.
record InventedSettings(Kind kind) implements SettingsWork {
    enum Kind {
        USUAL,
        /// Names and numbers that layouts fail on.
        HARD,
        /// No account is needed, there are no routes, and the disk says nothing of its room.
        NOTHING,
        BROKEN
    }

    private void failWhereBroken() {
        if (kind == Kind.BROKEN) throw new IllegalStateException(Hard.SENTENCE);
    }

    private String name(int place, String usual) {
        return kind == Kind.HARD ? Hard.NAMES.get(place) : usual;
    }

    @Override
    public Path workspace() {
        return Path.of("/", "home", "gallery", name(0, "workspace"));
    }

    @Override
    public Storage storage(BooleanSupplier isCancelled) {
        failWhereBroken();
        var kinds = Storage.Kind.values();
        var parts = IntStream.range(0, kind == Kind.NOTHING ? 1 : kinds.length)
                .mapToObj(at -> new Storage.Part(kinds[at], 1 + 970L * at, bytes(at)))
                .toList();
        return new Storage(
                workspace(),
                parts,
                kind == Kind.NOTHING ? Optional.empty() : Optional.of(bytes(1) * 80),
                kind == Kind.HARD ? 3 : 0);
    }

    private long bytes(int place) {
        if (kind == Kind.NOTHING) return 0;
        return (kind == Kind.HARD ? Hard.HUGE.longValue() : 1_250_000_000L) / (1 + 3L * place);
    }

    @Override
    public RoutesReading routes() {
        failWhereBroken();
        var system = List.of("direct", "system");
        if (kind == Kind.NOTHING) return new RoutesReading(new RouteChoice(system, "system"), Optional.empty());
        var office = new Profile(name(1, "office"), Map.of("cn", way(RoutesDefinition.Kind.DIRECT)), proxy());
        var away = new Profile(name(3, "away"), Map.of("cn", script()), way(RoutesDefinition.Kind.SYSTEM));
        var names = new ArrayList<>(List.of(office.name(), away.name()));
        names.addAll(system);
        return new RoutesReading(
                new RouteChoice(names, office.name()),
                Optional.of(new RoutesDefinition(office.name(), List.of(office, away))));
    }

    private static Way way(RoutesDefinition.Kind kind) {
        return new Way(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), List.of());
    }

    private Way proxy() {
        return new Way(
                RoutesDefinition.Kind.HTTP_PROXY,
                Optional.of(name(0, "proxy.example") + ":3128"),
                Optional.of("office-proxy"),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of("office.pem"));
    }

    private static Way script() {
        return new Way(
                RoutesDefinition.Kind.PAC,
                Optional.empty(),
                Optional.empty(),
                Optional.of("proxy.pac"),
                Map.of(),
                Optional.of("192.0.2.53:53"),
                List.of());
    }

    /// One in each place where a secret may be, one that is missing, and one that is not needed.
    @Override
    public AccountsReading accounts() {
        failWhereBroken();
        if (kind == Kind.NOTHING) return new AccountsReading(List.of(), Optional.empty());
        return new AccountsReading(
                List.of(
                        account(0, "models", true, Optional.of(Place.KEYCHAIN)),
                        account(1, "office-proxy", true, Optional.of(Place.ENVIRONMENT)),
                        account(2, "statistics", true, Optional.of(Place.FILE)),
                        account(3, "trackers", true, Optional.empty()),
                        account(4, "mirror", false, Optional.empty())),
                Optional.of(Place.KEYCHAIN));
    }

    private Account account(int place, String usual, boolean required, Optional<Place> where) {
        var user = name(place, "Gallery");
        return new Account(name(place, usual), List.of(new Label(user, user)), required, where);
    }

    @Override
    public void keep(String account, Secret secret) throws AccountKeeper.NotKept {
        throw new AccountKeeper.NotKept(Hard.SENTENCE);
    }

    @Override
    public void forget(String account) throws AccountKeeper.NotKept {
        throw new AccountKeeper.NotKept(Hard.SENTENCE);
    }
}
