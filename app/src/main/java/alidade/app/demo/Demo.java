package alidade.app.demo;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunRequest;
import alidade.fetch.http.HttpDoor;
import alidade.fetch.http.HttpLimits;
import alidade.fetch.routes.Routes;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import java.util.stream.Stream;

/// Fills a demo workspace through the doors that real data takes: the file of an old tracker is imported twice, then
/// sources are collected day by day from platforms on the loopback address.
public final class Demo {
    private static final LocalTime IMPORT_TIME = LocalTime.of(9, 30);
    private static final int MOST_DAYS_AT_ONCE = 60;

    private final DemoSite site;
    private final DemoClock clock;
    private final Engine engine;
    private final Progress progress;

    private Demo(DemoSite site, DemoClock clock, Engine engine, Progress progress) {
        this.site = site;
        this.clock = clock;
        this.engine = engine;
        this.progress = progress;
    }

    /// What stands in the workspace afterwards.
    ///
    /// @param ledger the true answers, to compare with
    /// @param entries sealed so far
    public record Report(Path workspace, LocalDate firstDay, LocalDate lastDay, Path ledger, long entries) {}

    /// Why no demo can be made there.
    public static final class Unsuitable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsuitable(String sentence) {
            super(sentence);
        }
    }

    /// Creates a demo workspace in a new or empty folder, or goes on with one up to today. The workspace must not be
    /// open.
    ///
    /// @throws Unsuitable if the folder holds something else, or a later day than today
    public static Report make(Path workspace, LocalDate today, EngineOptions options, Progress progress) {
        return make(workspace, today, options, progress, CancelSignal.never());
    }

    /// The same; cancelled, it ends with a whole day, and goes on behind it the next time.
    public static Report make(
            Path workspace, LocalDate today, EngineOptions options, Progress progress, CancelSignal cancel) {
        var lastDay = DemoSite.lastDayOf(workspace);
        if (lastDay.isEmpty()) return create(workspace, today, options, progress, cancel);
        if (lastDay.get().isAfter(today)) {
            throw new Unsuitable("%s already holds the days up to %s, which is after %s: nothing was changed"
                    .formatted(workspace, lastDay.get(), today));
        }
        return goOn(workspace, lastDay.get(), today, options, progress, cancel);
    }

    private static Report create(
            Path workspace, LocalDate today, EngineOptions options, Progress progress, CancelSignal cancel) {
        if (holdsEntries(workspace)) {
            throw new Unsuitable(
                    workspace + " holds data that is no demo: choose an empty folder; nothing was changed");
        }
        try (var site = DemoSite.create(workspace, today)) {
            var script = site.script();
            var clock = new DemoClock(today.minusDays(script.imports().getFirst() + 1L)
                    .atTime(IMPORT_TIME)
                    .atZone(script.zoneId())
                    .toInstant());
            try (var engine = open(workspace, site, clock, options)) {
                var demo = new Demo(site, clock, engine, progress);
                demo.importTracker(today);
                var imported = today.minusDays(script.imports().getLast());
                return demo.finish(workspace, demo.live(imported, imported, today, cancel));
            }
        }
    }

    private static Report goOn(
            Path workspace,
            LocalDate lastDay,
            LocalDate today,
            EngineOptions options,
            Progress progress,
            CancelSignal cancel) {
        try (var site = DemoSite.around(workspace, today).orElseThrow()) {
            var clock = new DemoClock(
                    lastDay.atTime(LocalTime.MAX).atZone(site.script().zoneId()).toInstant());
            try (var engine = open(workspace, site, clock, options)) {
                var demo = new Demo(site, clock, engine, progress);
                var from = today.minusDays(MOST_DAYS_AT_ONCE - 1L);
                return demo.finish(workspace, demo.live(lastDay, from, today, cancel));
            }
        }
    }

    private static Engine open(Path workspace, DemoSite site, DemoClock clock, EngineOptions options) {
        var door = new HttpDoor(
                HttpLimits.usual(),
                Routes.direct(),
                clock,
                (length, stop) -> clock.pass(length),
                new Random(site.script().seed()));
        return Engine.open(
                workspace, options.withClock(clock).withHosts(site.hosts()).withDoor(door));
    }

    private static boolean holdsEntries(Path workspace) {
        var log = workspace.resolve("log");
        if (!Files.isDirectory(log)) return false;
        try (Stream<Path> files = Files.walk(log)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(log + " could not be read", e);
        }
    }

    /// The same file each time; what has grown since the last import is new.
    private void importTracker(LocalDate today) {
        var rounds = site.trackerRounds();
        for (var back : site.script().imports()) {
            var date = today.minusDays(back);
            var file = site.folder().resolve("tracker.sqlite");
            var known = rounds.stream()
                    .filter(round -> round.day() <= site.dayOf(date))
                    .toList();
            try {
                TrackerFile.write(file, site.world(), site.firstDay(), known);
            } catch (SQLException e) {
                throw new IllegalStateException(file + " could not be written", e);
            }
            at(date, IMPORT_TIME);
            importFile(file);
        }
        rounds.forEach(round -> round.sightings().forEach(site.ledger()::saw));
    }

    /// The days behind one, up to today.
    ///
    /// @param from those before it are passed over
    /// @return the last one that was lived
    private LocalDate live(LocalDate after, LocalDate from, LocalDate today, CancelSignal cancel) {
        var last = after;
        while (last.isBefore(today) && !cancel.cancelled()) {
            last = last.plusDays(1);
            if (!last.isBefore(from)) live(last);
        }
        return last;
    }

    /// One day of the time in which sources are collected: files that arrive, then the platforms.
    private void live(LocalDate date) {
        var script = site.script();
        var back = script.days() - 1 - site.dayOf(date);
        for (var file : script.files()) {
            if (file.day() != back) continue;
            at(date, IMPORT_TIME.minusHours(1));
            var rows = new DayCsv(site, date, date, 100);
            importFile(rows.write(model -> file.platforms().contains(model.platform)));
        }
        for (var correction : script.corrections()) {
            if (correction.imported() != back) continue;
            at(date, IMPORT_TIME.minusMinutes(30));
            var corrected = date.plusDays(correction.imported()).minusDays(correction.day());
            var rows = new DayCsv(site, corrected, date, correction.percent());
            importFile(rows.write(model -> model.platform.equals(correction.platform())));
        }
        site.on(date);
        at(date, script.collectTime());
        engine.refresh().run(RunRequest.everything(), progress, () -> false);
    }

    private void importFile(Path file) {
        var table = site.pack().tables().getFirst().name();
        engine.importer().run(file, site.pack().name(), table, Extent.UNKNOWN, progress, () -> false);
    }

    private void at(LocalDate date, LocalTime time) {
        clock.moveTo(date.atTime(time).atZone(site.script().zoneId()).toInstant());
    }

    private Report finish(Path workspace, LocalDate today) {
        site.finish(today);
        return new Report(
                workspace,
                site.firstDay(),
                today,
                site.folder().resolve("ledger.csv"),
                engine.log().headers().size());
    }
}
