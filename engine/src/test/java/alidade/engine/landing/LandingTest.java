package alidade.engine.landing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import alidade.engine.log.LogFiles;
import alidade.fetch.sources.Ending;
import alidade.fetch.sources.InputOutcome;
import alidade.fetch.sources.Page;
import alidade.fetch.sources.PageKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final byte[] BODY = "{\"名\": \"\r\n\u0000\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void keepsAPageExactlyAsReceived() {
        landing(NOW).begin(new LandedRun("run", NOW, List.of("meadow/north")));
        landing(NOW).shelf("run", "meadow", "north").keep(page("1"));
        var found = landing(NOW).shelf("run", "meadow", "north").find(key("1")).orElseThrow();
        assertArrayEquals(BODY, found.body());
        assertEquals(page("1").address(), found.address());
        assertEquals(page("1").headers(), found.headers());
        assertEquals(NOW, found.receivedAt());
        assertEquals(
                Optional.empty(), landing(NOW).shelf("run", "meadow", "north").find(key("2")));
        assertEquals(
                Optional.empty(), landing(NOW).shelf("other", "meadow", "north").find(key("1")));
    }

    @Test
    void theSamePageIsKeptOnce() throws IOException {
        var landing = landing(NOW);
        landing.begin(new LandedRun("run", NOW, List.of("meadow/north")));
        landing.shelf("run", "meadow", "north").keep(page("1"));
        landing.shelf("run", "meadow", "north").keep(page("2"));
        assertEquals(1, files().size());
    }

    @Test
    void aDamagedPageAndACutLineAreAskedForAgain() throws IOException {
        var landing = landing(NOW);
        landing.begin(new LandedRun("run", NOW, List.of("meadow/north")));
        landing.shelf("run", "meadow", "north").keep(page("1"));
        var index = folder.resolve("landing/runs/run/meadow.north.ndjson");
        Files.writeString(index, "{\"source\":\"north\",\"inp", StandardOpenOption.APPEND);
        landing.shelf("run", "meadow", "north").keep(page("3"));
        var again = landing.shelf("run", "meadow", "north");
        assertTrue(again.find(key("1")).isPresent());
        assertTrue(again.find(key("3")).isPresent());
        Files.write(files().getFirst(), new byte[] {1, 2, 3});
        assertEquals(Optional.empty(), again.find(key("1")));
    }

    @Test
    void pagesAreLetGoAfterHundredAndEightyDays() throws IOException {
        landing(NOW).begin(new LandedRun("run", NOW, List.of("meadow/north")));
        landing(NOW).shelf("run", "meadow", "north").keep(page("1"));
        assertEquals(0, landing(NOW.plus(Duration.ofDays(180))).sweep());
        assertEquals(1, landing(NOW.plus(Duration.ofDays(181))).sweep());
        assertEquals(List.of(), files());
        assertEquals(List.of(), landing(NOW).runsSince(Instant.MIN));
    }

    @Test
    void aReportedTotalThatDidNotArriveIsTold() {
        var fine = new InputOutcome("all", new Ending.Complete(), 1, OptionalLong.of(3), 3);
        var lacking = new InputOutcome("all", new Ending.Complete(), 1, OptionalLong.of(4), 3);
        var silent = new InputOutcome("all", new Ending.Complete(), 1, OptionalLong.empty(), 3);
        assertEquals(Optional.empty(), Landing.countCheck(fine));
        assertEquals(Optional.empty(), Landing.countCheck(silent));
        assertEquals(
                Optional.of("input 'all' reported 4 records, 3 arrived; what is absent is not taken for deleted"),
                Landing.countCheck(lacking));
    }

    private Landing landing(Instant now) {
        return new Landing(folder.resolve("landing"), Clock.fixed(now, ZoneOffset.UTC), new LogFiles());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("landing/pages"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static PageKey key(String request) {
        return new PageKey("north", "all", "list", request);
    }

    private static Page page(String request) {
        return new Page(
                key(request),
                URI.create("http://example.invalid/flowers?page=" + request),
                200,
                Map.of("content-type", "application/json"),
                BODY,
                NOW);
    }
}
