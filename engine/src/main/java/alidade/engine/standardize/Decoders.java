package alidade.engine.standardize;

import alidade.engine.standardize.Decoder.Surroundings;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The decoders that a pack can name.
///
/// Those for a single value take the first item of a list, since some sources send one value as a list of one.
public final class Decoders {
    private static final Map<String, Decoder> BY_NAME = byName();

    private Decoders() {}

    public static Optional<Decoder> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// All names, sorted.
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    private static Map<String, Decoder> byName() {
        var all = new TreeMap<String, Decoder>();
        all.put("text", ofText(Decoded.Value::new));
        all.put("integer", ofText(Numerals::integer));
        all.put("decimal", ofText(Numerals::decimal));
        all.put("count", ofText(Numerals::count));
        all.put("epoch_seconds", ofText(Moments::epochSeconds));
        all.put("moment", Decoders::moment);
        all.put("date", ofText(Moments::date));
        all.put("boolean", ofText(Decoders::truth));
        all.put("list", (raw, _) -> TextLists.read(raw));
        all.put("before_slash", ofText(Decoders::beforeSlash));
        all.put("after_slash", ofText(text -> new Decoded.Value(text.substring(text.indexOf('/') + 1))));
        all.put("tag_value", (raw, around) -> Tags.value(raw, around.argument().orElse("")));
        all.put(
                "tag_relation",
                (raw, around) -> Tags.relation(raw, around.argument().orElse("")));
        all.put("agreed", Decoders::agreed);
        all.put("name_without_owner", Decoders::nameWithoutOwner);
        return Collections.unmodifiableMap(all);
    }

    private static Decoder ofText(Function<String, Decoded> decode) {
        return (raw, _) -> withText(raw, decode);
    }

    private static Decoded withText(JsonNode raw, Function<String, Decoded> decode) {
        var one = RawValues.first(raw);
        if (RawValues.isMissing(one)) {
            return Decoded.MISSING;
        }
        if (!one.isValueNode()) {
            return new Decoded.Wrong("is not a single value");
        }
        var text = one.asText().strip();
        return decode.apply(text);
    }

    private static Decoded beforeSlash(String text) {
        var slash = text.indexOf('/');
        return slash <= 0 ? Decoded.MISSING : new Decoded.Value(text.substring(0, slash));
    }

    private static Decoded truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> new Decoded.Value(true);
            case "false", "0", "no" -> new Decoded.Value(false);
            default -> new Decoded.Wrong("is neither true nor false");
        };
    }

    private static Decoded moment(JsonNode raw, Surroundings around) {
        try {
            var zone = around.argument().map(ZoneId::of).orElse(around.zone());
            return withText(raw, text -> Moments.moment(text, zone));
        } catch (DateTimeException _) {
            return new Decoded.Wrong("cannot be read, as the mapping names the unknown zone "
                    + around.argument().orElse(""));
        }
    }

    /// The value of all items of a list, or the argument where they differ.
    private static Decoded agreed(JsonNode raw, Surroundings around) {
        return switch (TextLists.read(raw)) {
            case Decoded.Value(List<?> items)
            when items.stream().distinct().count() > 1 ->
                new Decoded.Value(around.argument().orElse(""));
            case Decoded.Value(List<?> items) when !items.isEmpty() -> new Decoded.Value(items.getFirst());
            case Decoded.Wrong wrong -> wrong;
            default -> Decoded.MISSING;
        };
    }

    /// Takes `owner/` off a name where the owner says the same, in any case.
    private static Decoded nameWithoutOwner(JsonNode raw, Surroundings around) {
        return withText(raw, name -> {
            var owner = around.argument()
                    .map(path -> RawValues.first(Place.of(path).in(around.record())))
                    .filter(node -> !RawValues.isMissing(node))
                    .map(node -> node.asText().strip() + "/")
                    .orElse("/");
            var named = owner.length() < name.length() && name.regionMatches(true, 0, owner, 0, owner.length());
            return new Decoded.Value(named && owner.length() > 1 ? name.substring(owner.length()) : name);
        });
    }
}
