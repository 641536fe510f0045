package alidade.fetch.sources;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.http.Credential;
import alidade.fetch.http.HttpDoor;
import alidade.resources.packs.SourceDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// Reads a source from its declaration: every input through every stage, merged by key. Thread safe.
public final class SourceReader {
    private final HttpDoor door;
    private final Accounts accounts;
    private final Map<String, String> hosts;
    private final Clock clock;
    private final ReadLimits limits;

    /// @param hosts base addresses by `source.host`, such as `my-source.api`, which replace the declared ones
    public SourceReader(HttpDoor door, Accounts accounts, Map<String, String> hosts, Clock clock) {
        this(door, accounts, hosts, clock, ReadLimits.usual());
    }

    SourceReader(HttpDoor door, Accounts accounts, Map<String, String> hosts, Clock clock, ReadLimits limits) {
        this.door = door;
        this.accounts = accounts;
        this.hosts = Map.copyOf(hosts);
        this.clock = clock;
        this.limits = limits;
    }

    /// Collects the source. Throws nothing for a network or a source that fails: each input has its ending.
    ///
    /// @param shelf pages found here are not asked for again; pages received are kept here
    public Collected collect(SourceDefinition source, PageShelf shelf, Progress progress, CancelSignal cancel) {
        try {
            var credential = credential(source);
            return new Collection(
                            source,
                            new Addresses(source, hosts, credential),
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
            var addresses = new Addresses(source, hosts, credential(source));
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
