package alidade.app.views.settings;

import alidade.app.views.settings.AccountsReading.Account;
import alidade.engine.exchange.HubChoice;
import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.postgres.PostgresAddress;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Unanswerable;
import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Secret;
import alidade.resources.packs.Label;
import alidade.resources.packs.RoutesDefinition.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Reads what the settings tell of a workspace. Not for the JavaFX thread.
public final class SettingsReader implements SettingsWork {
    private final Engine engine;
    private final Path workspace;
    private final AccountKeeper keeper;

    /// @param environment in which accounts and the passphrase of their file are looked up
    public SettingsReader(Engine engine, Path workspace, Map<String, String> environment) {
        this.engine = engine;
        this.workspace = workspace.toAbsolutePath().normalize();
        keeper = new AccountKeeper(environment, AccountFile.in(workspace));
    }

    @Override
    public Path workspace() {
        return workspace;
    }

    @Override
    public void keep(String account, Secret secret) throws AccountKeeper.NotKept {
        keeper.put(account, secret);
    }

    @Override
    public void forget(String account) throws AccountKeeper.NotKept {
        keeper.remove(account);
    }

    @Override
    public Storage storage(BooleanSupplier isCancelled) throws IOException {
        return Storage.of(workspace, isCancelled);
    }

    /// @throws Unanswerable when `routes.yaml` cannot be used
    @Override
    public RoutesReading routes() {
        return new RoutesReading(engine.routes(), engine.routesDefinition());
    }

    @Override
    public AccountsReading accounts() {
        var users = new TreeMap<String, List<Label>>();
        var required = new TreeSet<String>();
        for (var pack : engine.definitions().current()) {
            for (var source : pack.sources()) {
                source.auth().ifPresent(auth -> {
                    users.computeIfAbsent(auth.account(), _ -> new ArrayList<>())
                            .add(source.label());
                    if (!auth.optional()) required.add(auth.account());
                });
            }
        }
        for (var way : ways()) {
            way.account().ifPresent(account -> {
                users.computeIfAbsent(account, _ -> new ArrayList<>())
                        .add(asItIs(way.proxy().orElse("proxy")));
                required.add(account);
            });
            way.logins()
                    .forEach((proxy, account) -> users.computeIfAbsent(account, _ -> new ArrayList<>())
                            .add(asItIs(proxy)));
        }
        // A database on this machine may trust its users without a password.
        hubAccount()
                .ifPresent(account ->
                        users.computeIfAbsent(account, _ -> new ArrayList<>()).add(new Label("汇聚中心", "Hub")));
        var accounts = new ArrayList<Account>();
        var places = keeper.placesOf(users.keySet());
        users.forEach((name, by) -> accounts.add(new Account(
                name,
                by.stream().distinct().toList(),
                required.contains(name),
                Optional.ofNullable(places.get(name)))));
        return new AccountsReading(accounts, keeper.home());
    }

    /// A hub that cannot be read is told in its own place.
    private Optional<String> hubAccount() {
        try {
            return new HubChoice(workspace)
                    .read()
                    .filter(PostgresAddress.class::isInstance)
                    .map(hub -> ((PostgresAddress) hub).account());
        } catch (HubProblem _) {
            return Optional.empty();
        }
    }

    private static Label asItIs(String name) {
        return new Label(name, name);
    }

    /// Broken routes are told in their own place.
    private List<Way> ways() {
        var ways = new ArrayList<Way>();
        try {
            engine.routesDefinition()
                    .ifPresent(routes -> routes.profiles().forEach(profile -> {
                        ways.addAll(new TreeMap<>(profile.regions()).values());
                        ways.add(profile.otherwise());
                    }));
        } catch (Unanswerable _) {
            return List.of();
        }
        return ways;
    }
}
