package alidade.app.views.wall;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.widgets.Formats;
import alidade.engine.pipeline.RunReport;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A wall that stands for days, by a clock of its own, over a real engine and store, while everything goes wrong that
/// goes wrong in such a time. 6 hours, or 72 with `-Dalidade.full=true`.
///
/// It begins on the last evening of summer time in Berlin: midnight comes after one hour, the hour that the clock has
/// twice after four. In each 6 hours, from a minute that the seed moves on:
///
/// ```
/// minute  what happens
/// 30      the source answers
/// 60      the network is cut, a collection fails;      90  it is there again
/// 120     the store is closed;                         150 it is open again
/// 180     the clock jumps 5 days forward;              200 and back
/// 240     the clock jumps 3 hours back;                250 and forward again
/// 300     the source answers
/// ```
class WallSoakTest {
    private static final boolean FULL = Boolean.getBoolean("alidade.full");
    private static final int HOURS = FULL ? 72 : 6;
    /// When the heap is measured for the first time; everything that is loaded lazily is loaded by then.
    private static final int WARM = FULL ? 6 : 3;
    private static final long BLOCK = 360;
    /// What the heap may grow by from then on. A leak of one page at each turn, of some 200 nodes or 100 kB, would be
    /// 18 MB in the 3 hours of the small version and 800 MB in the 66 hours of the full one.
    private static final long GROWTH_IN_MEGABYTES = FULL ? 48 : 16;
    private static final int STEPS_IN_A_MINUTE = FULL ? 2 : 1;
    private static final Duration STEP = Duration.ofMinutes(1).dividedBy(STEPS_IN_A_MINUTE);
    private static final Instant BEGIN = Instant.parse("2026-10-24T21:00:00Z");
    private static final String ZONE = "Europe/Berlin";

    @TempDir
    Path folder;

    private final long seed = Long.getLong("alidade.seed", System.nanoTime());
    private final ListAppender<ILoggingEvent> errors = new ListAppender<>();
    private LivingHouse house;
    private WallOnScene wall;

    @BeforeEach
    void open() throws IOException {
        System.out.println("wall soak: seed " + seed + ", " + HOURS + " hours");
        LivingHouse.inZone(folder, ZONE);
        house = new LivingHouse(folder, BEGIN);
        house.importDays("2026-10-24,Hugging Face,baidu,ERNIE,1000\n");
        wall = new WallOnScene(() -> house.read("ecosystem"), house.hands, Locale.ENGLISH);
        errors.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(errors);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(errors);
        house.close();
    }

    @Test
    void aWallStandsForDays() throws IOException {
        stand();

        assertThat(unexpected()).as("errors in the log").isEmpty();
    }

    private void stand() throws IOException {
        var random = new Random(seed);
        long offset = random.nextInt(8);
        long warm = 0;
        var days = new ArrayList<LocalDate>();
        for (long minute = 0; minute < HOURS * 60L; minute++) {
            if (minute == WARM * 60L) warm = usedHeap();
            happen((minute - offset) % BLOCK);
            for (int i = 0; i < STEPS_IN_A_MINUTE; i++) wall.pass(STEP);
            wall.paint();
            assertThat(wall.text("wall-title")).as("minute %d", minute).isNotEmpty();
            var day = LocalDate.ofInstant(house.hands.instant(), java.time.ZoneId.of(ZONE));
            if (!days.contains(day)) days.add(day);
        }
        long growth = (usedHeap() - warm) >> 20;
        System.out.println("wall soak: heap " + (warm >> 20) + " MB at hour " + WARM + ", grown by " + growth
                + " MB at hour " + HOURS + ", pages turned " + wall.model.turn().get());
        assertThat(growth).as("growth of the heap in MB").isLessThan(GROWTH_IN_MEGABYTES);
        assertThat(days).contains(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 25));
        assertThat(wall.model.turn().get()).as("pages turned").isGreaterThanOrEqualTo(HOURS * 60 - 60);
    }

    private void happen(long minute) throws IOException {
        switch ((int) minute) {
            case 30, 300 -> {
                assertThat(house.collect().status()).isEqualTo(RunReport.Status.SUCCESS);
                afterTwoReadings();
                asTheEngineSays();
            }
            case 60 -> {
                house.cutNetwork();
                assertThat(house.collect().status()).isEqualTo(RunReport.Status.FAILED);
                afterTwoReadings();
                assertThat(badges()).anyMatch(text -> text.startsWith("FAILED "));
                asTheEngineSays();
            }
            case 90 -> {
                house.mendNetwork();
                house.hands.pass(Duration.ofMinutes(5));
                assertThat(house.collect().status()).isEqualTo(RunReport.Status.SUCCESS);
                afterTwoReadings();
                assertThat(badges()).noneMatch(text -> text.startsWith("FAILED "));
                asTheEngineSays();
            }
            case 120 -> {
                house.breakStore();
                afterTwoReadings();
                assertThat(wall.text("wall-late"))
                        .startsWith("These figures were read ")
                        .contains("cannot be read");
                assertThat(wall.has("wall-content", "stale")).isTrue();
            }
            case 150 -> {
                assertThat(wall.text("wall-late")).matches("These figures were read (29|3\\d) min ago: .*");
                house.mendStore();
                afterTwoReadings();
                asTheEngineSays();
            }
            case 180 -> {
                house.hands.set(Duration.ofDays(5));
                afterTwoReadings();
                assertThat(wall.text("wall-stale")).isEqualTo("stale: data is 5 d old");
            }
            case 200 -> {
                house.hands.set(Duration.ofDays(-5));
                afterTwoReadings();
                asTheEngineSays();
            }
            case 240 -> {
                house.hands.set(Duration.ofHours(-12));
                afterTwoReadings();
                assertThat(wall.text("wall-behind")).matches("clock is \\d+ h \\d+ min behind the data");
            }
            case 250 -> {
                house.hands.set(Duration.ofHours(12));
                afterTwoReadings();
                asTheEngineSays();
            }
            default -> {}
        }
    }

    private void afterTwoReadings() {
        for (int i = 0; i < 2; i++) wall.pass(WallViewModel.BETWEEN_READINGS);
    }

    /// Nothing is wrong with store and clock, and the bar tells what the engine tells.
    private void asTheEngineSays() {
        var figures = house.figures();
        var zone = figures.pack().zone();
        var moment = figures.dataTime().orElseThrow().moment();
        var good = figures.quality().in(alidade.app.views.overview.QualityNow.Standing.GOOD);
        assertThat(List.of(
                        wall.text("truth-data"),
                        wall.text("truth-sources"),
                        wall.text("wall-late"),
                        wall.text("wall-stale"),
                        wall.text("wall-behind"),
                        wall.text("wall-content")))
                .containsExactly(
                        "Data as of " + Formats.in(Locale.ENGLISH).moment(moment, zone) + " (" + ZONE + ")",
                        good.size() + " of " + figures.quality().sources().size() + " sources good",
                        "absent",
                        "absent",
                        "absent",
                        "");
        assertThat(wall.text("truth-life")).startsWith("store answered 0 s ago");
    }

    private List<String> badges() {
        return Display.ask(() -> WallOnScene.all(wall.scene.getRoot()).stream()
                .filter(node -> node.getStyleClass().contains("badge")
                        && node.getId() != null
                        && node.getId().startsWith("wall-source"))
                .map(node -> ((javafx.scene.control.Label) node).getText())
                .toList());
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String unexpected() {
        return errors.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
