package alidade.app.views.sync;

import alidade.app.specimens.Hard;
import alidade.app.views.quality.Runs;
import alidade.app.views.sync.SourceLine.LastRun;
import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Forecast;
import alidade.engine.pipeline.Pace;
import alidade.engine.pipeline.Preview.Reach;
import alidade.engine.pipeline.Refresh.Stopped;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.engine.pipeline.SourceProgress;
import alidade.engine.pipeline.SourceProgress.Phase;
import alidade.engine.pipeline.UnderWay;
import alidade.fetch.sources.CancelSignal;
import alidade.fetch.sources.Estimate;
import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import alidade.resources.packs.SourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Invented readings of a cockpit: its sources stand in each way that there is, and are out of reach in each way.
record InventedCockpit(Pack pack, Kind kind) implements CockpitWork {
    static final Instant MOMENT = Instant.parse("2026-11-26T00:40:00Z");
    private static final String NODE = "gallery";
    private static final int RUNS = 24;
    private static final long PAGES = 412;
    private static final List<String> WAYS =
            List.of("direct", "proxy proxy.example:3128", "as the system says", "script proxy.pac");
    private static final String REFUSED = "site.example answered 403 (the account was sent along), saying 'no'";

    enum Kind {
        USUAL,
        /// Names and numbers that layouts fail on.
        HARD,
        /// Everything is being collected.
        RUNNING,
        PUBLISHING,
        READ_ONLY,
        /// What is asked for beside the sources cannot be had.
        PARTS,
        EMPTY,
        BROKEN
    }

    private boolean isHard() {
        return kind == Kind.HARD;
    }

    private String id(SourceDefinition source) {
        return pack.name() + "/" + source.id();
    }

    private void failWhere(Kind... broken) {
        if (List.of(broken).contains(kind)) throw new IllegalStateException(Hard.SENTENCE);
    }

    @Override
    public Cockpit read(Optional<String> route) {
        failWhere(Kind.BROKEN);
        var lines = new ArrayList<SourceLine>();
        if (kind != Kind.EMPTY) {
            for (var source : pack.sources()) lines.add(line(source, lines.size()));
        }
        return new Cockpit(lines, kind == Kind.READ_ONLY ? Optional.of(Hard.SENTENCE) : Optional.empty());
    }

    /// One after the other: good, failed, stale, held, partial, stopped, never collected.
    private SourceLine line(SourceDefinition source, int place) {
        var status = switch (place % 7) {
            case 1 -> Batch.Status.FAILED;
            case 3 -> Batch.Status.HELD;
            case 4 -> Batch.Status.PARTIAL;
            default -> Batch.Status.SUCCESS;
        };
        boolean isNever = place % 7 == 6;
        var ended = MOMENT.minus(place % 7 == 2 ? 40 : 1, ChronoUnit.DAYS);
        var last = new LastRun(
                status,
                ended,
                PAGES,
                records(),
                3,
                status == Batch.Status.SUCCESS ? Optional.empty() : Optional.of(isHard() ? Hard.SENTENCE : REFUSED),
                Optional.empty());
        return new SourceLine(
                id(source),
                source.name(),
                label(source, place),
                source.region(),
                pack.zone(),
                WAYS.get(place % WAYS.size()),
                source.limits().staleHours(),
                isNever ? Optional.empty() : Optional.of(ended),
                isNever ? Optional.empty() : Optional.of(last),
                place % 7 == 5
                        ? Optional.of(new Stopped(id(source), "20261125_084000_cn", ended, 120))
                        : Optional.empty(),
                new Pace(
                        source.budget(),
                        Optional.of(Duration.ofMillis(800)),
                        isNever ? OptionalLong.empty() : OptionalLong.of(PAGES)));
    }

    private Label label(SourceDefinition source, int place) {
        if (!isHard()) return source.label();
        var name = Hard.NAMES.get(place % Hard.NAMES.size());
        return new Label(name, name);
    }

    private long records() {
        return isHard() ? Hard.HUGE.longValue() : 12_570;
    }

    @Override
    public Runs runs(Optional<String> source) {
        failWhere(Kind.PARTS);
        return new Runs(
                isHard() ? 98_765 : RUNS,
                IntStream.range(0, RUNS).mapToObj(this::run).toList());
    }

    private Runs.Run run(int at) {
        var statuses = Runs.Status.values();
        var status = at % 5 < statuses.length ? statuses[at % 5] : Runs.Status.SUCCESS;
        var start = MOMENT.minus(at, ChronoUnit.DAYS);
        return new Runs.Run(
                RUNS - at,
                start.toString().substring(0, 10).replace("-", "") + "_084000_cn",
                NODE,
                "cn",
                pack.sources().stream().map(SourceDefinition::name).toList(),
                start,
                start.plusSeconds(203),
                status,
                PAGES,
                records(),
                42,
                1_215,
                status == Runs.Status.SUCCESS ? 0 : 3,
                status == Runs.Status.SUCCESS ? Optional.empty() : Optional.of(isHard() ? Hard.SENTENCE : REFUSED),
                false);
    }

    @Override
    public List<Runs.Share> shares(Runs.Run run) {
        var shares = new ArrayList<Runs.Share>();
        for (var source : pack.sources()) {
            var last = line(source, shares.size()).last();
            shares.add(new Runs.Share(
                    new EntryId(NODE, 40 + shares.size()),
                    source.name(),
                    last.map(LastRun::status).orElse(Batch.Status.SUCCESS),
                    run.start(),
                    run.end(),
                    PAGES,
                    records(),
                    3,
                    last.flatMap(LastRun::error),
                    false));
        }
        return shares;
    }

    @Override
    public List<Reach> reach(RunRequest request, CancelSignal cancel) {
        failWhere(Kind.PARTS);
        return IntStream.range(0, pack.sources().size())
                .filter(place -> request.sources().contains(id(pack.sources().get(place))))
                .mapToObj(place -> new InventedReach(pack, place, WAYS.get(place % WAYS.size())).reach())
                .toList();
    }

    @Override
    public Forecast forecast(RunRequest request, CancelSignal cancel) {
        failWhere(Kind.PARTS);
        var costs = new ArrayList<Forecast.Cost>();
        for (var source : pack.sources()) costs.add(cost(source, costs.size()));
        return new Forecast(costs);
    }

    /// The second one cannot be asked, the third one does not tell how much it has.
    private Forecast.Cost cost(SourceDefinition source, int place) {
        boolean isAway = place % 7 == 1;
        boolean isAtLeast = isAway || place % 7 == 2;
        long pages = isAway ? 0 : PAGES + place;
        var input = new Estimate.OfInput(
                "gallery", pages, isAway ? 0 : records(), isAtLeast, isAway ? Optional.of(REFUSED) : Optional.empty());
        var took = Duration.ofSeconds(40L + 300L * place);
        var estimate = new Estimate(source.id(), List.of(input), pages, new TreeMap<>(), isAtLeast, took);
        return new Forecast.Cost(pack.name(), source.id(), source.name(), estimate, took);
    }

    /// All sources come in but the second one.
    @Override
    public RunReport run(RunRequest request, CancelSignal cancel) {
        failWhere(Kind.PARTS);
        var reports = request.sources().stream()
                .map(source -> new RunReport.SourceReport(
                        "20261126_084000_cn",
                        pack.name(),
                        source,
                        source,
                        Optional.of(
                                source.equals(id(pack.sources().get(1))) ? Batch.Status.FAILED : Batch.Status.SUCCESS),
                        Optional.empty(),
                        records(),
                        0,
                        3,
                        Optional.empty(),
                        List.of()))
                .toList();
        return new RunReport("20261126_084000_cn", RunReport.Status.PARTIAL, reports);
    }

    @Override
    public void pause(String source) {
        // Nothing is under way.
    }

    @Override
    public void letGo(String source) {
        // Nothing is under way.
    }

    @Override
    public UnderWay.Now now() {
        if (kind != Kind.RUNNING) return new UnderWay.Now(List.of(), kind == Kind.PUBLISHING);
        var going = new ArrayList<SourceProgress>();
        // The last two wait: one stopped, one was never begun.
        for (var source : pack.sources().subList(0, Math.max(1, pack.sources().size() - 2))) {
            going.add(progress(source, going.size()));
        }
        return new UnderWay.Now(going, false);
    }

    /// In each phase; the first one tells how many pages it has, the others do not.
    private SourceProgress progress(SourceDefinition source, int place) {
        var phases = Phase.values();
        return new SourceProgress(
                id(source),
                "20261126_084000_cn",
                MOMENT.minusSeconds(95),
                place < 2 ? Phase.COLLECTING : phases[(place - 1) % phases.length],
                "gallery",
                120L + place,
                place == 1 ? 40 : 0,
                3_600,
                place == 0 ? OptionalLong.of(PAGES) : OptionalLong.empty());
    }

    @Override
    public Runnable watch(Runnable watcher) {
        return () -> {};
    }
}
