package alidade.app.views.wall;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.widgets.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ages, monitors, the care for a screen, the watchdog: each without a screen.
class SmallPartsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # seconds, en, zh
                    -5,      0 s,        0 秒
                    119,     119 s,      119 秒
                    120,     2 min,      2 分钟
                    3599,    59 min,     59 分钟
                    3600,    1 h 0 min,  1 小时 0 分钟
                    172799,  47 h 59 min, 47 小时 59 分钟
                    172800,  2 d,        2 天
                    """)
    void anAgeIsToldInTheUnitThatFits(long seconds, String english, String chinese) {
        assertThat(Ages.words(Duration.ofSeconds(seconds), Wording.in(Locale.ENGLISH)))
                .isEqualTo(english);
        assertThat(Ages.words(Duration.ofSeconds(seconds), Wording.in(Locale.CHINA)))
                .isEqualTo(chinese);
    }

    @Test
    void monitorsAreChosenByNumberOrAll() {
        assertThat(Monitors.read("all")).contains(Monitors.ALL);
        assertThat(Monitors.read("2")).contains(new Monitors(List.of(2)));
        assertThat(Monitors.read("3,1,3")).contains(new Monitors(List.of(3, 1)));
        for (var text : List.of("", "0", "-1", "1,", "one", "100", "ALL"))
            assertThat(Monitors.read(text)).isEmpty();
    }

    @Test
    void aMonitorThatIsGoneIsLeftOutAndTheFirstOneStandsInForNone() {
        assertThat(Monitors.ALL.among(3)).containsExactly(0, 1, 2);
        assertThat(new Monitors(List.of(3, 1)).among(3)).containsExactly(2, 0);
        assertThat(new Monitors(List.of(3, 1)).among(2)).containsExactly(0);
        assertThat(new Monitors(List.of(3)).among(1)).containsExactly(0);
        assertThat(new Monitors(List.of(3)).missing(1)).containsExactly(3);
        assertThat(new Monitors(List.of(3)).among(0)).isEmpty();
    }

    @Test
    void thePictureMovesByAPixelOrTwoEachMinuteAndComesBack() {
        var care = new ScreenCare(17);
        var places = new ArrayList<ScreenCare.Shift>();
        for (int minute = 0; minute <= 10; minute++) {
            places.add(care.shift(17 + Duration.ofMinutes(minute).toNanos()));
        }

        assertThat(places.getFirst()).isEqualTo(places.getLast()).isEqualTo(new ScreenCare.Shift(0, 0));
        assertThat(places.subList(0, 10)).doesNotHaveDuplicates().allSatisfy(place -> {
            assertThat(Math.abs(place.x())).isLessThanOrEqualTo(2);
            assertThat(Math.abs(place.y())).isLessThanOrEqualTo(2);
        });
    }

    @Test
    void aPointerThatRestsForThreeSecondsIsHidden() {
        var care = new ScreenCare(0);
        var second = Duration.ofSeconds(1).toNanos();
        assertThat(care.hidesPointer(3 * second - 1)).isFalse();
        assertThat(care.hidesPointer(3 * second)).isTrue();
        care.pointerMoved(5 * second);
        assertThat(care.hidesPointer(7 * second)).isFalse();
        assertThat(care.hidesPointer(8 * second)).isTrue();
    }

    @Test
    void theWatchdogBarksOnceForEachTimeThatNothingIsPainted() {
        var now = new long[1];
        var barks = new ArrayList<Duration>();
        var watchdog = new Watchdog(Duration.ofSeconds(10), () -> now[0], barks::add);
        for (int second = 0; second < 25; second++) {
            now[0] += Duration.ofSeconds(1).toNanos();
            watchdog.check();
        }
        assertThat(barks).containsExactly(Duration.ofSeconds(10));
        watchdog.painted();
        now[0] += Duration.ofSeconds(9).toNanos();
        watchdog.check();
        assertThat(barks).hasSize(1);
        now[0] += Duration.ofSeconds(2).toNanos();
        watchdog.check();
        assertThat(barks).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void anAgeIsTakenFromWhicheverOfClockAndCounterTellsMore() {
        var hands = new LivingHouse.Hands(java.time.Instant.EPOCH);
        var clock = hands.asWallClock();
        var earlier = clock.now();
        hands.pass(Duration.ofSeconds(30));
        hands.set(Duration.ofHours(-1));
        assertThat(clock.now().since(earlier)).isEqualTo(Duration.ofSeconds(30));
        assertThat(clock.now().jump(earlier)).isEqualTo(Duration.ofHours(-1));
        hands.set(Duration.ofHours(3));
        assertThat(clock.now().since(earlier)).isEqualTo(Duration.ofHours(2).plusSeconds(30));
        assertThat(Optional.of(clock.now().counted(earlier))).contains(Duration.ofSeconds(30));
    }
}
