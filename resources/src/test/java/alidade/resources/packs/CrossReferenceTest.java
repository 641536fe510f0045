package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What files say about each other: each line breaks the example of the manual in one place.
class CrossReferenceTest {
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
            # names of columns, tables, classifications and dimensions
            tables/apps.yaml | count: downloads | count: download | 5:8: unknown column 'download'; did you mean 'downloads'? (in count)
            tables/apps.yaml | count: downloads | count: price | 5:8: 'price' is a count, so it must be an integer column
            tables/apps.yaml | [store, publisher, app] | [publisher, store, app] | 4:12: the identity begins with 'publisher', expected the source column 'store' first
            tables/apps.yaml | source_column: store | source_column: publisher | 3:16: 'publisher' names the source of a row, so it must be a required text column
            tables/apps.yaml | name: price | name: status | 14:12: the name 'status' is taken by a column that is always there
            tables/apps.yaml | name: price | name: order | 14:12: the name 'order' is a word of SQL or of filters: choose another
            tables/apps.yaml | name: tags | name: free | 18:12: column 'free' is given twice, first in line 15
            tables/apps.yaml | type: boolean, | type: boolean, minimum: 0, | 15:33: only integer and decimal columns have a minimum
            tables/apps.yaml | `  store:\\n    - {value` | `  shop:\\n    - {value` | 21:3: unknown column 'shop'; expected one of app, downloads, free, price, publisher, released, store, tags, updated
            tables/apps.yaml | format: csv | format: sqlite | 26:13: an import from sqlite needs 'relation', the table in the file
            tables/apps.yaml | decode: count | decode: cont | 34:44: unknown decoder 'cont'; did you mean 'count'?
            tables/apps.yaml | decode: count | decode: list | 34:44: 'downloads' is read by the decoder 'list', expected one of count, integer
            tables/apps.yaml | decode: name_without_owner, argument: publisher | decode: name_without_owner | 33:32: the decoder 'name_without_owner' needs an argument
            tables/apps.yaml | `      downloads: {from` | `      price: {from` | 30:5: no field fills 'downloads', which every record of table 'apps' needs
            sources/north-store.yaml | table: apps | table: app | 4:8: unknown table 'app'; did you mean 'apps'?
            sources/north-store.yaml | host: api, | host: apo, | 38:34: unknown host 'apo'; did you mean 'api'?
            sources/north-store.yaml | from: list.price | from: lst.price | 45:17: 'lst.price' begins with an unknown stage 'lst'; did you mean 'list'?
            sources/north-store.yaml | `  publisher: {from` | `  publsher: {from` | 42:3: unknown column 'publsher'; did you mean 'publisher'?
            sources/north-store.yaml | `  app: {from: list.id, decode: after_slash}\\n` | `` | 41:1: no field fills 'app', which every record of table 'apps' needs
            sources/north-store.yaml | `  publisher: {from` | `  store: {from` | 42:3: 'store' is always 'North Store', the name of the source: leave it out
            sources/north-store.yaml | `        - page: "{page}"\\n` | `` | 29:13: paging by page_number needs {page} in the query or the body
            sources/north-store.yaml | `paging: {page_number: {first: 1, size: 100}}` | `paging: link_header` | 27:18: {page} is only known with paging: {page_number: …}
            sources/north-store.yaml | /v1/apps/{key} | /v1/apps/1 | 38:14: a stage that is asked per record needs {key} in its request
            sources/north-store.yaml | `    key: id\\n` | `` | 21:12: stage 'list' needs 'key', the path that joins its records
            sources/north-store.yaml | `"size": {size}}` | `"size": {size}` | the body is not JSON
            sources/north-store.yaml | `maps, values: {topic: maps}` | `maps` | {topic} is not given by the input 'maps'
            sources/north-store.yaml | kind: header, name: X-Api-Key | kind: header | 13:14: auth of kind 'header' needs 'name', the name of the header
            sources/north-store.yaml | longest_seconds: 8 | longest_seconds: 0 | 12:8: the longest wait of 0 s is shorter than the first of 1 s
            # links and history
            sources/west-store.yaml | /v1/{key}/statistics | /v1/{key}/{statistics.id} | 21:56: {statistics.id} is only known in a stage with per_record: true, after the stage that tells it
            sources/west-store.yaml | `    per_record: true\\n` | `` | 19:12: the inputs have links, which are the records, so every stage needs per_record: true
            sources/west-store.yaml | `inputs:\\n` | `inputs:\\n  - {input: other}\\n` | 12:13: the other inputs have links, and this one has none
            sources/west-store.yaml | org/games/chess | org/ | 15:9: 'links[0]' is 'https://west.example.org/', expected an address with a path, such as https://example.org/owner/name
            sources/west-store.yaml | stage: statistics | stage: day | 19:12: a stage cannot be called 'day', which stands beside the stages
            sources/west-store.yaml | from: day.total | from: dya.total | 33:23: 'dya.total' begins with an unknown stage 'dya'; did you mean 'day'?
            sources/west-store.yaml | day.date, decode: date | day.date, decode: integer | 31:34: 'date' is read by the decoder 'integer', expected one of date, epoch_seconds, moment
            sources/west-store.yaml | `    downloads: {from: day` | `    publisher: {from: day` | 33:5: 'publisher' says which record it is, and is taken from the record itself: leave it out
            sources/west-store.yaml | `    downloads: {from: day` | `    downlods: {from: day` | 33:5: unknown column 'downlods'; did you mean 'downloads'?
            sources/west-store.yaml | records: statistics.days | records: statistic.days | 30:12: 'statistic.days' begins with an unknown stage 'statistic'; did you mean 'statistics'?
            classifications/origin.yaml | contains 'alidade', then | contains 'alidade' and stor = 'x', then | 12:49: unknown name 'stor'; did you mean 'store'?
            classifications/origin.yaml | then: house | then: hous | unknown value 'hous'; did you mean 'house'?
            classifications/origin.yaml | otherwise: foreign | otherwise: strange | 13:16: unknown value 'strange'; expected one of foreign, house
            classifications/origin.yaml | version: v1.1 | version: v1.0 | 15:14: version 'v1.0' is given twice, first in line 9
            classifications/origin.yaml | `    effective: 2026-01-01\\n` | `` | 15:14: version v1.1 needs 'effective': only the first version holds from the beginning
            classifications/origin.yaml | effective: 2026-01-01 | effective: 2026-02-30 | 16:16: '2026-02-30' is not a date, expected one such as 2026-01-31
            classifications/origin.yaml | version: v1.0 | `version: v1.0\\n    effective: 2026-05-01` | 17:16: version v1.1 is effective from 2026-01-01, expected a day after 2026-05-01, that of the version before it
            classifications/origin.yaml | classification: origin | classification: publisher | 1:17: 'publisher' is a column of table 'apps': choose another name
            # metrics and their algebra
            metrics/downloads.yaml | latest_sum: downloads | latest_sum: download | 13:17: unknown column 'download'; did you mean 'downloads'?
            metrics/downloads.yaml | latest_sum: downloads | latest_sum: released | 13:17: latest_sum of 'released', which is a date, expected an integer or decimal column
            metrics/downloads.yaml | latest_sum: downloads | distinct: tags | 13:15: distinct of 'tags', which is a list of texts, expected a column of texts, booleans, dates or integers
            metrics/downloads.yaml | publisher, app, origin | publisher, app, orign | 9:37: unknown dimension 'orign'; did you mean 'origin'?
            metrics/downloads.yaml | publisher, app, origin | publisher, tags | 9:32: 'tags' is a list of texts, by which nothing is grouped
            metrics/downloads.yaml | latest_sum: downloads | `latest_sum: downloads\\n    filter: price = 'x'` | 14:13: 'price' holds numbers, expected a number without quotes, found 'x'
            metrics/downloads.yaml | latest_sum: downloads | `latest_sum: downloads\\n    filter: origin = 'hous'` | 14:22: unknown value of 'origin' 'hous'; did you mean 'house'?
            metrics/downloads.yaml | latest_sum: downloads | `latest_sum: downloads\\n    filter: updated > '2026'` | 14:13: 'updated' holds moments, which can only be asked for 'is missing', found '2026'
            metrics/house_apps.yaml | {origin: v1.1} | {origin: v1.2} | 21:31: unknown version of 'origin' 'v1.2'; did you mean 'v1.0'?
            metrics/house_apps.yaml | {origin: v1.1} | {orign: v1.1} | 21:23: unknown classification 'orign'; did you mean 'origin'?
            metrics/downloads_per_app.yaml | ratio: {of: downloads, to: house_apps} | `ratio: {of: downloads_growth, to: house_apps}` | 13:17: 'downloads_growth' v1.0 is a growth: a ratio is divided last, so it is made of what is not divided yet
            metrics/downloads_per_app.yaml | ratio: {of: downloads, to: house_apps} | `share: {of: downloads_growth, over: [store]}` | 13:17: 'downloads_growth' v1.0 is a growth: its parts do not add up to a whole, so it has no shares
            metrics/downloads_per_app.yaml | ratio: {of: downloads, to: house_apps} | `share: {of: downloads, over: [app]}` | 13:35: unknown dimension of this metric 'app'; expected one of store
            metrics/downloads_per_app.yaml | dimensions: [store] | dimensions: [store, app] | 13:32: metric 'house_apps' has no dimension 'app', by which this one may be asked
            metrics/downloads_per_app.yaml | grains: [day, week] | grains: [day, month] | 13:17: metric 'downloads' is not given by month, as this one is
            metrics/downloads_per_app.yaml | ratio: {of: downloads, to: house_apps} | `ratio: {of: downloads, to: house_apps}\\n    filter: price > 1` | 14:5: a ratio counts no records, so 'filter' has nothing to do here
            metrics/downloads_growth.yaml | of: downloads, | of: downloads_growth, | 'downloads_growth' v1.0 is a growth: it is a change already, and the change of a change says nothing
            metrics/downloads_growth.yaml | against: previous_week | against: previous_day | 13:38: against previous_day has no meaning by week
            metrics/score.yaml | dimensions: [store] | dimensions: [store, publisher] | 9:21: a score is kept by source, so its only dimension is 'store'
            # quality, marts, dashboards
            quality/apps.yaml | [publisher, downloads] | [publisher, download] | 2:25: unknown column 'download'; did you mean 'downloads'?
            quality/apps.yaml | score_metric: score | score_metric: downloads | 4:15: 'downloads' gives no score, expected a metric of kind score
            quality/apps.yaml | , check: publisher is not missing | `` | 6:36: a rule of class completeness needs 'check', what a good row is like
            quality/apps.yaml | limit: 0.02 | limit: 2 | 7:85: 'limit' is 2, expected a share from 0 to 1
            quality/apps.yaml | price < 1000 | prise < 1000 | unknown name 'prise'; did you mean 'price'?
            marts/apps_daily.yaml | grain: day | grain: month | 8:5: metric 'downloads' is not given by month, the grain of the mart
            marts/apps_daily.yaml | [store] | [app] | 9:30: metric 'house_apps' has no dimension 'app'
            marts/apps_daily.yaml | name: our_apps | name: downloads | 9:12: column 'downloads' is given twice, first in line 8
            marts/apps_daily.yaml | name: our_apps | name: observed | 9:12: the name 'observed' is taken by a column that is always there
            dashboards/overview.yaml | metric: score | metric: scor | unknown metric 'scor'; did you mean 'score'?
            dashboards/overview.yaml | by: [publisher, app] | by: [publisher, price] | unknown dimension of 'downloads' 'price'
            dashboards/overview.yaml | tile: top, | tile: trend, | 11:16: tile 'trend' is given twice, first in line 10
            dashboards/overview.yaml | by: [publisher, app], | `` | 11:27: a tile of kind leaderboard needs 'by', the dimensions of its parts
            dashboards/overview.yaml | store = 'North | stor = 'North | unknown name 'stor'; did you mean 'store'?
            dashboards/overview.yaml | metric: score, | `metric: score, where: "app = 'x'",` | 'score' is kept by source, so it cannot be asked for 'app'
            # walls
            walls/lobby.yaml | dashboard: overview | dashboard: overvieuw | 4:17: unknown dashboard 'overvieuw'; did you mean 'overview'?
            walls/lobby.yaml | kind: gauge | kind: share | a tile of kind share needs 'by', the dimensions of its parts
            walls/lobby.yaml | , format: score | , format: exact | a tile of kind gauge goes from 0 to 100 %, so its 'format' is score or percent
            walls/lobby.yaml | page: second | page: numbers | page 'numbers' is given twice, first in line 5
            walls/lobby.yaml | metric: downloads | metric: download | unknown metric 'download'; did you mean 'downloads'?
            """)
    void aBrokenReferenceIsToldWithItsPlace(String file, String from, String to, String told) {
        var broken = Manual.example(file, lines(from), lines(to == null ? "" : to));

        assertThat(BrokenPacksTest.told(broken)).contains(told);
        assertThat(BrokenPacksTest.told(broken)).contains("app-stores/" + file + ":");
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    @Test
    void aNameDeclaredInTwoFilesIsToldAtTheSecond() {
        var files = new TreeMap<>(Manual.example().texts());
        files.put("metrics/other.yaml", files.get("metrics/downloads.yaml"));

        assertThat(BrokenPacksTest.told(new PackFiles("app-stores", files)))
                .isEqualTo("app-stores/metrics/other.yaml:1:9: metric 'downloads' is declared twice, first in"
                        + " app-stores/metrics/downloads.yaml");
    }

    @Test
    void aMetricMadeOfItselfByWayOfAnotherIsToldOnce() {
        var files = new TreeMap<>(Manual.example().texts());
        var ratio = Objects.requireNonNull(files.get("metrics/downloads_per_app.yaml"));
        files.put(
                "metrics/a.yaml",
                ratio.replace("metric: downloads_per_app", "metric: a").replace("to: house_apps", "to: b"));
        files.put(
                "metrics/b.yaml",
                ratio.replace("metric: downloads_per_app", "metric: b").replace("to: house_apps", "to: a"));

        assertThat(BrokenPacksTest.told(new PackFiles("app-stores", files)))
                .containsOnlyOnce("made of itself")
                .contains("app-stores/metrics/a.yaml:1:9: the metric is made of itself: a → b → a");
    }

    @Test
    void aFolderOrFileThatMeansNothingIsTold() {
        var files = new TreeMap<>(Manual.example().texts());
        files.put("metric/a.yaml", "metric: a");
        files.put("metrics/b.yml", "metric: b");
        files.remove("pack.yaml");

        assertThat(BrokenPacksTest.told(new PackFiles("app-stores", files))).isEqualTo("""
                        app-stores/metric/a.yaml:1:1: unknown folder 'metric'; did you mean 'metrics'?
                        app-stores/metrics/b.yml:1:1: the name of a definition ends with .yaml
                        app-stores/pack.yaml:1:1: the pack has no pack.yaml, which gives its version and zone""");
    }

    @Test
    void theGrowthOfAQuantileIsFine() {
        var files = new TreeMap<>(Manual.example(
                        "metrics/downloads.yaml", "latest_sum: downloads", "quantile: {value: downloads, at: 0.9}")
                .texts());

        assertThat(BrokenPacksTest.told(new PackFiles("app-stores", files))).isEmpty();
    }
}
