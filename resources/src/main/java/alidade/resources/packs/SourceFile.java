package alidade.resources.packs;

import alidade.resources.packs.SourceDefinition.Auth;
import alidade.resources.packs.SourceDefinition.Budget;
import alidade.resources.packs.SourceDefinition.CountMeaning;
import alidade.resources.packs.SourceDefinition.History;
import alidade.resources.packs.SourceDefinition.Input;
import alidade.resources.packs.SourceDefinition.Limits;
import alidade.resources.packs.SourceDefinition.Paging;
import alidade.resources.packs.SourceDefinition.Parameter;
import alidade.resources.packs.SourceDefinition.Request;
import alidade.resources.packs.SourceDefinition.Retry;
import alidade.resources.packs.SourceDefinition.Schedule;
import alidade.resources.packs.SourceDefinition.Stage;
import alidade.resources.packs.SourceDefinition.Success;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A file under `sources/`.
final class SourceFile {
    private SourceFile() {}

    static SourceDefinition read(Fields file) {
        return new SourceDefinition(
                file.text("source"),
                file.text("name"),
                file.label("label"),
                file.text("table"),
                file.text("region"),
                file.textsByKey("hosts"),
                file.word("count", CountMeaning.class),
                part(file, "schedule").map(one -> new Schedule(LocalTime.parse(one.text("daily")))),
                limits(file),
                budget(file.fields("budget")),
                retry(file),
                part(file, "auth").map(SourceFile::auth),
                file.textsByKey("headers"),
                file.each("inputs", SourceFile::input),
                file.each("stages", SourceFile::stage),
                Mappings.all(file),
                part(file, "history").map(SourceFile::history));
    }

    private static Input input(Fields input) {
        return new Input(input.text("input"), input.textsByKey("values"), input.maybeText("by"), input.texts("links"));
    }

    private static History history(Fields history) {
        return new History(
                history.text("records"), Mappings.one("date", history.get("date"), history), Mappings.all(history));
    }

    private static Optional<Fields> part(Fields file, String key) {
        return file.find(key).map(file::of);
    }

    private static Limits limits(Fields file) {
        var limits = part(file, "limits").orElse(file.of(new YamlNode.Entries(file.place(), Map.of())));
        return new Limits(
                limits.maybeNumber("carry_days").map(Math::toIntExact),
                limits.number("shrink_percent", 30),
                limits.number("stale_hours", 36));
    }

    private static Budget budget(Fields budget) {
        return new Budget(budget.number("per_minute", 60), budget.number("burst", 1));
    }

    private static Retry retry(Fields file) {
        var retry = part(file, "retry").orElse(file.of(new YamlNode.Entries(file.place(), Map.of())));
        return new Retry(
                retry.number("tries", 5),
                Duration.ofSeconds(retry.number("first_seconds", 1)),
                Duration.ofSeconds(retry.number("longest_seconds", 16)));
    }

    private static Auth auth(Fields auth) {
        return new Auth(auth.text("kind"), auth.maybeText("name"), auth.text("account"), auth.flag("optional"));
    }

    private static Stage stage(Fields stage) {
        return new Stage(
                stage.text("stage"),
                stage.flag("per_record"),
                request(stage.fields("request")),
                paging(stage),
                stage.text("records"),
                stage.texts("total"),
                stage.maybeText("key"),
                part(stage, "success").map(one -> new Success(one.text("path"), one.text("equals"))));
    }

    private static Request request(Fields request) {
        return new Request(
                request.text("method"),
                request.text("host"),
                request.text("path"),
                request.items("query").stream()
                        .flatMap(one -> one.keys().stream().flatMap(name -> parameters(one, name)))
                        .toList(),
                request.maybeText("body"));
    }

    private static Stream<Parameter> parameters(Fields query, String name) {
        List<String> values = query.texts(name);
        return values.stream().map(value -> new Parameter(name, value));
    }

    private static Paging paging(Fields stage) {
        var node = stage.find("paging");
        if (node.isPresent() && node.get() instanceof YamlNode.Entries) {
            var numbers = stage.fields("paging").fields("page_number");
            return new Paging.PageNumber(numbers.number("first", 1), numbers.number("size", 1));
        }
        var word = stage.maybeText("paging").orElse("single");
        if (!List.of("single", "link_header").contains(word)) {
            stage.add(
                    "paging",
                    "'paging' is '" + word + "', expected single, link_header or page_number: {first: 1, size: 50}");
        }
        return word.equals("link_header") ? new Paging.LinkHeader() : new Paging.Single();
    }
}
