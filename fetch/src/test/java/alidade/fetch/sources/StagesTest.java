package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.Secret;
import alidade.fetch.http.FakePlatform;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Auth;
import alidade.resources.packs.SourceDefinition.Paging;
import alidade.resources.packs.SourceDefinition.Request;
import alidade.resources.packs.SourceDefinition.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class StagesTest extends PlatformTest {
    @Test
    void listAndDetailAreMergedByKey() throws IOException {
        try (var platform = platform(listAndDetail(Map.of("x", List.of("a/1", "b/2", "c/3")), "none"))) {
            var collected = collect(Sources.listThenDetail(platform.address(), "x"));

            // 2 pages of the list (2 + 1 records) and 3 details.
            assertThat(collected.inputs().getFirst().pages()).isEqualTo(5);
            assertThat(ending(collected)).isEqualTo(new Ending.Complete());
            assertThat(collected.records().getFirst().merged().toString())
                    .isEqualTo("{\"list\":{\"id\":\"a/1\",\"from\":\"x\"},\"detail\":{\"Downloads\":7.50},"
                            + "\"input\":[{\"name\":\"x\",\"values\":{\"keyword\":\"x\"}}]}");
            assertThat(collected.records().getFirst().places())
                    .containsExactly(
                            "list GET " + platform.address()
                                    + "/openapi/v1/models?search=x&page_number=1&page_size=2 #0",
                            "detail GET " + platform.address() + "/api/v1/models/a/1");
            assertThat(platform.asked()).contains("GET /api/v1/models/c/3");
        }
    }

    @Test
    void recordOfTwoInputsIsMergedAndItsDetailAskedOnce() throws IOException {
        try (var platform =
                platform(listAndDetail(Map.of("x", List.of("a/1", "b/2"), "y", List.of("b/2", "c/3")), "none"))) {
            var collected = collect(Sources.listThenDetail(platform.address(), "x", "y"));

            assertThat(collected.records())
                    .extracting(RawRecord::key, RawRecord::inputs)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("a/1", List.of("x")),
                            org.assertj.core.groups.Tuple.tuple("b/2", List.of("x", "y")),
                            org.assertj.core.groups.Tuple.tuple("c/3", List.of("y")));
            // The first input's list node wins.
            assertThat(collected.records().get(1).merged().at("/list/from").asText())
                    .isEqualTo("x");
            assertThat(platform.asked()).containsOnlyOnce("GET /api/v1/models/b/2");
        }
    }

    @Test
    void detailThatFailsLeavesTheRecordWithoutItAndBothInputsPartial() throws IOException {
        try (var platform =
                platform(listAndDetail(Map.of("x", List.of("a/1", "b/2"), "y", List.of("b/2", "c/3")), "b/2"))) {
            var collected = collect(Sources.listThenDetail(platform.address(), "x", "y"));

            assertThat(collected.inputs().getFirst().ending())
                    .isEqualTo(
                            new Ending.Partial("stage 'detail' brought nothing for 1 of 2 records of input 'x', first "
                                    + "'b/2': " + platform.address()
                                    + "/api/v1/models/b/2 answered 404; the page is left out and "
                                    + "not asked for again in this run"));
            assertThat(collected.inputs().get(1).ending()).isInstanceOf(Ending.Partial.class);
            assertThat(collected.records().get(1).merged().has("detail")).isFalse();
            assertThat(collected.records().get(2).merged().has("detail")).isTrue();
            assertThat(platform.asked()).containsOnlyOnce("GET /api/v1/models/b/2");
        }
    }

    @Test
    void oneInputThatFailsDoesNotTakeTheOtherAlong() throws IOException {
        try (var platform = platform(request -> parameter(request, "search").equals("bad")
                ? FakePlatform.status(403)
                : numbered(List.of("a"), 2).apply(request))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "bad", "good"));

            assertThat(collected.inputs().getFirst().ending())
                    .isEqualTo(new Ending.Failed(platform.address()
                            + "/api/v1/models answered 403 (no account was sent along); the page is left out and not asked "
                            + "for again in this run"));
            assertThat(collected.inputs().get(1).ending()).isEqualTo(new Ending.Complete());
            assertThat(keys(collected)).containsExactly("a");
        }
    }

    @Test
    void failureAfterTheFirstPageIsPartial() throws IOException {
        try (var platform = platform(request -> parameter(request, "page").equals("2")
                ? FakePlatform.status(500)
                : numbered(List.of("a", "b", "c"), 2).apply(request))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "x"));

            assertThat(reason(collected))
                    .isEqualTo(platform.address() + "/api/v1/models answered 500; given up after 5 tries");
            assertThat(ending(collected)).isInstanceOf(Ending.Partial.class);
            assertThat(keys(collected)).containsExactly("a", "b");
        }
    }

    @Test
    void errorSentWithStatus200IsSeen() throws IOException {
        try (var platform = platform(_ -> FakePlatform.json("{\"msg\":\"sort is missing\",\"data\":[]}"))) {
            assertThat(reason(collect(Sources.numbered(platform.address(), 2, "x"))))
                    .isEqualTo(platform.address() + "/api/v1/models answered 200 but says 'sort is missing' at 'msg' "
                            + "instead of 'OK': {\"msg\":\"sort is missing\",\"data\":[]}; the page is left out and not "
                            + "asked for again in this run");
        }
    }

    @Test
    void changedShapeIsSeen() throws IOException {
        try (var platform = platform(_ -> FakePlatform.json("{\"msg\":\"OK\",\"data\":{\"models\":[]},\"total\":3}"))) {
            assertThat(reason(collect(Sources.numbered(platform.address(), 2, "x"))))
                    .isEqualTo(
                            "page 1 of stage 'list' of input 'x' has no list of records at 'data' but object; reading "
                                    + "this input stops here, see whether the source has changed its shape");
        }
    }

    @Test
    void webPageAndBrokenOffJsonAreNamed() throws IOException {
        var bodies = Map.of(
                "html", "<!DOCTYPE html>\n<html><title>Please wait</title>",
                "cut", "{\"msg\":\"OK\",\"data\":[{\"path\":",
                "empty", "",
                "deep", "[".repeat(5_000));
        try (var platform =
                platform(request -> FakePlatform.json(bodies.getOrDefault(parameter(request, "search"), "")))) {
            var collected = collect(Sources.numbered(platform.address(), 2, "html", "cut", "empty", "deep"));

            var where = "the answer of " + platform.address() + "/api/v1/models ";
            assertThat(collected.inputs())
                    .extracting(outcome -> ((Ending.Failed) outcome.ending()).reason())
                    .satisfiesExactly(
                            html -> assertThat(html)
                                    .isEqualTo(where + "is a web page, not JSON: it starts with '<!DOCTYPE html> "
                                            + "<html><title>Please wait</title>'; the page is left out and not asked for "
                                            + "again in this run"),
                            cut -> assertThat(cut).startsWith(where + "is JSON that breaks off at line 1, column"),
                            empty -> assertThat(empty).startsWith(where + "is empty, not JSON"),
                            deep -> assertThat(deep).startsWith(where + "exceeds a cap on JSON"));
            assertThat(platform.asked()).hasSize(4);
        }
    }

    @Test
    void recordWithoutItsKeyIsKeptApart() throws IOException {
        try (var platform = platform(_ -> FakePlatform.json(
                "{\"msg\":\"OK\",\"data\":[{\"path\":\"a\"},{\"name\":\"b\"},{\"path\":\" \"}],\"total\":3}"))) {
            var collected = collect(Sources.numbered(platform.address(), 5, "x"));

            assertThat(keys(collected)).containsExactly("a", "", "");
            assertThat(reason(collected))
                    .startsWith("2 records of input 'x' have nothing at 'path', which is their key");
        }
    }

    @Test
    void keyThatWouldLeadElsewhereIsNotAskedFor() throws IOException {
        try (var platform = platform(listAndDetail(Map.of("x", List.of("../../admin", "a b/ü?#%")), "none"))) {
            var collected = collect(Sources.listThenDetail(platform.address(), "x"));

            assertThat(reason(collected))
                    .contains("the path '/api/v1/models/../../admin' would lead out of its folder; it is not asked");
            assertThat(platform.asked())
                    .contains("GET /api/v1/models/a%20b/%C3%BC%3F%23%25")
                    .noneMatch(line -> line.contains("admin"));
        }
    }

    @Test
    void bodyIsFilledAsJsonAndBelongsToTheKeyOfThePage() throws IOException {
        var stage = new Stage(
                "list",
                false,
                new Request(
                        "PUT",
                        "api",
                        "/api/v1/dolphin/models",
                        List.of(),
                        Optional.of(
                                "{\"Name\":\"{keyword}\",\"PageSize\":{size},\"PageNumber\":{page},\"Criterion\":[]}")),
                new Paging.PageNumber(1, 1),
                "Data.Model.Models",
                List.of("Data.Model.TotalCount"),
                Optional.of("Path"),
                Optional.empty());
        var bodies = new ArrayList<String>();
        var shelf = new MemoryShelf();
        try (var platform = platform(request -> {
            var body = request.getBody().utf8();
            bodies.add(request.getHeaders().get("Content-Type") + " " + body);
            return FakePlatform.json("{\"Data\":{\"Model\":{\"TotalCount\":2,\"Models\":[{\"Path\":\""
                    + (body.contains("\"PageNumber\":1") ? "a" : "b") + "\"}]}}}");
        })) {
            var source = Sources.source("put", platform.address(), new String[] {"say \"hi\"\\"}, stage);
            var collected = reader().collect(source, shelf, Progress.none(), CancelSignal.never());

            assertThat(keys(collected)).containsExactly("a", "b");
            assertThat(bodies)
                    .containsExactly(
                            "application/json; charset=utf-8 {\"Name\":\"say \\\"hi\\\"\\\\\",\"PageSize\":1,"
                                    + "\"PageNumber\":1,\"Criterion\":[]}",
                            "application/json; charset=utf-8 {\"Name\":\"say \\\"hi\\\"\\\\\",\"PageSize\":1,"
                                    + "\"PageNumber\":2,\"Criterion\":[]}");
            assertThat(shelf.pages.keySet())
                    .extracting(PageKey::request)
                    .allMatch(line -> line.matches("PUT http://[^ ]+/api/v1/dolphin/models sha256:[0-9a-f]{64}"));
        }
    }

    @Test
    void linkThatNamesNoRecordFailsBeforeAnythingIsAsked() throws IOException {
        var stage = new Stage(
                "detail",
                true,
                new Request("GET", "api", "/{key}", List.of(), Optional.empty()),
                new Paging.Single(),
                "$",
                List.of(),
                Optional.empty(),
                Optional.empty());
        try (var platform = platform(_ -> FakePlatform.json("{}"))) {
            var source = Sources.source("links", platform.address(), new String[0], stage);
            var input =
                    new SourceDefinition.Input("x", Map.of(), Optional.empty(), List.of("https://example.invalid/"));
            var collected = collect(Sources.withInputs(source, List.of(input)));

            assertThat(reason(collected))
                    .isEqualTo(
                            "the link 'https://example.invalid/' of input 'x' of source 'links' names no record (it has "
                                    + "no path); nothing is asked");
            assertThat(platform.asked()).isEmpty();
        }
    }

    @Test
    void linkThatIsGivenTwiceIsOneRecord() throws IOException {
        var stage = new Stage(
                "detail",
                true,
                new Request("GET", "api", "/{key}", List.of(), Optional.empty()),
                new Paging.Single(),
                "$",
                List.of(),
                Optional.empty(),
                Optional.empty());
        try (var platform = platform(_ -> FakePlatform.json("{\"n\":1}"))) {
            var source = Sources.source("links", platform.address(), new String[0], stage);
            var links = List.of("https://a.invalid/o/n", "https://a.invalid/o/n/", "https://a.invalid/o/%E6%A8%A1");
            var input = new SourceDefinition.Input("x", Map.of(), Optional.of("seeds"), links);
            var collected = collect(Sources.withInputs(source, List.of(input)));

            assertThat(keys(collected)).containsExactly("o/n", "o/模");
            assertThat(collected.inputs().getFirst())
                    .isEqualTo(new InputOutcome("x", new Ending.Complete(), 2, OptionalLong.empty(), 2, 1));
            assertThat(platform.asked()).containsExactly("GET /o/n", "GET /o/%E6%A8%A1");
        }
    }

    @Test
    void placeholderWithoutAValueFailsBeforeAnythingIsAsked() throws IOException {
        try (var platform = platform(_ -> FakePlatform.json("[]"))) {
            var source = Sources.linked(platform.address(), "x");
            var other = new SourceDefinition.Input("y", Map.of("organisation", "z"));
            var collected = collect(Sources.withInputs(source, List.of(other)));

            assertThat(reason(collected))
                    .isEqualTo("'{keyword}' asks for {keyword}, and there is only [organisation]; it is not asked");
            assertThat(platform.asked()).isEmpty();
        }
    }

    @Test
    void neededAccountThatIsMissingFailsBeforeAnythingIsAsked() throws IOException {
        var auth = new Auth("bearer", Optional.empty(), "my-token", false);
        try (var platform = platform(_ -> FakePlatform.json("[]"))) {
            var collected = collect(Sources.withAuth(Sources.linked(platform.address(), "x"), auth));

            assertThat(ending(collected))
                    .isEqualTo(new Ending.Failed("source 'linked' needs the account 'my-token', and no secret is kept "
                            + "under that name; nothing is asked"));
            assertThat(platform.asked()).isEmpty();
        }
    }

    @Test
    void secretInTheQueryIsInNoPageThatIsKept() throws IOException {
        var auth = new Auth("query", Optional.of("access_token"), "my-token", false);
        var secrets = new SourceReader(door, _ -> Optional.of(new Secret("s3cr3t")), Map.of(), time);
        var shelf = new MemoryShelf();
        // The platform copies the whole query, secret included, into its next link.
        try (var platform = platform(request -> parameter(request, "page").isEmpty()
                ? new MockResponse.Builder()
                        .addHeader("Link", "<" + request.getUrl() + "&page=2>; rel=\"next\"")
                        .body("[{\"id\":\"a\"}]")
                        .build()
                : FakePlatform.json("[{\"id\":\"b\"}]"))) {
            var source = Sources.withAuth(Sources.linked(platform.address(), "x"), auth);
            var collected = secrets.collect(source, shelf, Progress.none(), CancelSignal.never());

            assertThat(keys(collected)).containsExactly("a", "b");
            assertThat(platform.asked()).hasSize(2).allMatch(line -> line.contains("access_token=s3cr3t"));
            assertThat(shelf.pages.values()).hasSize(2);
            for (var page : shelf.pages.values())
                assertThat(page.key() + " " + page.address() + " " + page.headers())
                        .doesNotContain("s3cr3t");
            assertThat(collected.toString()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void otherAddressOfAHostReplacesTheDeclaredOne() throws IOException {
        try (var mirror = platform(numbered(List.of("a"), 2))) {
            var hosts = Map.of("numbered.api", mirror.address() + "/", "other.api", "http://nowhere.invalid");
            var collected = new SourceReader(door, Accounts.none(), hosts, time)
                    .collect(
                            Sources.numbered("https://declared.invalid", 2, "x"),
                            PageShelf.none(),
                            Progress.none(),
                            CancelSignal.never());

            assertThat(ending(collected)).isEqualTo(new Ending.Complete());
        }
    }

    /// A list of two a page, and a detail per record that is missing for one key.
    private static Function<RecordedRequest, MockResponse> listAndDetail(
            Map<String, List<String>> byKeyword, String missing) {
        return request -> {
            var path = request.getUrl().encodedPath();
            if (path.startsWith("/api/v1/models/"))
                return path.endsWith("/" + missing)
                        ? FakePlatform.status(404)
                        : FakePlatform.json("{\"Code\":200,\"Data\":{\"Downloads\":7.50}}");
            var keyword = parameter(request, "search");
            var names = byKeyword.getOrDefault(keyword, List.of());
            var from = (Integer.parseInt(parameter(request, "page_number")) - 1) * 2;
            var page = new ArrayList<String>();
            for (var name : names.subList(from, Math.min(names.size(), from + 2)))
                page.add("{\"id\":\"" + name + "\",\"from\":\"" + keyword + "\"}");
            return FakePlatform.json(
                    "{\"success\":true,\"data\":{\"total_count\":" + names.size() + ",\"models\":" + page + "}}");
        };
    }
}
