package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
            # types
            pack.yaml | version: 1.0.0 | version: 1.0 | 2:10: 'version' is the number 1.0, expected a version such as 1.0.0
            pack.yaml | {zh: 应用商店, en: App stores} | App stores | 3:8: 'label' is 'App stores', expected a text in both languages, {zh: …, en: …}
            pack.yaml | `, en: App stores` | `` | 3:8: key 'en' is missing in 'label'
            pack.yaml | zone: Asia/Shanghai | `zone:` | 4:6: 'zone' is empty, expected a time zone such as Asia/Shanghai
            pack.yaml | zone: Asia/Shanghai | `zone: []` | 4:7: 'zone' is an empty list, expected a time zone such as Asia/Shanghai
            tables/apps.yaml | required: true, label: {zh: 商店 | required: 'true', label: {zh: 商店 | 10:41: 'required' is 'true', expected true or false
            tables/apps.yaml | carry_days: 30 | carry_days: 1.5 | 6:13: 'carry_days' is the number 1.5, expected a number of days
            tables/apps.yaml | carry_days: 30 | carry_days: 0 | 6:13: 'carry_days' is the number 0, expected a number of days, at least 1
            # names and words
            pack.yaml | pack: app-stores | pack: App_Stores | 1:7: 'pack' is 'App_Stores', expected a name in lower case with hyphens, such as model-ecosystem
            tables/apps.yaml | name: price | name: Price | 14:12: 'name' is 'Price', expected a name in lower case with underscores, such as download_count
            tables/apps.yaml | type: decimal | type: number | 14:25: 'type' is 'number', expected one of text, integer, decimal, boolean, date, timestamp, text_list
            tables/apps.yaml | type: decimal, | `` | 14:5: key 'type' is missing in 'columns[4]'
            tables/apps.yaml | [store, publisher, app] | [store, publisher, store] | 4:11: 'identity' has an item twice
            tables/apps.yaml | [store, publisher, app] | [] | 4:11: 'identity' is an empty list, expected at least one item
            # choices
            metrics/downloads.yaml | `latest_sum: downloads` | `filter: price > 1` | 11:5: expected exactly one of latest_sum, latest_max, latest_count, distinct, quantile, observed, risen, first_seen, ratio, share, growth, delta, score, found none
            metrics/downloads.yaml | `latest_sum: downloads` | `latest_sum: downloads\\n    latest_max: price` | found latest_sum and latest_max
            metrics/downloads.yaml | `latest_sum: downloads` | `latest_count: false` | 13:19: 'latest_count' is false, expected true
            metrics/downloads.yaml | `latest_sum: downloads` | `latest_sun: downloads` | 13:5: unknown key 'latest_sun'; did you mean 'latest_sum'?
            metrics/downloads.yaml | `latest_sum: downloads` | `quantile: {value: downloads, at: 1.5}` | 13:38: 'at' is the number 1.5, expected a number from 0 to 1, at most 1
            metrics/score.yaml | staleness: 40 | stalenes: 40 | 13:28: unknown key 'stalenes'; did you mean 'staleness'?
            # sources
            sources/north-store.yaml | {page_number: {first: 1, size: 100}} | pages | 30:13: 'paging' is 'pages', expected single, link_header or page_number: {first: 1, size: 50}
            sources/north-store.yaml | {page_number: {first: 1, size: 100}} | {page_numbers: {first: 1, size: 100}} | 30:14: unknown key 'page_numbers'; did you mean 'page_number'?
            sources/north-store.yaml | `hosts: {api: ` | `hosts: {API: ` | 8:9: found 'API', expected a name in lower case with underscores
            sources/north-store.yaml | https://store.example.org | store.example.org | 8:14: 'api' is 'store.example.org', expected a base address such as https://example.org
            sources/north-store.yaml | daily: "06:30" | daily: "6:30" | 9:19: 'daily' is '6:30', expected a time of day such as 06:30
            sources/north-store.yaml | method: POST | method: DELETE | 23:15: 'method' is 'DELETE', expected one of GET, POST, PUT
            sources/north-store.yaml | `        - page: "{page}"` | `        - {page: "{page}", x: 1}` | 27:11: 'query[0]' is a mapping, expected one name and its value or values, such as limit: 500
            sources/north-store.yaml | price: {from: list.price, decode: decimal} | price: {decode: decimal} | 45:10: 'price' needs either 'from' or 'constant', and not both
            marts/apps_daily.yaml | - downloads | - {metric: downloads} | 8:5: key 'name' is missing in 'columns[0]'
            dashboards/overview.yaml | format: score | format: stars | 'format' is 'stars', expected one of compact, exact, signed, percent, score
            # walls
            walls/lobby.yaml | seconds: 15 | seconds: 2 | 4:36: 'seconds' is the number 2, expected a number of seconds, at least 5
            walls/lobby.yaml | {dashboard: overview, seconds: 15} | {seconds: 15} | 4:5: a page of a wall needs either 'dashboard' or 'page', and not both
            walls/lobby.yaml | {dashboard: overview, seconds: 15} | `{dashboard: overview, seconds: 15, rows: [{height: 1, tiles: [{tile: x, kind: quality, label: {zh: 质, en: q}}]}]}` | 4:40: a dashboard brings its own 'rows'
            walls/lobby.yaml | `    label: {zh: 数字, en: Numbers}\\n` | `` | 5:5: page 'numbers' needs 'label'
            """)
    void aMistakeOfShapeIsToldWithItsPlace(String file, String from, String to, String told) {
        var broken = Manual.example(file, from.replace("\\n", "\n"), to == null ? "" : to.replace("\\n", "\n"));

        assertThat(BrokenPacksTest.told(broken)).contains("app-stores/" + file + ":");
        assertThat(BrokenPacksTest.told(broken)).contains(told);
    }

    @Test
    void theMistakesOfAllFilesAreToldAtOnce() {
        var broken = Manual.example("pack.yaml", "zone: Asia/Shanghai", "zone: 8");
        var files = new TreeMap<>(broken.texts());
        files.put("marts/apps_daily.yaml", "mart: 5\n");

        assertThat(BrokenPacksTest.told(new PackFiles("app-stores", files)).lines())
                .contains(
                        "app-stores/pack.yaml:4:7: 'zone' is the number 8, expected a time zone such as Asia/Shanghai",
                        "app-stores/marts/apps_daily.yaml:1:7: 'mart' is the number 5, expected a name in lower case"
                                + " with underscores, such as metrics_daily",
                        "app-stores/marts/apps_daily.yaml:1:1: key 'label' is missing");
    }
}
