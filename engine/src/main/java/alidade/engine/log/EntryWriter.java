package alidade.engine.log;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Gives each part of an entry its canonical form: one line of JSON, keys in ascending order.
///
/// What is absent or empty is left out. `EntryParser` reads it back.
final class EntryWriter {
    private EntryWriter() {}

    static void fact(CanonicalJson json, Fact fact) {
        json.beginObject().key("date").day(fact.date());
        typed(json, "dates", fact.values(), LocalDate.class);
        if (!fact.inputs().isEmpty()) {
            texts(json.key("inputs"), fact.inputs());
        }
        typed(json, "moments", fact.values(), Instant.class);
        json.key("observed_at").moment(fact.observedAt());
        json.key("values").beginObject();
        for (var value : fact.values().entrySet()) {
            if (!(value.getValue() instanceof LocalDate) && !(value.getValue() instanceof Instant)) {
                value(json.key(value.getKey()), value.getKey(), value.getValue());
            }
        }
        json.endObject().endObject().newline();
    }

    /// Days and moments look like texts in JSON, so they have a member of their own.
    private static void typed(CanonicalJson json, String member, Map<String, Object> values, Class<?> type) {
        var open = false;
        for (var value : values.entrySet()) {
            if (!type.isInstance(value.getValue())) {
                continue;
            }
            if (!open) {
                json.key(member).beginObject();
                open = true;
            }
            value(json.key(value.getKey()), value.getKey(), value.getValue());
        }
        if (open) {
            json.endObject();
        }
    }

    private static void value(CanonicalJson json, String column, Object value) {
        switch (value) {
            case String text -> json.text(text);
            case Long number -> json.number(number);
            case Integer number -> json.number(number);
            case BigDecimal number -> json.number(number);
            case BigInteger number -> json.number(new BigDecimal(number));
            case Boolean truth -> json.truth(truth);
            case LocalDate day -> json.day(day);
            case Instant moment -> json.moment(moment);
            case List<?> list ->
                texts(json, list.stream().map(one -> text(column, one)).toList());
            default -> throw unknown(column, value);
        }
    }

    private static String text(String column, Object item) {
        if (item instanceof String text) {
            return text;
        }
        throw unknown(column, item);
    }

    private static NotSealable unknown(String column, Object value) {
        return new NotSealable("column %s holds a %s, which the log cannot hold"
                .formatted(column, value.getClass().getSimpleName()));
    }

    /// A record is refused for what is wrong with it, so here, and only here, a character without a form is
    /// replaced instead of refused again.
    static void refused(CanonicalJson json, Refused refused) {
        json.beginObject();
        refused.date().ifPresent(date -> json.key("date").day(date));
        json.key("place").text(SealableText.clean(refused.place()));
        json.key("raw").text(SealableText.clean(refused.raw()));
        json.key("reason").text(SealableText.clean(refused.reason()));
        json.key("rule").text(SealableText.clean(refused.rule()));
        json.key("source").text(SealableText.clean(refused.source()));
        json.endObject().newline();
    }

    static void document(CanonicalJson json, Document document) {
        json.beginObject();
        document.parent().ifPresent(parent -> json.key("parent").text(parent));
        json.key("path").text(document.path());
        json.key("text").text(document.text());
        json.key("type").text(document.type());
        json.endObject().newline();
    }

    /// All of the header but its hash.
    static void header(CanonicalJson json, Header header) {
        json.beginObject();
        batch(json.key("batch"), header.batch());
        json.key("coverage").beginArray();
        header.coverage().forEach(one -> coverage(json, one));
        json.endArray();
        json.key("incarnation").text(header.incarnation());
        json.key("kind").text(header.kind().name());
        json.key("node").text(header.id().node());
        json.key("payload_sha").text(header.payloadSha());
        json.key("prev_hash").text(header.prevHash());
        json.key("refused").number(header.refused());
        json.key("region").text(header.region());
        json.key("rows").number(header.rows());
        json.key("schema_version").number(header.schemaVersion());
        json.key("sealed_at").moment(header.sealedAt());
        json.key("seq").number(header.id().seq());
        json.endObject();
    }

    private static void batch(CanonicalJson json, Batch batch) {
        json.beginObject();
        batch.cites().ifPresent(cites -> {
            json.key("cites").beginObject();
            json.key("node").text(cites.node()).key("seq").number(cites.seq()).endObject();
        });
        json.key("ended").moment(batch.ended());
        batch.error().ifPresent(error -> json.key("error").text(SealableText.clean(error)));
        json.key("id").text(batch.id());
        json.key("merged").number(batch.merged());
        json.key("origin").text(batch.origin().name());
        json.key("pack").text(batch.pack());
        json.key("pages").number(batch.pages());
        json.key("source").text(batch.source());
        json.key("started").moment(batch.started());
        json.key("status").text(batch.status().name());
        json.key("table").text(batch.table());
        json.endObject();
    }

    private static void coverage(CanonicalJson json, Coverage coverage) {
        json.beginObject();
        json.key("date").day(coverage.date());
        json.key("extent").text(coverage.extent().name());
        json.key("input").text(coverage.input());
        json.key("source").text(coverage.source());
        json.endObject();
    }

    private static void texts(CanonicalJson json, List<String> texts) {
        json.beginArray();
        texts.forEach(json::text);
        json.endArray();
    }

    /// SHA-256 over the canonical header, followed by the payload's hash in hexadecimal.
    static String hash(Header header) {
        var json = new CanonicalJson();
        header(json, header);
        var digest = Hashes.newSha256();
        digest.update(json.drain());
        digest.update(header.payloadSha().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return Hashes.hex(digest.digest());
    }
}
