package alidade.app.views.overview;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.views.scope.Scope;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Question;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.DashboardDefinition.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OverviewReaderTest {
    private final SampleFigures figures = new SampleFigures();

    private <T extends TileReading> T read(Class<T> kind, String id) {
        return new OverviewReader(figures)
                .read(SampleFigures.dashboard()).rows().stream()
                        .flatMap(row -> row.tiles().stream())
                        .filter(tile -> tile.tile().id().equals(id))
                        .map(kind::cast)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void theSlicesAddUpToTheTileOfTheWhole() {
        var share = read(TileReading.Share.class, "share");
        var whole = read(TileReading.Kpi.class, "downloads");

        assertThat(share.total()).isEqualByComparingTo(whole.figure().value().orElseThrow());
        assertThat(share.slices().stream()
                        .map(slice -> slice.figure().value().orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(share.total());
    }

    @Test
    void aDayWithoutAnObservationIsNotDrawn() {
        var trend = read(TileReading.Trend.class, "trend");
        var second = trend.series().get(1);

        assertThat(trend.days()).hasSize(30);
        assertThat(second.points().stream().filter(point -> !point.isDrawn()).map(TileReading.Point::day))
                .containsExactly(
                        SampleFigures.DAY.minusDays(14),
                        SampleFigures.DAY.minusDays(13),
                        SampleFigures.DAY.minusDays(12));
    }

    @Test
    void theLargestComeFirstWithTheRankTheyHadAWeekBefore() {
        var board = read(TileReading.Leaderboard.class, "top");

        assertThat(board.lines()).hasSize(10);
        assertThat(board.lines().getFirst().name().first().en()).isEqualTo("ERNIE-4.5-21B-A3B-Thinking");
        assertThat(board.lines().getFirst().rankBefore()).isEqualTo(OptionalInt.of(1));
        assertThat(board.lines().stream().map(line -> line.figure().value().orElseThrow()))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void aTileThatAsksForAnUnknownMetricSaysSoAndTheOthersStand() {
        var broken = new DashboardDefinition(
                "overview",
                SampleFigures.dashboard().label(),
                List.of(new DashboardDefinition.Row(
                        1,
                        List.of(
                                SampleFigures.tile("broken", Kind.KPI, "坏", "Broken", "nothing", Format.EXACT, 1),
                                SampleFigures.tile(
                                        "active", Kind.KPI, "活跃", "Active", "active_models", Format.EXACT, 1)))));
        var tiles = new OverviewReader(figures).read(broken).rows().getFirst().tiles();

        assertThat(tiles.getFirst())
                .isInstanceOfSatisfying(
                        TileReading.Failed.class,
                        failed -> assertThat(failed.sentence())
                                .isEqualTo("The tile broken asks for the metric 'nothing',"
                                        + " which the pack model-ecosystem does not define"));
        assertThat(tiles.getLast()).isInstanceOf(TileReading.Kpi.class);
    }

    @Test
    void withoutAnyDataEveryTileIsEmpty() {
        var empty = new SampleFigures() {
            @Override
            public Optional<DataTime> dataTime(Scope scope) {
                return Optional.empty();
            }
        };
        var page = new OverviewReader(empty).read(SampleFigures.dashboard());

        assertThat(page.rows().stream().flatMap(row -> row.tiles().stream()))
                .allMatch(TileReading.Nothing.class::isInstance);
    }

    @Test
    void theDataTimeStandsStillAndThePageGoesStaleWhenNothingNewComes() {
        var late = new SampleFigures() {
            @Override
            public Instant now() {
                return Instant.parse("2026-11-23T01:00:00Z");
            }
        };
        var page = new OverviewReader(late).read(SampleFigures.dashboard());

        assertThat(page.stale()).isTrue();
        assertThat(page.dataTime()).isEqualTo(figures.dataTime());
        assertThat(new OverviewReader(figures).read(SampleFigures.dashboard()).stale())
                .isFalse();
    }

    @Test
    void aLowScoreOfTheSourcesIsTold() {
        var low = new SampleFigures() {
            @Override
            public List<Answer> ask(Question question) {
                return super.ask(question).stream()
                        .map(answer -> new Answer(
                                answer.metric(),
                                answer.grain(),
                                answer.zone(),
                                answer.vector(),
                                answer.rows().stream()
                                        .map(SampleFigures::withLowQuality)
                                        .toList(),
                                answer.withheld()))
                        .toList();
            }
        };
        var page = new OverviewReader(low).read(SampleFigures.dashboard());

        assertThat(page.rows().getFirst().tiles().getFirst())
                .isInstanceOfSatisfying(
                        TileReading.Kpi.class,
                        kpi -> assertThat(kpi.trust().low()).isTrue());
    }
}
