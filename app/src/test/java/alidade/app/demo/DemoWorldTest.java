package alidade.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoWorldTest {
    private final DemoScript script = DemoScript.shipped().script();
    private final DemoWorld world = DemoWorld.of(script, script.days());

    @Test
    void isTheSameEachTime() {
        assertThat(fingerprint(DemoWorld.of(script, script.days()), script.days()))
                .isEqualTo(fingerprint(world, script.days()));
    }

    @Test
    void beginsAlikeHoweverLongItGoesOn() {
        var longer = DemoWorld.of(script, script.days() + 100);

        assertThat(fingerprint(longer, script.days())).isEqualTo(fingerprint(world, script.days()));
    }

    @Test
    void hasAsManyModelsAndDownloadsAsTheScriptSays() {
        for (var platform : script.platforms()) {
            var models = world.on(platform.name());
            var downloads = models.stream()
                    .mapToLong(model -> model.counts[script.days() - 1])
                    .sum();

            assertThat(models).hasSize(platform.models());
            assertThat(downloads).as(platform.name()).isBetween(platform.downloads() / 2, platform.downloads() + 1);
        }
    }

    @Test
    void neverGivesTwoModelsOfAPlatformOneIdentity() {
        var identities = world.models().stream()
                .map(model -> model.platform + ":" + model.publisher.name() + "/" + model.name)
                .toList();

        assertThat(new HashSet<>(identities)).hasSameSizeAs(identities);
    }

    @Test
    void hasModelsThatVanishThatStandStillAndThatFall() {
        var last = script.days() - 1;

        assertThat(world.models()).anyMatch(model -> !model.isThere(last));
        assertThat(world.models())
                .anyMatch(model -> model.counts[last] > 0 && model.counts[last] == model.counts[last - 60]);
        assertThat(world.models())
                .anyMatch(model -> java.util.stream.IntStream.range(1, script.days())
                        .anyMatch(day -> model.counts[day] < model.counts[day - 1]));
    }

    @Test
    void trackerSeesEveryIrregularityOfARealHistory() {
        var rounds = TrackerRounds.until(world, script.days() - 13);

        assertThat(rounds).anyMatch(round -> !round.timed());
        assertThat(rounds.stream().flatMap(round -> round.rows().stream()))
                .anyMatch(row -> !row.broken().isEmpty());
        assertThat(rounds)
                .anyMatch(round -> round.rows().size() > round.sightings().size() + 1);
        var platformsByDay = rounds.stream()
                .collect(Collectors.groupingBy(Round::day, Collectors.mapping(Round::platform, Collectors.toSet())));
        assertThat(platformsByDay.values()).anyMatch(platforms -> platforms.size() == 1);
        var lastPlatform = script.platforms().getLast().name();
        var days = rounds.stream()
                .filter(round -> round.platform().equals(lastPlatform))
                .mapToInt(Round::day)
                .toArray();
        assertThat(java.util.stream.IntStream.range(1, days.length).map(at -> days[at] - days[at - 1]))
                .anyMatch(gap -> gap > script.carryDays());
    }

    private static String fingerprint(DemoWorld world, int days) {
        return world.models().stream()
                .map(model -> model.platform
                        + model.publisher.name()
                        + model.name
                        + model.born
                        + model.goneFrom
                        + Arrays.hashCode(Arrays.copyOf(model.counts, days)))
                .collect(Collectors.joining("\n"));
    }
}
