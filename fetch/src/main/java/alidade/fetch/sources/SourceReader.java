package alidade.fetch.sources;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.http.Credential;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.routes.Routes;
import alidade.resources.packs.SourceDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a source from its declaration: every input through every stage, merged by key. Thread safe.
public final class SourceReader {
    private final HttpDoor door;
    private final Accounts accounts;
    private final Supplier<Map<String, String>> hosts;
    private final Clock clock;
    private final ReadLimits limits;

    /// @param hosts base addresses by `source.host`, such as `my-source.api`, which replace the declared ones
    public SourceReader(HttpDoor door, Accounts accounts, Map<String, String> hosts, Clock clock) {
        this(door, accounts, () -> hosts, clock, ReadLimits.usual());
    }

    /// The same, where the addresses are known only once something is to be read.
    public SourceReader(HttpDoor door, Accounts accounts, Supplier<Map<String, String>> hosts, Clock clock) {
        this(door, accounts, hosts, clock, ReadLimits.usual());
    }

    SourceReader(
            HttpDoor door, Accounts accounts, Supplier<Map<String, String>> hosts, Clock clock, ReadLimits limits) {
        this.door = door;
        this.accounts = accounts;
        this.hosts = hosts;
        this.clock = clock;
        this.limits = limits;
    }

    /// The same reader over other routes.
    public SourceReader over(Routes routes) {
        return new SourceReader(door.over(routes), accounts, hosts, clock, limits);
    }

    /// Asks for the first page of the source, to see whether it answers with the account that it names.
    public AccountCheck checkAccount(SourceDefinition source, CancelSignal cancel) {
        if (source.auth().isEmpty()) return new AccountCheck("", AccountCheck.State.NOT_NAMED, "");
        var account = source.auth().get().account();
        try {
            var credential = credential(source);
            if (credential.isEmpty()) return new AccountCheck(account, AccountCheck.State.NOT_KEPT, "");
            var stage = source.stages().getFirst();
            if (stage.perRecord() || source.inputs().isEmpty())
                return new AccountCheck(account, AccountCheck.State.NOT_TRIED, "");
            var input = source.inputs().getFirst();
            var first = stage.paging() instanceof SourceDefinition.Paging.PageNumber(var number, var _) ? number : 1;
            var ask = new Addresses(source, hosts.get(), credential).ask(stage, ListStage.values(input, stage, first));
            return switch (new PageReader(door, source, PageShelf.none(), clock, cancel)
                    .read(input.name(), stage, ask)) {
                case PageReader.Reading.Tree _ -> new AccountCheck(account, AccountCheck.State.ACCEPTED, "");
                case PageReader.Reading.None(var failure) ->
                    new AccountCheck(account, AccountCheck.State.REFUSED, failure.sentence());
            };
        } catch (Undeclared e) {
            return new AccountCheck(account, AccountCheck.State.REFUSED, e.sentence());
        } catch (Template.Unfillable e) {
            return new AccountCheck(account, AccountCheck.State.REFUSED, e.sentence());
        }
    }

    /// Collects the source. Throws nothing for a network or a source that fails: each input has its ending.
    ///
    /// @param shelf pages found here are not asked for again; pages received are kept here
    public Collected collect(SourceDefinition source, PageShelf shelf, Progress progress, CancelSignal cancel) {
        try {
            var credential = credential(source);
            return new Collection(
                            source,
                            new Addresses(source, hosts.get(), credential),
                            new PageReader(door, source, shelf, clock, cancel),
                            limits,
                            progress,
                            cancel)
                    .run();
        } catch (Undeclared e) {
            return failed(source, e.sentence());
        }
    }

    /// What collecting the source would cost: asks for the first page of each input, and keeps nothing.
    public Estimate estimate(SourceDefinition source) {
        return estimate(source, CancelSignal.never());
    }

    public Estimate estimate(SourceDefinition source, CancelSignal cancel) {
        try {
            var addresses = new Addresses(source, hosts.get(), credential(source));
            var reader = new PageReader(door, source, PageShelf.none(), clock, cancel);
            return new Estimator(source, addresses, reader, limits, cancel).run();
        } catch (Undeclared e) {
            return Estimate.impossible(source, e.sentence());
        }
    }

    private Optional<Credential> credential(SourceDefinition source) throws Undeclared {
        Declarations.check(source);
        if (source.auth().isEmpty()) return Optional.empty();
        var auth = source.auth().get();
        var secret = accounts.secret(auth.account());
        if (secret.isEmpty()) {
            if (auth.optional()) return Optional.empty();
            throw new Undeclared("source '" + source.id() + "' needs the account '" + auth.account()
                    + "', and no secret is kept under that name; nothing is asked");
        }
        var name = auth.name().orElse("");
        return Optional.of(
                switch (auth.kind()) {
                    case "bearer" -> Credential.bearer(secret.get());
                    case "header" -> new Credential.InHeader(name, "", secret.get());
                    default -> new Credential.InQuery(name, secret.get());
                });
    }

    private static Collected failed(SourceDefinition source, String sentence) {
        var outcomes = new ArrayList<InputOutcome>();
        for (var input : source.inputs())
            outcomes.add(
                    new InputOutcome(input.name(), new Ending.Failed(sentence), 0, java.util.OptionalLong.empty(), 0));
        return new Collected(outcomes, java.util.List.of());
    }
}
