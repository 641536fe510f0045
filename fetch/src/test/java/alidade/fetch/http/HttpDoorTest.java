package alidade.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.routes.Routes;
import alidade.resources.packs.SourceDefinition.Budget;
import alidade.resources.packs.SourceDefinition.Retry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDoorTest {
    private static final Retry RETRY = new Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(16));
    private static final Retry ONCE = new Retry(1, Duration.ofSeconds(1), Duration.ofSeconds(16));
    private static final Manners PATIENT = new Manners(new Budget(6_000, 600), RETRY, "global");
    private static final Manners IMPATIENT = new Manners(new Budget(6_000, 600), ONCE, "global");

    private final FakeTime time = new FakeTime();
    private final HttpDoor door = door(HttpLimits.usual());

    @Test
    void keepsPageExactlyAsReceived() throws IOException {
        try (var platform = platform(_ -> FakePlatform.json("{\"名\": 1.50}\n"))) {
            var page = (FetchOutcome.Received) ask(platform, "/models?a=1", PATIENT);

            assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("{\"名\": 1.50}\n");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.headers()).containsEntry("content-type", "application/json");
            assertThat(page.address()).isEqualTo(URI.create(platform.address() + "/models?a=1"));
            assertThat(page.tries()).isEqualTo(1);
        }
    }

    @Test
    void unpacksGzip() throws IOException {
        try (var platform = platform(_ -> gzip("[1,2]".getBytes(StandardCharsets.UTF_8)))) {
            var page = (FetchOutcome.Received) ask(platform, "/", PATIENT);

            assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("[1,2]");
        }
    }

    @Test
    void stopsGzipBombAtTheCapOfDecodedBytes() throws IOException {
        // 64 MB of zeros are about 64 KB on the wire; the usual cap is 32 MB = 33554432 bytes.
        var bomb = new byte[64 << 20];
        try (var platform = platform(_ -> gzip(bomb))) {
            var outcome = (FetchOutcome.TooLarge) ask(platform, "/bomb", PATIENT);

            assertThat(outcome.limit()).isEqualTo(33_554_432);
            assertThat(outcome.sentence())
                    .isEqualTo(platform.address() + "/bomb sent more than 33554432 bytes after decompression; reading "
                            + "stopped there and the page is left out");
            assertThat(platform.asked()).hasSize(1);
        }
    }

    @Test
    void bodyOfExactlyTheCapPasses() throws IOException {
        try (var platform = platform(_ -> gzip(new byte[1_000]))) {
            var exact = door(HttpLimits.usual().withDecodedBytes(1_000));
            var less = door(HttpLimits.usual().withDecodedBytes(999));

            assertThat(exact.send(get(platform, "/"), PATIENT, () -> false)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(less.send(get(platform, "/"), PATIENT, () -> false)).isInstanceOf(FetchOutcome.TooLarge.class);
        }
    }

    @Test
    void retryAfterInSecondsWins() throws IOException {
        try (var platform = platform(inTurn(throttled("Retry-After", "7"), FakePlatform.json("[]")))) {
            var page = (FetchOutcome.Received) ask(platform, "/", PATIENT);

            assertThat(page.tries()).isEqualTo(2);
            assertThat(time.since(FakeTime.START)).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void retryAfterAsDateIsMeasuredByTheServersClock() throws IOException {
        // The server's clock is an hour ahead of ours: 09:00:30 − 09:00:00 = 30 s.
        var answer = new MockResponse.Builder()
                .code(503)
                .addHeader("Date", "Mon, 05 Jan 2026 09:00:00 GMT")
                .addHeader("Retry-After", "Mon, 05 Jan 2026 09:00:30 GMT")
                .build();
        try (var platform = platform(inTurn(answer, FakePlatform.json("[]")))) {
            assertThat(ask(platform, "/", PATIENT)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(time.since(FakeTime.START)).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # a window that has nothing left until 271 s from now
            RateLimit | "api";r=0;t=271 | 271
            # 08:00:00 UTC on 2026-01-05 is 1767600000 s after 1970; 45 s more
            X-RateLimit-Reset | 1767600045 | 45
            # as an earlier draft of the header wrote it
            RateLimit | limit=100, remaining=0, reset=50 | 50
            # the same in milliseconds
            X-RateLimit-Reset | 1767600045000 | 45
            # a small number is a length
            X-RateLimit-Reset | 12 | 12
            # a date by our clock, since the server tells none
            Retry-After | Mon, 05 Jan 2026 08:00:09 GMT | 9
            """)
    void understandsEachHeaderThatNamesAPause(String header, String value, long seconds) throws IOException {
        try (var platform = platform(inTurn(throttled(header, value), FakePlatform.json("[]")))) {
            assertThat(ask(platform, "/", PATIENT)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(time.since(FakeTime.START)).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void forbiddenThatSaysNothingIsLeftIsAPause() throws IOException {
        // 1767600045 − 1767600000 = 45 s.
        var answer = new MockResponse.Builder()
                .code(403)
                .addHeader("X-RateLimit-Remaining", "0")
                .addHeader("X-RateLimit-Reset", "1767600045")
                .build();
        try (var platform = platform(inTurn(answer, FakePlatform.json("[]")))) {
            assertThat(ask(platform, "/", PATIENT)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(time.since(FakeTime.START)).isEqualTo(Duration.ofSeconds(45));
        }
    }

    @Test
    void pauseOfNothingIsNoReasonToComeBackAtOnce() throws IOException {
        try (var platform = platform(_ -> throttled("Retry-After", "0"))) {
            assertThat(ask(platform, "/", PATIENT)).isInstanceOf(FetchOutcome.Throttled.class);
            // Four pauses, drawn between nothing and 1, 2, 4 and 8 s as without the header.
            assertThat(time.pauses()).hasSize(4).anyMatch(Duration::isPositive);
        }
    }

    @Test
    void connectionThatBreaksIsATryWithinTheBudget() throws IOException {
        var connected = new java.util.concurrent.atomic.AtomicBoolean();
        try (var platform = platform(_ -> connected.getAndSet(true)
                ? new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build()
                : FakePlatform.json("[]"))) {
            // The second request goes over the connection of the first one, where clients like to repeat it unasked.
            assertThat(ask(platform, "/1", IMPATIENT)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(ask(platform, "/2", IMPATIENT)).isInstanceOf(FetchOutcome.Truncated.class);
            assertThat(platform.asked()).hasSize(2);
        }
    }

    @Test
    void goodAnswerThatLeavesNothingPausesTheHost() throws IOException {
        var last = FakePlatform.json("[1]")
                .newBuilder()
                .addHeader("RateLimit", "\"api\";r=0;t=40")
                .build();
        try (var platform = platform(inTurn(last, FakePlatform.json("[2]")))) {
            assertThat(ask(platform, "/1", PATIENT)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(time.since(FakeTime.START)).isZero();

            assertThat(ask(platform, "/2", PATIENT)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(time.since(FakeTime.START)).isEqualTo(Duration.ofSeconds(40));
        }
    }

    @Test
    void pauseLongerThanWeWaitEndsTheRequestAndTheNextOneToo() throws IOException {
        try (var platform = platform(_ -> throttled("Retry-After", "3600"))) {
            var outcome = (FetchOutcome.Throttled) ask(platform, "/models", PATIENT);

            assertThat(outcome.retryAfter()).isEqualTo(Duration.ofHours(1));
            assertThat(outcome.sentence())
                    .isEqualTo(platform.address() + " asks for a pause of 3600 s, more than the 600 s that we wait; "
                            + platform.address() + "/models is left to the next run");
            assertThat(ask(platform, "/other", PATIENT)).isInstanceOf(FetchOutcome.Throttled.class);
            assertThat(platform.asked()).hasSize(1);
            assertThat(time.pauses()).isEmpty();
        }
    }

    @Test
    void pauseNamedAtTheLastTryHoldsForTheNextRequest() throws IOException {
        try (var platform = platform(inTurn(throttled("Retry-After", "30"), FakePlatform.json("[]")))) {
            assertThat(ask(platform, "/1", IMPATIENT)).isInstanceOf(FetchOutcome.Throttled.class);
            assertThat(ask(platform, "/2", IMPATIENT)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(time.since(FakeTime.START)).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void givesUpAfterFiveTriesWithFullJitter() throws IOException {
        try (var platform = platform(_ -> FakePlatform.status(500))) {
            var outcome = (FetchOutcome.Refused) ask(platform, "/", PATIENT);

            assertThat(outcome.status()).isEqualTo(500);
            assertThat(outcome.sentence()).isEqualTo(platform.address() + "/ answered 500; given up after 5 tries");
            assertThat(platform.asked()).hasSize(5);
            // Four pauses, each anything from 0 to 1, 2, 4 and 8 s.
            assertThat(time.pauses()).hasSize(4);
            for (var i = 0; i < 4; i++)
                assertThat(time.pauses().get(i)).isBetween(Duration.ZERO, Duration.ofSeconds(1L << i));
        }
    }

    @Test
    void jitterIsFullAndNeverAboveTheLongest() throws IOException {
        var retry = new Retry(40, Duration.ofSeconds(1), Duration.ofSeconds(16));
        try (var platform = platform(_ -> FakePlatform.status(502))) {
            ask(platform, "/", new Manners(new Budget(6_000, 600), retry, "global"));

            assertThat(time.pauses()).hasSize(39).allMatch(pause -> pause.compareTo(Duration.ofSeconds(16)) <= 0);
            assertThat(time.pauses()).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(8)) > 0);
            assertThat(time.pauses()).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(4)) < 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"503, 0", "408, 0", "408,"})
    void clientRepeatsNothingBehindTheBudgetsBack(int status, String retryAfter) throws IOException {
        var answer = new MockResponse.Builder().code(status);
        if (retryAfter != null) answer.addHeader("Retry-After", retryAfter);
        try (var platform = platform(_ -> answer.build())) {
            assertThat(ask(platform, "/", IMPATIENT)).isInstanceOf(FetchOutcome.Refused.class);
            assertThat(platform.asked()).hasSize(1);
        }
    }

    @Test
    void noMeansNo() throws IOException {
        var answer =
                new MockResponse.Builder().code(404).body("no such\n model").build();
        try (var platform = platform(_ -> answer)) {
            assertThat(ask(platform, "/models/x?page=1", PATIENT))
                    .isEqualTo(new FetchOutcome.Refused(
                            404,
                            platform.address() + "/models/x answered 404, saying 'no such model'; the page is left out "
                                    + "and not asked for again in this run"));
            assertThat(platform.asked()).hasSize(1);
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        var platform = platform(_ -> FakePlatform.json("[]"));
        platform.close();

        var outcome = (FetchOutcome.Unreachable) ask(platform, "/models", PATIENT);

        assertThat(outcome.sentence())
                .startsWith(platform.address() + "/models could not be reached (Failed to connect")
                .endsWith("; given up after 5 tries");
        assertThat(time.pauses()).hasSize(4);
    }

    @Test
    void trickleEndsAtTheTimeLimit() throws IOException {
        var trickle = FakePlatform.json("[" + "1,".repeat(5_000) + "1]")
                .newBuilder()
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build();
        try (var platform = platform(_ -> trickle)) {
            var outcome = door(HttpLimits.usual().withCall(Duration.ofMillis(400)))
                    .send(get(platform, "/slow"), IMPATIENT, () -> false);

            assertThat(((FetchOutcome.Unreachable) outcome).sentence())
                    .isEqualTo(platform.address() + "/slow did not answer in full within 400 ms (timeout); it is not "
                            + "tried again");
        }
    }

    @Test
    void answerShorterThanAnnouncedIsCalledTruncated() throws IOException {
        var cut = FakePlatform.json("[" + "1,".repeat(50_000) + "1]")
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
        try (var platform = platform(_ -> cut)) {
            var outcome = ask(platform, "/", IMPATIENT);

            assertThat(outcome).isInstanceOf(FetchOutcome.Truncated.class);
            assertThat(((FetchOutcome.Truncated) outcome).sentence()).contains("ended before it was complete");
        }
    }

    @Test
    void brokenOffGzipIsCalledTruncated() throws IOException {
        var whole = gzipped("[1,2,3,4,5,6,7,8,9]".getBytes(StandardCharsets.UTF_8));
        var half = new Buffer().write(whole, 0, whole.length / 2);
        var answer = new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(half)
                .build();
        try (var platform = platform(_ -> answer)) {
            assertThat(ask(platform, "/", IMPATIENT)).isInstanceOf(FetchOutcome.Truncated.class);
        }
    }

    @Test
    void followsRedirectsOfTheSameOriginOnly() throws IOException {
        try (var stranger = platform(_ -> FakePlatform.json("[]"));
                var platform = platform(request -> request.getTarget().equals("/old")
                        ? moved("/new")
                        : request.getTarget().equals("/new")
                                ? FakePlatform.json("[1]")
                                : moved(stranger.address() + "/take?token=me"))) {
            var page = (FetchOutcome.Received) ask(platform, "/old", PATIENT);
            assertThat(page.address()).isEqualTo(URI.create(platform.address() + "/new"));

            assertThat(ask(platform, "/away", PATIENT))
                    .isEqualTo(new FetchOutcome.Redirected(platform.address() + "/away redirects to another origin, "
                            + stranger.address() + "; it is not followed, since that could hand the account to a "
                            + "stranger; name that host in the source if it is the right one"));
            assertThat(stranger.asked()).isEmpty();
        }
    }

    @Test
    void followsFiveRedirectsAndNoSixth() throws IOException {
        var hops = new AtomicInteger();
        try (var platform = platform(_ -> moved("/hop" + hops.incrementAndGet()))) {
            assertThat(ask(platform, "/hop", PATIENT)).isInstanceOf(FetchOutcome.Redirected.class);
            assertThat(platform.asked())
                    .containsExactly("GET /hop", "GET /hop1", "GET /hop2", "GET /hop3", "GET /hop4", "GET /hop5");
        }
    }

    @Test
    void hostThatKeepsFailingIsLeftAloneForAWhile() throws IOException {
        var healthy = new AtomicBoolean();
        try (var platform = platform(_ -> healthy.get() ? FakePlatform.json("[]") : FakePlatform.status(503))) {
            for (var i = 0; i < 5; i++)
                assertThat(ask(platform, "/", IMPATIENT)).isInstanceOf(FetchOutcome.Refused.class);
            assertThat(ask(platform, "/", IMPATIENT))
                    .isEqualTo(new FetchOutcome.Resting(
                            Duration.ofSeconds(60),
                            platform.address() + " failed 5 times in a row and is left alone for 60 s; "
                                    + platform.address() + "/ is not asked"));
            assertThat(platform.asked()).hasSize(5);

            // One try after the rest: it fails, and the host is left alone again.
            time.move(Duration.ofSeconds(60));
            assertThat(ask(platform, "/", IMPATIENT)).isInstanceOf(FetchOutcome.Refused.class);
            assertThat(ask(platform, "/", IMPATIENT)).isInstanceOf(FetchOutcome.Resting.class);
            assertThat(platform.asked()).hasSize(6);

            time.move(Duration.ofSeconds(60));
            healthy.set(true);
            assertThat(ask(platform, "/", IMPATIENT)).isInstanceOf(FetchOutcome.Received.class);
            assertThat(ask(platform, "/", IMPATIENT)).isInstanceOf(FetchOutcome.Received.class);
        }
    }

    @Test
    void refusalsDoNotCountAsFailuresOfTheHost() throws IOException {
        try (var platform = platform(_ -> FakePlatform.status(404))) {
            for (var i = 0; i < 20; i++)
                assertThat(ask(platform, "/" + i, IMPATIENT)).isInstanceOf(FetchOutcome.Refused.class);
            assertThat(platform.asked()).hasSize(20);
        }
    }

    @Test
    void stopEndsAPause() throws IOException {
        var stop = new AtomicBoolean();
        try (var platform = platform(_ -> {
            stop.set(true);
            return throttled("Retry-After", "5");
        })) {
            assertThat(door.send(get(platform, "/"), PATIENT, stop::get)).isInstanceOf(FetchOutcome.Cancelled.class);
            assertThat(platform.asked()).hasSize(1);
        }
    }

    @Test
    void stopEndsACallThatHangs() throws IOException {
        var stop = new AtomicBoolean();
        try (var platform = platform(_ -> {
            stop.set(true);
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        })) {
            assertThat(door.send(get(platform, "/"), PATIENT, stop::get)).isInstanceOf(FetchOutcome.Cancelled.class);
        }
    }

    @Test
    void addressThatIsNoneIsSaidSo() {
        var ask = new Ask("GET", URI.create("ftp://127.0.0.1/x"), Map.of(), Optional.empty(), Optional.empty());

        assertThat(door.send(ask, PATIENT, () -> false))
                .isEqualTo(new FetchOutcome.Unaskable(
                        "'ftp://127.0.0.1/x' is not an http or https address; nothing is asked"));
    }

    private HttpDoor door(HttpLimits limits) {
        return new HttpDoor(limits, Routes.direct(), time, time, new Random(20_260_105));
    }

    private FakePlatform platform(Function<RecordedRequest, MockResponse> answers) throws IOException {
        return new FakePlatform(time, answers);
    }

    private FetchOutcome ask(FakePlatform platform, String target, Manners manners) {
        return door.send(get(platform, target), manners, () -> false);
    }

    private static Ask get(FakePlatform platform, String target) {
        return new Ask("GET", URI.create(platform.address() + target), Map.of(), Optional.empty(), Optional.empty());
    }

    private static Function<RecordedRequest, MockResponse> inTurn(MockResponse... answers) {
        var next = new AtomicInteger();
        return _ -> answers[next.getAndIncrement()];
    }

    private static MockResponse throttled(String header, String value) {
        return new MockResponse.Builder().code(429).addHeader(header, value).build();
    }

    private static MockResponse moved(String to) {
        return new MockResponse.Builder().code(302).addHeader("Location", to).build();
    }

    private static MockResponse gzip(byte[] content) {
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(gzipped(content)))
                .build();
    }

    private static byte[] gzipped(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }
}
