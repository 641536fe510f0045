package alidade.engine.pipeline;

import alidade.engine.log.Log;
import alidade.engine.pipeline.Run.Errand;
import alidade.fetch.routes.Probe;
import alidade.fetch.routes.Reachability;
import alidade.fetch.routes.Routes;
import alidade.fetch.sources.AccountCheck;
import alidade.fetch.sources.CancelSignal;
import alidade.fetch.sources.Estimate;
import alidade.fetch.sources.SourceReader;
import alidade.resources.packs.SourceDefinition.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/// Looks ahead of a run, and keeps nothing: what it would cost, and how far each source is.
public final class Preview {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunPlan plan;
    private final Log log;
    private final SourceReader reader;
    private final WorkspaceRoutes workspaceRoutes;
    private final Routes usual;
    private final Supplier<Map<String, String>> hosts;

    /// @param usual the routes where the workspace names none
    /// @param hosts base addresses that replace the declared ones
    Preview(
            RunPlan plan,
            Log log,
            SourceReader reader,
            WorkspaceRoutes workspaceRoutes,
            Routes usual,
            Supplier<Map<String, String>> hosts) {
        this.plan = plan;
        this.log = log;
        this.reader = reader;
        this.workspaceRoutes = workspaceRoutes;
        this.usual = usual;
        this.hosts = hosts;
    }

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
    public Forecast forecast(RunRequest request, CancelSignal cancel) {
        var over = workspaceRoutes.of(request.route()).map(reader::over).orElse(reader);
        var looks = beside(plan.wanted(request), errand -> new Look(errand, over.estimate(errand.source(), cancel)));
        var loads = new HashMap<String, Load>();
        for (var look : looks)
            look.pagesByAddress(hosts.get())
                    .forEach((address, pages) -> loads.merge(
                            address, new Load(pages, look.errand.source().budget()), Load::and));
        var headers = log.headers();
        return new Forecast(looks.stream()
                .map(look -> {
                    var errand = look.errand;
                    var duration = Pace.of(errand, headers).of(look.estimate.pages());
                    for (var address : look.pagesByAddress(hosts.get()).keySet())
                        duration = Pace.longer(
                                duration,
                                Optional.ofNullable(loads.get(address))
                                        .map(Load::waits)
                                        .orElse(Duration.ZERO));
                    return new Forecast.Cost(
                            errand.pack().name(),
                            errand.source().id(),
                            errand.source().name(),
                            look.estimate,
                            duration);
                })
                .toList());
    }

    private record Look(Errand errand, Estimate estimate) {
        Map<String, Long> pagesByAddress(Map<String, String> replaced) {
            var source = errand.source();
            var pages = new TreeMap<String, Long>();
            estimate.pagesByHost()
                    .forEach((host, count) -> pages.merge(
                            replaced.getOrDefault(
                                    source.id() + "." + host, source.hosts().getOrDefault(host, host)),
                            count,
                            Long::sum));
            return pages;
        }
    }

    /// What all sources together ask of one host, which keeps to the strictest of their budgets.
    private record Load(long pages, Budget budget) {
        Load and(Load other) {
            return new Load(
                    pages + other.pages,
                    new Budget(
                            Math.min(budget.perMinute(), other.budget.perMinute()),
                            Math.min(budget.burst(), other.budget.burst())));
        }

        Duration waits() {
            return Pace.waits(pages, budget);
        }
    }

    /// How fast the last runs of each source were, by `pack/source`.
    public Map<String, Pace> paces() {
        var headers = log.headers();
        var paces = new TreeMap<String, Pace>();
        for (var errand : plan.errands(List.of())) paces.put(errand.name(), Pace.of(errand, headers));
        return paces;
    }

    /// By which way each source would be gone to, in words, by `pack/source`; nothing is asked for that.
    ///
    /// @param route profile of routes; empty: the one in use
    /// @throws Unanswerable when the route is not declared
    public Map<String, String> ways(Optional<String> route) {
        var routes = workspaceRoutes.of(route).orElse(usual);
        var ways = new TreeMap<String, String>();
        for (var errand : plan.errands(List.of()))
            ways.put(errand.name(), routes.of(errand.source().region()).words());
        return ways;
    }

    /// How far these sources are: name, connection, secure connection and answer of each host, then the account.
    ///
    /// @throws Unanswerable when a source or the route is not declared
    public List<Reach> reach(RunRequest request, CancelSignal cancel) {
        var routes = workspaceRoutes.of(request.route());
        var over = routes.map(reader::over).orElse(reader);
        var reachability = new Reachability(routes.orElse(usual), hosts.get(), PATIENCE);
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
