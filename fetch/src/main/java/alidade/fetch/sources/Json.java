package alidade.fetch.sources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads a page of JSON that a stranger sent: caps on depth, text, numbers and tokens; numbers exactly as written.
///
/// A key that occurs twice in one object: the last one wins, as in every common reader. Refusing the page would lose
/// all its records for one sloppy writer, and the page as received is kept anyway.
final class Json {
    private static final int DEPTH = 100;
    private static final int NAME = 10_000;
    private static final int TEXT = 4_000_000;
    private static final int DIGITS = 400;
    private static final long TOKENS = 10_000_000;

    private static final ObjectMapper READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNameLength(NAME)
                            .maxStringLength(TEXT)
                            .maxNumberLength(DIGITS)
                            .maxTokenCount(TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private Json() {}

    sealed interface Reading {
        record Tree(JsonNode root) implements Reading {}

        /// Not to be read.
        ///
        /// @param reason without subject: `is a web page, not JSON …`
        record Unreadable(String reason) implements Reading {}
    }

    static Reading read(byte[] body) {
        if (body.length == 0) return new Reading.Unreadable("is empty, not JSON");
        var start = start(body);
        if (start.startsWith("<"))
            return new Reading.Unreadable((isWebPage(start) ? "is a web page, not JSON" : "is XML, not JSON")
                    + ": it starts with '" + start + "'");
        try {
            var root = READER.readTree(body);
            if (root.isMissingNode()) return new Reading.Unreadable("holds only blanks, not JSON");
            return new Reading.Tree(root);
        } catch (StreamConstraintsException e) {
            return new Reading.Unreadable("exceeds a cap on JSON (" + e.getOriginalMessage() + ")");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            var cut = e instanceof com.fasterxml.jackson.core.io.JsonEOFException;
            return new Reading.Unreadable(
                    (cut ? "is JSON that breaks off" : "is not JSON") + where + ": it starts with '" + start + "'");
        } catch (ArithmeticException | NumberFormatException e) {
            // What the reader of Jackson throws for an exponent that no number can have.
            return new Reading.Unreadable("has a number that cannot be held: " + e.getMessage());
        } catch (IOException e) {
            return new Reading.Unreadable("is not JSON (" + e.getMessage() + ")");
        }
    }

    /// The first characters on one line, for sentences.
    private static String start(byte[] body) {
        var text = new String(body, 0, Math.min(body.length, 240), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .strip()
                .replaceAll("[\\s\\p{Cntrl}]+", " ");
        return text.length() > 60
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, 60))) + "…"
                : text;
    }

    private static boolean isWebPage(String start) {
        var lower = start.toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype html") || lower.contains("<html") || lower.startsWith("<head");
    }
}
