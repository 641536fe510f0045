package alidade.engine.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the canonical lines of an entry, one after another.
///
/// Whole numbers come back as `Long` where they fit, all others as `BigDecimal`.
final class EntryParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final int DAY_CHARS = "2026-01-31".length();
    private static final int MOMENT_CHARS = "2026-01-31T00:00:00.000000Z".length();

    private final JsonParser parser;

    EntryParser(InputStream lines) throws IOException {
        parser = JSON.createParser(lines);
    }

    Fact fact() throws IOException {
        var date = Optional.<LocalDate>empty();
        var observedAt = Optional.<Instant>empty();
        var inputs = List.<String>of();
        var values = new TreeMap<String, Object>();
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "date" -> date = Optional.of(day());
                case "dates" -> values(values, this::day);
                case "inputs" -> inputs = texts();
                case "moments" -> values(values, this::moment);
                case "observed_at" -> observedAt = Optional.of(moment());
                case "values" -> values(values, this::value);
                default -> throw new IOException("a fact has no member '" + member + "'");
            }
        }
        return new Fact(date.orElseThrow(), observedAt.orElseThrow(), inputs, values);
    }

    Refused refused() throws IOException {
        var members = members();
        return new Refused(
                text(members, "place"),
                text(members, "source"),
                optional(members, "date").map(LocalDate::parse),
                text(members, "rule"),
                text(members, "reason"),
                text(members, "raw"));
    }

    Document document() throws IOException {
        var members = members();
        return new Document(
                text(members, "type"), text(members, "path"), text(members, "text"), optional(members, "parent"));
    }

    /// Whether nothing follows any more.
    boolean atEnd() throws IOException {
        return parser.nextToken() == null;
    }

    /// The next object, as maps, lists, texts, numbers and truth values.
    Map<String, Object> members() throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        return object();
    }

    private Map<String, Object> object() throws IOException {
        var members = new TreeMap<String, Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var member = parser.currentName();
            parser.nextToken();
            members.put(member, parser.currentToken() == JsonToken.START_OBJECT ? object() : anything());
        }
        return members;
    }

    private Object anything() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return value();
        }
        var items = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(parser.currentToken() == JsonToken.START_OBJECT ? object() : value());
        }
        return items;
    }

    private LocalDate day() throws IOException {
        var text = parser.getText();
        if (text.length() != DAY_CHARS) {
            throw new IOException("'" + text + "' is not a day");
        }
        return day(text);
    }

    private static LocalDate day(String text) throws IOException {
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    }

    /// There is one form only, and reading it by hand is several times faster than by a format.
    private Instant moment() throws IOException {
        var text = parser.getText();
        if (text.length() != MOMENT_CHARS) {
            throw new IOException("'" + text + "' is not a moment");
        }
        var seconds = digits(text, 11, 13) * 3600 + digits(text, 14, 16) * 60 + digits(text, 17, 19);
        return Instant.ofEpochSecond(day(text).toEpochDay() * 86_400 + seconds, digits(text, 20, 26) * 1000L);
    }

    private static int digits(String text, int from, int to) throws IOException {
        var number = 0;
        for (var at = from; at < to; at++) {
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                throw new IOException("'" + text + "' holds something else than digits");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private interface Value {
        Object read() throws IOException;
    }

    private void values(Map<String, Object> values, Value value) throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var column = parser.currentName();
            parser.nextToken();
            values.put(column, value.read());
        }
    }

    private Object value() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT, LONG -> parser.getLongValue();
                    default -> new BigDecimal(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> texts();
            default -> throw new IOException("unexpected " + parser.currentToken());
        };
    }

    private List<String> texts() throws IOException {
        expect(parser.currentToken(), JsonToken.START_ARRAY);
        var texts = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken(), JsonToken.VALUE_STRING);
            texts.add(parser.getText());
        }
        return List.copyOf(texts);
    }

    static String text(Map<String, Object> members, String member) throws IOException {
        return optional(members, member).orElseThrow(() -> new IOException("member '" + member + "' is missing"));
    }

    static Optional<String> optional(Map<String, Object> members, String member) throws IOException {
        var value = members.get(member);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new IOException("member '" + member + "' is not a text");
    }

    private static void expect(@org.jspecify.annotations.Nullable JsonToken token, JsonToken expected)
            throws IOException {
        if (token != expected) {
            throw new IOException("expected " + expected + ", found " + token);
        }
    }
}
