package alidade.fetch.faults;

import alidade.fetch.faults.DeclaredPlatform.Lie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/// What goes wrong with an answer.
enum Fault {
    RETRY_AFTER_SECONDS(Kind.RETRIED, "answered 429, too many requests"),
    RETRY_AFTER_DATE(Kind.RETRIED, "answered 429, too many requests"),
    FORBIDDEN_WITH_RESET(Kind.RETRIED, "answered 403, too many requests"),
    RATE_LIMIT_WINDOW(Kind.RETRIED, "answered 429, too many requests"),
    SERVER_ERROR(Kind.RETRIED, "answered 50"),
    RESET(Kind.RETRIED, "could not be reached|ended before it was complete"),
    TRUNCATED(Kind.RETRIED, "ended before it was complete"),
    TRICKLE(Kind.SLOW, "did not answer in full within"),
    STALL(Kind.SLOW, "did not answer in full within"),
    WRONG_LENGTH(Kind.FINAL, "is JSON that breaks off"),
    GZIP_BOMB(Kind.FINAL, "bytes after decompression"),
    DEEP_JSON(Kind.FINAL, "exceeds a cap on JSON"),
    HUGE_JSON(Kind.FINAL, "exceeds a cap on JSON"),
    WEB_PAGE(Kind.FINAL, "is a web page, not JSON"),
    LOGIN_PORTAL(Kind.FINAL, "redirects to another origin"),
    CYCLING_PAGES(Lie.CYCLE, "leads back to a page|came twice|had all come before"),
    RECORD_ADDED_WHILE_PAGING(Lie.GROWN, "reports 9 records, and 8 different ones"),
    RECORD_GONE_WHILE_PAGING(Lie.SHRUNK, "reported 8 records and later 7"),
    TOTAL_THAT_DISAGREES(Lie.TOTAL, "reports 13 records, and 8 different ones"),
    RECORD_TWICE_AND_ONE_MISSING(Lie.TWICE, "reports 8 records, and 6 different ones|7 different ones"),
    LIST_UNDER_ANOTHER_NAME(Lie.RENAMED, "has no list of records at");

    enum Kind {
        /// Tried again; over before the tries are, or not.
        RETRIED,
        /// The same, found out by time limits.
        SLOW,
        /// Known at once to be of no use to try again.
        FINAL,
        /// A good page that says something untrue.
        LIE
    }

    final Kind kind;
    final Lie lie;
    /// What the reason says, as a pattern.
    final String words;

    Fault(Kind kind, String words) {
        this.kind = kind;
        this.lie = Lie.NONE;
        this.words = words;
    }

    Fault(Lie lie, String words) {
        this.kind = Kind.LIE;
        this.lie = lie;
        this.words = words;
    }

    /// @param until when the host wants to be asked again; never before now
    record Bent(MockResponse answer, Instant until) {}

    Bent bend(String good, Instant now, String stranger, Random random) {
        var pause = Duration.ofSeconds(1 + random.nextInt(40));
        var until = now.plus(pause);
        var answer = new MockResponse.Builder();
        switch (this) {
            case RETRY_AFTER_SECONDS -> answer.code(429).addHeader("Retry-After", Long.toString(pause.toSeconds()));
            case RETRY_AFTER_DATE -> {
                // The server's clock is up to an hour off ours; the pause is measured by its own.
                var theirs = now.plusSeconds(random.nextInt(7_200) - 3_600L);
                answer.code(429).addHeader("Date", date(theirs)).addHeader("Retry-After", date(theirs.plus(pause)));
            }
            case FORBIDDEN_WITH_RESET ->
                answer.code(403)
                        .addHeader("X-RateLimit-Remaining", "0")
                        .addHeader("X-RateLimit-Reset", Long.toString(until.getEpochSecond() + 1));
            case RATE_LIMIT_WINDOW -> answer.code(429).addHeader("RateLimit", "\"api\";r=0;t=" + pause.toSeconds());
            case SERVER_ERROR -> answer.code(500 + random.nextInt(5)).body("<h1>busy</h1>");
            case RESET -> answer.onResponseStart(new SocketEffect.CloseSocket());
            case TRUNCATED ->
                answer.body(good.substring(0, good.length() / 2))
                        .setHeader("Content-Length", good.length() + 100)
                        .onResponseEnd(new SocketEffect.CloseSocket());
            case TRICKLE -> answer.body(good + " ".repeat(2_000)).throttleBody(1, 20, TimeUnit.MILLISECONDS);
            case STALL -> answer.onResponseStart(SocketEffect.Stall.INSTANCE);
            case WRONG_LENGTH -> answer.body(good).setHeader("Content-Length", good.length() / 2);
            case GZIP_BOMB -> answer.addHeader("Content-Encoding", "gzip").body(new Buffer().write(BOMB));
            case DEEP_JSON -> answer.body("[".repeat(20_000) + "]".repeat(20_000));
            case HUGE_JSON ->
                answer.body(List.of("{\"a\":\"" + "x".repeat(4_100_000) + "\"}", "[" + "9".repeat(5_000) + "]")
                        .get(random.nextInt(2)));
            case WEB_PAGE -> answer.addHeader("Content-Type", "text/html").body("<!DOCTYPE html><title>Log in</title>");
            case LOGIN_PORTAL -> answer.code(302).addHeader("Location", stranger + "/login?back=here");
            default -> throw new AssertionError(this + " is a page that lies");
        }
        return new Bent(answer.build(), asksForAPause() ? until : now);
    }

    private boolean asksForAPause() {
        return switch (this) {
            case RETRY_AFTER_SECONDS, RETRY_AFTER_DATE, FORBIDDEN_WITH_RESET, RATE_LIMIT_WINDOW -> true;
            default -> false;
        };
    }

    private static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    /// 8 MB of zeros, more than the caps of the trial.
    private static final byte[] BOMB = packed(new byte[8 << 20]);

    private static byte[] packed(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
