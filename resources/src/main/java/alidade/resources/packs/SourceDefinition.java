package alidade.resources.packs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A place on the network that records are collected from: inputs × stages, merged by key.
///
/// @param id how commands, logs and files name it: lower case, hyphens
/// @param name the value that the table's source column gets
/// @param hosts base addresses by name (`api`), replaceable from outside for mirrors and tests
/// @param count what the source's count means
/// @param inputs the questions asked: keywords, organisations, seed links
/// @param stages list, detail, statistics; the first one finds the records
/// @param fields how a merged raw record becomes a row
/// @param history how a merged raw record tells of earlier days
public record SourceDefinition(
        String id,
        String name,
        Label label,
        String table,
        String region,
        Map<String, String> hosts,
        CountMeaning count,
        Optional<Schedule> schedule,
        Limits limits,
        Budget budget,
        Retry retry,
        Optional<Auth> auth,
        Map<String, String> headers,
        List<Input> inputs,
        List<Stage> stages,
        List<FieldMapping> fields,
        Optional<History> history) {
    public SourceDefinition {
        hosts = Map.copyOf(hosts);
        headers = Map.copyOf(headers);
        inputs = List.copyOf(inputs);
        stages = List.copyOf(stages);
        fields = List.copyOf(fields);
    }

    /// Whether the records are named by links instead of being found by the first stage.
    public boolean isLinked() {
        return inputs.stream().anyMatch(input -> !input.links().isEmpty());
    }

    public enum CountMeaning {
        CUMULATIVE,
        LAST_30_DAYS,
        USES
    }

    /// Once a day at this time, in the pack's zone.
    public record Schedule(java.time.LocalTime daily) {}

    /// @param carryDays overrides the table's
    /// @param shrinkPercent a complete collection that brings fewer records than this share below the last
    ///     complete one is held for a person
    /// @param staleHours the source is stale when its last success is older
    public record Limits(Optional<Integer> carryDays, int shrinkPercent, int staleHours) {}

    /// Requests that the source's host allows; shared by all sources of the host.
    public record Budget(int perMinute, int burst) {}

    public record Retry(int tries, Duration first, Duration longest) {}

    /// @param kind `bearer`, `header` or `query`
    /// @param name of the header or query parameter, for the last two
    /// @param account under which the secret is kept
    public record Auth(String kind, Optional<String> name, String account, boolean optional) {}

    /// @param values what `{name}` in a request template becomes
    /// @param by how it finds records, such as `search`; facts can name it
    /// @param links addresses of the records themselves, a seed list; each one's path is the key of a record
    public record Input(String name, Map<String, String> values, Optional<String> by, List<String> links) {
        public Input {
            values = Map.copyOf(values);
            links = List.copyOf(links);
        }

        public Input(String name, Map<String, String> values) {
            this(name, values, Optional.empty(), List.of());
        }
    }

    /// Days before that of the collection, of which one record tells as well: each becomes a fact of its own day.
    ///
    /// @param records path in the merged record of the list that has an item per day, such as `statistics.days`
    /// @param date of the item, which stands beside the stages as `day`
    /// @param fields of the fact besides the identity, which is that of the record itself
    public record History(String records, FieldMapping date, List<FieldMapping> fields) {
        public History {
            fields = List.copyOf(fields);
        }
    }

    /// @param perRecord asked once per record that an earlier stage found; `{key}` is then that record's key
    /// @param records path of the list of records in a page; `$` is the page itself
    /// @param total paths of the total that the source reports, the first that is there counts
    /// @param key path, inside a record, of what joins the stages
    /// @param success path and value that tell a good page from an error sent with status 200
    public record Stage(
            String name,
            boolean perRecord,
            Request request,
            Paging paging,
            String records,
            List<String> total,
            Optional<String> key,
            Optional<Success> success) {
        public Stage {
            total = List.copyOf(total);
        }
    }

    public record Success(String path, String equals) {}

    /// @param host name of one of the source's hosts
    /// @param query in order; a name may occur several times
    /// @param body JSON text with `{name}` placeholders, sent with POST and PUT
    public record Request(String method, String host, String path, List<Parameter> query, Optional<String> body) {
        public Request {
            query = List.copyOf(query);
        }
    }

    public record Parameter(String name, String value) {}

    /// How the next page is asked for.
    public sealed interface Paging {
        /// One page is all.
        record Single() implements Paging {}

        /// Follows `Link: <…>; rel="next"`.
        record LinkHeader() implements Paging {}

        /// `{page}` in query or body counts up from `first`; the end is a page with fewer than `size` records, an
        /// empty
        /// one, or the reported total.
        record PageNumber(int first, int size) implements Paging {}
    }
}
