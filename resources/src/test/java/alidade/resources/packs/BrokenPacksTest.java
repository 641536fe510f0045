package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// Ten packs with one mistake each, and what a person is told.
class BrokenPacksTest {
    static final List<Arguments> TEN = List.of(
            Arguments.of("an unknown key", Manual.example("metrics/downloads.yaml", "good: up", "goood: up"), """
                    app-stores/metrics/downloads.yaml:1:1: key 'good' is missing
                    app-stores/metrics/downloads.yaml:7:1: unknown key 'goood'; did you mean 'good'?"""),
            Arguments.of("a wrong word", Manual.example("metrics/downloads.yaml", "tier: kpi", "tier: kpl"), """
                    app-stores/metrics/downloads.yaml:4:7: 'tier' is 'kpl', expected one of kpi, ksi, diagnostic;\
                     did you mean 'kpi'?"""),
            Arguments.of(
                    "a key given twice",
                    Manual.example("pack.yaml", "zone: Asia/Shanghai", "zone: Asia/Shanghai\nversion: 2.0.0"),
                    "app-stores/pack.yaml:5:1: key 'version' is given twice, first in line 2"),
            Arguments.of(
                    "a time zone that does not exist",
                    Manual.example("pack.yaml", "Asia/Shanghai", "Asia/Shangai"),
                    "app-stores/pack.yaml:4:7: unknown time zone 'Asia/Shangai'; did you mean 'Asia/Shanghai'?"),
            Arguments.of(
                    "a mistake inside a filter",
                    Manual.example(
                            "classifications/origin.yaml",
                            "\"publisher contains any ('alidade', 'theodolite')\"",
                            "\"publisher contains any ('alidade' 'theodolite')\""),
                    "app-stores/classifications/origin.yaml:19:51: found the text 'theodolite', expected ')'"),
            Arguments.of(
                    "a sum over a text",
                    Manual.example("metrics/downloads.yaml", "latest_sum: downloads", "latest_sum: app"),
                    """
                    app-stores/metrics/downloads.yaml:13:17: latest_sum of 'app', which is a text, expected an\
                     integer or decimal column"""),
            Arguments.of(
                    "an unknown metric",
                    Manual.example("marts/apps_daily.yaml", "metric: house_apps", "metric: house_app"),
                    """
                    app-stores/marts/apps_daily.yaml:9:30: unknown metric 'house_app'; did you mean 'house_apps'?"""),
            Arguments.of(
                    "weights that do not add up",
                    Manual.example("metrics/score.yaml", "null_rate: 60", "null_rate: 70"),
                    "app-stores/metrics/score.yaml:13:12: the weights add up to 110, expected 100"),
            Arguments.of(
                    "a placeholder that no input gives",
                    Manual.example("sources/north-store.yaml", "\"{topic}\"", "\"{topik}\""),
                    """
                    app-stores/sources/north-store.yaml:17:29: no request asks for {topic}; leave it out, or write\
                     it into a stage
                    app-stores/sources/north-store.yaml:18:28: no request asks for {topic}; leave it out, or write\
                     it into a stage
                    app-stores/sources/north-store.yaml:29:25: unknown placeholder 'topik'; did you mean 'topic'?\
                     (no input gives it)"""),
            Arguments.of(
                    "a metric made of itself",
                    Manual.example("metrics/downloads_per_app.yaml", "{of: downloads, ", "{of: downloads_per_app, "),
                    """
                    app-stores/metrics/downloads_per_app.yaml:1:9: the metric is made of itself:\
                     downloads_per_app → downloads_per_app
                    app-stores/metrics/downloads_per_app.yaml:13:17: 'downloads_per_app' v1.0 is a ratio: a ratio\
                     is divided last, so it is made of what is not divided yet"""));

    @ParameterizedTest(name = "{0}")
    @FieldSource("TEN")
    void tellsTheMistakeWithItsPlace(String mistake, PackFiles broken, String told) {
        assertThat(told(broken)).as(mistake).isEqualTo(told);
    }

    private static final PackReader READER = new PackReader();

    static String told(PackFiles files) {
        return switch (READER.read(files)) {
            case PackReading.Read(var _) -> "";
            case PackReading.Refused(var problems) ->
                problems.stream().map(PackProblem::toString).collect(Collectors.joining("\n"));
        };
    }
}
