package alidade.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.exchange.Hub.Life;
import alidade.engine.log.LogFiles;
import alidade.engine.node.Neighbour.Condition;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Node `own` looks at node `other`, which has been at the hub at noon of 1 March. The limit is 26 hours.
class SilencesTest {
    private static final String NOON = "2026-03-01T12:00:00Z";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    private Silences open(Set<String> watched) {
        var file = new SilenceFile(folder.resolve("silences.json"), new LogFiles());
        return new Silences(Duration.ofHours(26), watched, file, (notice, isFirst, cancel) -> {
            told.add(notice.id() + (isFirst ? "" : " again"));
            return refusal;
        });
    }

    private static Condition look(Silences silences, String met, String now) {
        var lives = List.of(life("own", now), life("other", met));
        var look = silences.look(lives, "own", Instant.parse(now), Set.of("own", "other"), CancelSignal.never());
        assertThat(look.neighbours()).hasSize(1);
        return look.neighbours().getFirst().condition();
    }

    private static Life life(String node, String met) {
        return new Life(node, "cn", "1", Instant.parse(met), Duration.ofDays(-400));
    }

    @Test
    void aSilenceIsToldOnceAndItsEndOnce() {
        var silences = open(Set.of());
        assertThat(look(silences, NOON, "2026-03-02T14:00:00Z")).isEqualTo(Condition.PRESENT);
        assertThat(told).isEmpty();
        // 26 hours and a second.
        assertThat(look(silences, NOON, "2026-03-02T14:00:01Z")).isEqualTo(Condition.SILENT);
        assertThat(look(silences, NOON, "2026-03-05T00:00:00Z")).isEqualTo(Condition.SILENT);
        assertThat(told).containsExactly("silent/other/" + NOON);

        assertThat(look(silences, "2026-03-05T01:00:00Z", "2026-03-05T01:10:00Z"))
                .isEqualTo(Condition.PRESENT);
        look(silences, "2026-03-05T01:00:00Z", "2026-03-05T01:20:00Z");
        assertThat(told).containsExactly("silent/other/" + NOON, "back/other/" + NOON);
    }

    @Test
    void aRestartTellsNothingTwice() {
        look(open(Set.of()), NOON, "2026-03-03T00:00:00Z");
        look(open(Set.of()), NOON, "2026-03-03T01:00:00Z");
        assertThat(told).hasSize(1);
        look(open(Set.of()), "2026-03-03T01:30:00Z", "2026-03-03T02:00:00Z");
        look(open(Set.of()), "2026-03-03T01:30:00Z", "2026-03-03T03:00:00Z");
        assertThat(told).containsExactly("silent/other/" + NOON, "back/other/" + NOON);
    }

    @Test
    void whatDidNotArriveIsToldAgainUntilItDoes() {
        var silences = open(Set.of());
        refusal = Optional.of("the webhook answered 500");
        look(silences, NOON, "2026-03-03T00:00:00Z");
        look(silences, NOON, "2026-03-03T01:00:00Z");
        refusal = Optional.empty();
        look(silences, NOON, "2026-03-03T02:00:00Z");
        look(silences, NOON, "2026-03-03T03:00:00Z");
        var notice = "silent/other/" + NOON;
        assertThat(told).containsExactly(notice, notice + " again", notice + " again");
    }

    @Test
    void theEndOfASilenceThatNobodyHeardOfIsNotTold() {
        var silences = open(Set.of());
        refusal = Optional.of("the webhook answered 500");
        look(silences, NOON, "2026-03-03T00:00:00Z");
        refusal = Optional.empty();
        look(silences, "2026-03-03T00:30:00Z", "2026-03-03T01:00:00Z");
        assertThat(told).containsExactly("silent/other/" + NOON);
    }

    @Test
    void oneThatCameAndWentBetweenTwoLooksIsSilentAnew() {
        var silences = open(Set.of());
        look(silences, NOON, "2026-03-03T00:00:00Z");
        look(silences, "2026-03-03T01:00:00Z", "2026-03-06T00:00:00Z");
        assertThat(told).containsExactly("silent/other/" + NOON, "silent/other/2026-03-03T01:00:00Z");
    }

    @Test
    void aNodeThatWasGivenUpOrIsNotWatchedIsLeftAlone() {
        assertThat(look(open(Set.of()), NOON, "2026-06-01T00:00:00Z")).isEqualTo(Condition.GONE);
        assertThat(look(open(Set.of("third")), NOON, "2026-03-05T00:00:00Z")).isEqualTo(Condition.UNWATCHED);
        var look = open(Set.of())
                .look(
                        List.of(life("laptop", NOON)),
                        "own",
                        Instant.parse("2026-03-05T00:00:00Z"),
                        Set.of("own"),
                        CancelSignal.never());
        assertThat(look.neighbours().getFirst().condition()).isEqualTo(Condition.UNWATCHED);
        assertThat(told).isEmpty();
    }

    @Test
    void aLedgerThatCannotBeReadIsBegunAnew() throws IOException {
        Files.writeString(folder.resolve("silences.json"), "{\"other\":{\"since\":7");
        look(open(Set.of()), NOON, "2026-03-03T00:00:00Z");
        look(open(Set.of()), NOON, "2026-03-03T01:00:00Z");
        assertThat(told).containsExactly("silent/other/" + NOON);
    }
}
