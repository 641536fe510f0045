package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.DashboardDefinition.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTextTest {
    private static final String TEXT = """
            # The page that managers see.
            dashboard: overview
            label: {zh: 总览, en: Overview}   # both
            rows:
              # numbers
              - height: 1
                tiles:
                  - {tile: a, kind: kpi}
                  # b is the newest one
                  - {tile: b, kind: kpi}

              - height: 3
                tiles:
                  - tile: c
                    kind: trend
                    by: [store]
            # the end
            """;

    private static DashboardText read(String text) {
        return DashboardText.read(text).orElseThrow();
    }

    @Test
    void tilesAreReadInTheirOrder() {
        assertThat(read(TEXT).name()).isEqualTo("overview");
        assertThat(read(TEXT).tiles()).containsExactly("a", "b", "c");
        assertThat(read(TEXT).lines("c")).containsExactly("- tile: c", "  kind: trend", "  by: [store]");
    }

    @Test
    void aTileMovesWithTheCommentOverItAndNothingElseDoes() {
        assertThat(read(TEXT).moved("b", false)).isEqualTo("""
                # The page that managers see.
                dashboard: overview
                label: {zh: 总览, en: Overview}   # both
                rows:
                  # numbers
                  - height: 1
                    tiles:
                      # b is the newest one
                      - {tile: b, kind: kpi}
                      - {tile: a, kind: kpi}

                  - height: 3
                    tiles:
                      - tile: c
                        kind: trend
                        by: [store]
                # the end
                """);
    }

    @Test
    void atTheEndOfItsRowATileGoesOnInTheNextOne() {
        var moved = read(TEXT).moved("b", true);
        assertThat(read(moved).tiles()).containsExactly("a", "b", "c");
        assertThat(moved).contains("""
                      - {tile: a, kind: kpi}

                  - height: 3
                    tiles:
                      # b is the newest one
                      - {tile: b, kind: kpi}
                      - tile: c
                """);
        assertThat(read(moved).moved("b", false)).isEqualTo(TEXT);
    }

    @Test
    void beyondTheFirstAndTheLastPlaceNothingMoves() {
        assertThat(read(TEXT).moved("a", false)).isEqualTo(TEXT);
        assertThat(read(TEXT).moved("c", true)).isEqualTo(TEXT);
    }

    @Test
    void aRowThatLosesItsLastTileGoes() {
        assertThat(read(TEXT).without("c")).isEqualTo("""
                # The page that managers see.
                dashboard: overview
                label: {zh: 总览, en: Overview}   # both
                rows:
                  # numbers
                  - height: 1
                    tiles:
                      - {tile: a, kind: kpi}
                      # b is the newest one
                      - {tile: b, kind: kpi}

                # the end
                """);
        assertThat(read(read(TEXT).moved("c", false)).tiles()).containsExactly("a", "b", "c");
        assertThat(read(TEXT).moved("c", false)).doesNotContain("height: 3");
    }

    @Test
    void aNewTileStandsAtTheEndOfARow() {
        var line = DashboardText.line(
                "d", Kind.TREND, new Label("新", "It's new"), "downloads", List.of("store"), Format.COMPACT);
        assertThat(line)
                .isEqualTo("- {tile: d, kind: trend, label: {zh: '新', en: 'It''s new'}, metric: downloads, by: [store],"
                        + " format: compact}");
        assertThat(read(TEXT).with(List.of(line), true))
                .contains("      - {tile: b, kind: kpi}\n      " + line + "\n\n");
        assertThat(read(read(TEXT).with(List.of(line), false)).tiles()).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows:\n  - {height: 1, tiles: [{tile: a}]}\n",
                "dashboard: x\nrows:\n  - height: 1\n    tiles: [{tile: a}, {tile: b}]\n",
                "dashboard: x\nrows:\n  - tiles:\n      - {tile: a}\n    height: 1\n",
                "dashboard: x\nrows: []\n",
                "rows: nothing",
                "- a",
                "a: [",
                ""
            })
    void whatIsNotWrittenLineByLineIsNotTakenApart(String text) {
        assertThat(DashboardText.read(text)).isEmpty();
    }

    @Test
    void whatShipsCanBeArrangedInAnyWayAndIsStillReadAsTheSameTiles() {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("DashboardTextTest seed " + seed);
        var random = new Random(seed);
        for (var pack : Packs.shipped()) {
            for (var file : pack.texts().entrySet()) {
                if (!file.getKey().startsWith("dashboards/")) continue;
                var text = file.getValue();
                var tiles = read(text).tiles();
                for (var step = 0; step < 200; step++) {
                    text = read(text).moved(tiles.get(random.nextInt(tiles.size())), random.nextBoolean());
                    assertThat(read(text).tiles()).containsExactlyInAnyOrderElementsOf(tiles);
                    assertThat(YamlReader.read(text, new java.util.ArrayList<>()))
                            .isPresent();
                }
            }
        }
    }
}
