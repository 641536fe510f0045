package alidade.app.demo;

import alidade.resources.packs.Pack;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The invented world around a demo workspace: its platforms, answering on the loopback address, and its ledger.
///
/// What belongs to it lies in the workspace's folder `demo/`.
public final class DemoSite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Pack pack;
    private final DemoScript script;
    private final LocalDate firstDay;
    private final DemoWorld world;
    private final DemoLedger ledger;
    private final WitnessFile witness;
    private final List<LoopbackPlatform> platforms;

    private DemoSite(Path folder, DemoScript.Demonstrated demonstrated, LocalDate firstDay, LocalDate today) {
        this.folder = folder;
        this.firstDay = firstDay;
        script = demonstrated.script();
        pack = pack(demonstrated.pack());
        var days = Math.max(script.days(), (int) ChronoUnit.DAYS.between(firstDay, today) + 1);
        world = DemoWorld.of(script, days);
        ledger = new DemoLedger(script, firstDay);
        witness = new WitnessFile(folder.resolve("witness.tsv"), ledger);
        platforms = LoopbackPlatform.startAll(demonstrated, world, new RecordText(firstDay), witness);
        on(today);
    }

    /// The world of a workspace that was made as a demo, as it is on a day; none around any other workspace.
    public static Optional<DemoSite> around(Path workspace, LocalDate today) {
        var folder = folderOf(workspace);
        return read(folder).map(marker -> {
            var site = new DemoSite(folder, DemoScript.shipped(), marker.first(), later(today, marker.last()));
            site.trackerRounds().forEach(round -> round.sightings().forEach(site.ledger::saw));
            site.witness.replay(site.world);
            return site;
        });
    }

    /// The world of a new demo workspace, whose history ends today.
    static DemoSite create(Path workspace, LocalDate today) {
        var demonstrated = DemoScript.shipped();
        var firstDay = today.minusDays(demonstrated.script().days() - 1L);
        try {
            var folder = Files.createDirectories(folderOf(workspace));
            return new DemoSite(folder, demonstrated, firstDay, today);
        } catch (IOException e) {
            throw new UncheckedIOException(folderOf(workspace) + " could not be created", e);
        }
    }

    /// Whether the workspace holds invented figures.
    public static boolean isAround(Path workspace) {
        return read(folderOf(workspace)).isPresent();
    }

    /// The last day for which the demo workspace was filled.
    static Optional<LocalDate> lastDayOf(Path workspace) {
        return read(folderOf(workspace)).map(Marker::last);
    }

    /// Base addresses of the platforms by `source.host`, to be given to the engine.
    public Map<String, String> hosts() {
        var hosts = new TreeMap<String, String>();
        for (var source : pack.sources()) {
            for (var platform : platforms) {
                if (!platform.platform().equals(source.name())) continue;
                for (var host : source.hosts().keySet()) {
                    hosts.put(source.id() + "." + host, platform.address().toString());
                }
            }
        }
        return hosts;
    }

    /// Lets the platforms answer as on a day; one that has an outage then refuses.
    void on(LocalDate date) {
        var day = dayOf(date);
        for (var platform : platforms) {
            var closed = script.outages().stream()
                    .anyMatch(outage ->
                            outage.platform().equals(platform.platform()) && day == script.days() - 1 - outage.day());
            platform.on(day, closed);
        }
    }

    /// Writes the ledger up to a day, and remembers that the workspace is filled up to it.
    void finish(LocalDate lastDay) {
        try {
            ledger.write(folder.resolve("ledger.csv"), dayOf(lastDay) + 1);
            JSON.writeValue(
                    folder.resolve("demo.json").toFile(),
                    Map.of("first_day", firstDay.toString(), "last_day", lastDay.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be written", e);
        }
    }

    /// All rounds of the tracker, up to the last day on which its file is imported.
    List<Round> trackerRounds() {
        return TrackerRounds.until(world, script.days() - 1 - script.imports().getLast());
    }

    Path folder() {
        return folder;
    }

    Pack pack() {
        return pack;
    }

    DemoScript script() {
        return script;
    }

    DemoWorld world() {
        return world;
    }

    DemoLedger ledger() {
        return ledger;
    }

    LoopbackPlatform.Witness witness() {
        return witness;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    int dayOf(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(firstDay, date);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Path folderOf(Path workspace) {
        return workspace.resolve("demo");
    }

    private record Marker(LocalDate first, LocalDate last) {}

    private static Optional<Marker> read(Path folder) {
        var file = folder.resolve("demo.json");
        if (!Files.exists(file)) return Optional.empty();
        try {
            var tree = JSON.readTree(file.toFile());
            return Optional.of(new Marker(
                    LocalDate.parse(tree.path("first_day").asText()),
                    LocalDate.parse(tree.path("last_day").asText())));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }

    private static Pack pack(String name) {
        var files = Packs.shipped().stream()
                .filter(one -> one.pack().equals(name))
                .findFirst()
                .orElseThrow();
        return switch (new PackReader().read(files)) {
            case PackReading.Read(var pack) -> pack;
            case PackReading.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    @Override
    public void close() {
        platforms.forEach(LoopbackPlatform::close);
    }
}
