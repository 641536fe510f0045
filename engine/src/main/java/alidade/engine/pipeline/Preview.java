package alidade.engine.pipeline;

import alidade.engine.pipeline.Run.Errand;
import alidade.fetch.routes.Probe;
import alidade.fetch.routes.Reachability;
import alidade.fetch.routes.Routes;
import alidade.fetch.sources.AccountCheck;
import alidade.fetch.sources.CancelSignal;
import alidade.fetch.sources.Estimate;
import alidade.fetch.sources.SourceReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Looks ahead of a run, and keeps nothing: what it would cost, and how far each source is.
public final class Preview {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunPlan plan;
    private final SourceReader reader;
    private final WorkspaceRoutes workspaceRoutes;
    private final Routes usual;
    private final Map<String, String> hosts;

    /// @param usual the routes where the workspace names none
    /// @param hosts base addresses that replace the declared ones
    Preview(
            RunPlan plan,
            SourceReader reader,
            WorkspaceRoutes workspaceRoutes,
            Routes usual,
            Map<String, String> hosts) {
        this.plan = plan;
        this.reader = reader;
        this.workspaceRoutes = workspaceRoutes;
        this.usual = usual;
        this.hosts = Map.copyOf(hosts);
    }

    /// What one source would cost.
    public record Cost(String pack, String name, Estimate estimate) {}

    /// How far one source is.
    ///
    /// @param probes of its hosts
    public record Reach(String pack, String id, String name, String region, List<Probe> probes, AccountCheck account) {
        public Reach {
            probes = List.copyOf(probes);
        }

        /// Whether every host answered, and the account was not refused.
        public boolean passes() {
            return probes.stream().allMatch(Probe::reached) && account.state() != AccountCheck.State.REFUSED;
        }
    }

    /// What a run over these sources would cost: the first page of each input is asked for.
    ///
    /// @throws Unanswerable when a source or the route is not declared
    public List<Cost> cost(RunRequest request, CancelSignal cancel) {
        var over = workspaceRoutes.of(request.route()).map(reader::over).orElse(reader);
        return beside(
                plan.wanted(request),
                errand ->
                        new Cost(errand.pack().name(), errand.source().name(), over.estimate(errand.source(), cancel)));
    }

    /// How far these sources are: name, connection, secure connection and answer of each host, then the account.
    ///
    /// @throws Unanswerable when a source or the route is not declared
    public List<Reach> reach(RunRequest request, CancelSignal cancel) {
        var routes = workspaceRoutes.of(request.route());
        var over = routes.map(reader::over).orElse(reader);
        var reachability = new Reachability(routes.orElse(usual), hosts, PATIENCE);
        return beside(plan.wanted(request), errand -> {
            var source = errand.source();
            var probes = reachability.probe(source);
            var account = probes.stream().allMatch(Probe::reached)
                    ? over.checkAccount(source, cancel)
                    : new AccountCheck(
                            source.auth().map(auth -> auth.account()).orElse(""), AccountCheck.State.NOT_TRIED, "");
            return new Reach(errand.pack().name(), source.id(), source.name(), source.region(), probes, account);
        });
    }

    private static <T> List<T> beside(List<Errand> errands, Function<Errand, T> look) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var going = new ArrayList<Future<T>>();
            for (var errand : errands) {
                Callable<T> work = () -> look.apply(errand);
                going.add(threads.submit(work));
            }
            var all = new ArrayList<T>();
            for (var one : going) all.add(one.get());
            return List.copyOf(all);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a source could not be looked at: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("looking ahead was interrupted", e);
        }
    }
}
