package alidade.engine.log;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a header from the members of its JSON object.
final class HeaderParser {
    private HeaderParser() {}

    static Header header(Map<String, Object> members, String hash) throws IOException {
        try {
            return new Header(
                    new EntryId(EntryParser.text(members, "node"), number(members, "seq")),
                    EntryParser.text(members, "incarnation"),
                    EntryParser.text(members, "region"),
                    EntryKind.valueOf(EntryParser.text(members, "kind")),
                    Math.toIntExact(number(members, "schema_version")),
                    moment(members, "sealed_at"),
                    batch(object(members, "batch")),
                    coverage(members),
                    number(members, "rows"),
                    number(members, "refused"),
                    EntryParser.text(members, "prev_hash"),
                    EntryParser.text(members, "payload_sha"),
                    hash);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Batch batch(Map<String, Object> members) throws IOException {
        var cites = members.containsKey("cites")
                ? Optional.of(object(members, "cites"))
                : Optional.<Map<String, Object>>empty();
        return new Batch(
                EntryParser.text(members, "id"),
                Batch.Origin.valueOf(EntryParser.text(members, "origin")),
                EntryParser.text(members, "pack"),
                EntryParser.text(members, "table"),
                EntryParser.text(members, "source"),
                moment(members, "started"),
                moment(members, "ended"),
                Batch.Status.valueOf(EntryParser.text(members, "status")),
                number(members, "pages"),
                number(members, "merged"),
                EntryParser.optional(members, "error"),
                cites.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EntryId(EntryParser.text(cites.get(), "node"), number(cites.get(), "seq"))));
    }

    private static List<Coverage> coverage(Map<String, Object> members) throws IOException {
        if (!(members.get("coverage") instanceof List<?> items)) {
            throw new IOException("member 'coverage' is not a list");
        }
        var coverage = new ArrayList<Coverage>();
        for (var item : items) {
            var one = asObject(item, "coverage");
            coverage.add(new Coverage(
                    EntryParser.text(one, "source"),
                    EntryParser.text(one, "input"),
                    LocalDate.parse(EntryParser.text(one, "date")),
                    Coverage.Extent.valueOf(EntryParser.text(one, "extent"))));
        }
        return coverage;
    }

    static long number(Map<String, Object> members, String member) throws IOException {
        if (members.get(member) instanceof Long number) {
            return number;
        }
        throw new IOException("member '" + member + "' is not a whole number");
    }

    static Map<String, Object> object(Map<String, Object> members, String member) throws IOException {
        return asObject(members.get(member), member);
    }

    private static Map<String, Object> asObject(@org.jspecify.annotations.Nullable Object value, String member)
            throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IOException("member '" + member + "' is not an object");
        }
        var object = new TreeMap<String, Object>();
        map.forEach((key, one) -> object.put((String) key, one));
        return object;
    }

    private static Instant moment(Map<String, Object> members, String member) throws IOException {
        return Instant.parse(EntryParser.text(members, member));
    }
}
