package alidade.fetch.sources;

import alidade.resources.packs.Label;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Auth;
import alidade.resources.packs.SourceDefinition.Budget;
import alidade.resources.packs.SourceDefinition.CountMeaning;
import alidade.resources.packs.SourceDefinition.Input;
import alidade.resources.packs.SourceDefinition.Limits;
import alidade.resources.packs.SourceDefinition.Paging;
import alidade.resources.packs.SourceDefinition.Parameter;
import alidade.resources.packs.SourceDefinition.Request;
import alidade.resources.packs.SourceDefinition.Retry;
import alidade.resources.packs.SourceDefinition.Stage;
import alidade.resources.packs.SourceDefinition.Success;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Declarations in the shape of the three kinds of platforms: next link, list then detail, page numbers.
final class Sources {
    private static final Retry RETRY = new Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(16));
    private static final Budget BUDGET = new Budget(6_000, 600);

    private Sources() {}

    static SourceDefinition linked(String host, String... keywords) {
        return source(
                "linked",
                host,
                keywords,
                new Stage(
                        "list",
                        false,
                        new Request(
                                "GET",
                                "api",
                                "/api/models",
                                List.of(
                                        new Parameter("search", "{keyword}"),
                                        new Parameter("limit", "2"),
                                        new Parameter("expand", "author"),
                                        new Parameter("expand", "downloadsAllTime")),
                                Optional.empty()),
                        new Paging.LinkHeader(),
                        "$",
                        List.of(),
                        Optional.of("id"),
                        Optional.empty()));
    }

    static SourceDefinition listThenDetail(String host, String... keywords) {
        return source(
                "detailed",
                host,
                keywords,
                new Stage(
                        "list",
                        false,
                        new Request(
                                "GET",
                                "api",
                                "/openapi/v1/models",
                                List.of(
                                        new Parameter("search", "{keyword}"),
                                        new Parameter("page_number", "{page}"),
                                        new Parameter("page_size", "{size}")),
                                Optional.empty()),
                        new Paging.PageNumber(1, 2),
                        "data.models",
                        List.of("data.total_count", "data.total"),
                        Optional.of("id"),
                        Optional.of(new Success("success", "true"))),
                new Stage(
                        "detail",
                        true,
                        new Request("GET", "api", "/api/v1/models/{key}", List.of(), Optional.empty()),
                        new Paging.Single(),
                        "Data",
                        List.of(),
                        Optional.empty(),
                        Optional.of(new Success("Code", "200"))));
    }

    static SourceDefinition numbered(String host, int size, String... keywords) {
        return source(
                "numbered",
                host,
                keywords,
                new Stage(
                        "list",
                        false,
                        new Request(
                                "GET",
                                "api",
                                "/api/v1/models",
                                List.of(
                                        new Parameter("search", "{keyword}"),
                                        new Parameter("sort", "most_download"),
                                        new Parameter("per", "{size}"),
                                        new Parameter("page", "{page}")),
                                Optional.empty()),
                        new Paging.PageNumber(1, size),
                        "data",
                        List.of("total"),
                        Optional.of("path"),
                        Optional.of(new Success("msg", "OK"))));
    }

    static SourceDefinition source(String id, String host, String[] keywords, Stage... stages) {
        var inputs = Arrays.stream(keywords)
                .map(keyword -> new Input(keyword, Map.of("keyword", keyword)))
                .toList();
        return new SourceDefinition(
                id,
                id,
                new Label(id, id),
                "model_downloads",
                "global",
                Map.of("api", host),
                CountMeaning.CUMULATIVE,
                Optional.empty(),
                new Limits(Optional.empty(), 30, 36),
                BUDGET,
                RETRY,
                Optional.empty(),
                Map.of(),
                inputs,
                List.of(stages),
                List.of(),
                Optional.empty());
    }

    static SourceDefinition withAuth(SourceDefinition source, Auth auth) {
        return new SourceDefinition(
                source.id(),
                source.name(),
                source.label(),
                source.table(),
                source.region(),
                source.hosts(),
                source.count(),
                source.schedule(),
                source.limits(),
                source.budget(),
                source.retry(),
                Optional.of(auth),
                source.headers(),
                source.inputs(),
                source.stages(),
                source.fields(),
                source.history());
    }

    static SourceDefinition withBudget(SourceDefinition source, Budget budget) {
        return new SourceDefinition(
                source.id(),
                source.name(),
                source.label(),
                source.table(),
                source.region(),
                source.hosts(),
                source.count(),
                source.schedule(),
                source.limits(),
                budget,
                source.retry(),
                source.auth(),
                source.headers(),
                source.inputs(),
                source.stages(),
                source.fields(),
                source.history());
    }

    static SourceDefinition withInputs(SourceDefinition source, List<Input> inputs) {
        return new SourceDefinition(
                source.id(),
                source.name(),
                source.label(),
                source.table(),
                source.region(),
                source.hosts(),
                source.count(),
                source.schedule(),
                source.limits(),
                source.budget(),
                source.retry(),
                source.auth(),
                source.headers(),
                inputs,
                source.stages(),
                source.fields(),
                source.history());
    }
}
