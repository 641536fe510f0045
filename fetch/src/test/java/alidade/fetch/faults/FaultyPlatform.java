package alidade.fetch.faults;

import alidade.fetch.faults.DeclaredPlatform.Lie;
import alidade.fetch.http.FakePlatform;
import alidade.fetch.http.FakeTime;
import alidade.fetch.sources.Page;
import alidade.fetch.sources.PageKey;
import alidade.fetch.sources.PageShelf;
import alidade.resources.packs.SourceDefinition;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// A declared platform that goes wrong on demand, and writes down what no client may do: ask for a page that is
/// finished, or ask before it said.
final class FaultyPlatform implements AutoCloseable {
    private final FakeTime time;
    private final DeclaredPlatform declared;
    private final FakePlatform stranger;
    private final FakePlatform server;
    private final Set<String> finished = new HashSet<>();
    private final List<String> offences = new ArrayList<>();
    private Random random = new Random(0);
    private Optional<Fault> fault = Optional.empty();
    private int strikesAt;
    private int strikesLeft;
    private int served;
    private int struck;
    private String latest = "";
    private Instant notBefore = Instant.MIN;

    FaultyPlatform(SourceDefinition source, FakeTime time) throws IOException {
        this.time = time;
        declared = new DeclaredPlatform(source);
        stranger = new FakePlatform(time, _ -> FakePlatform.json("{}"));
        server = new FakePlatform(time, this::answer);
    }

    String address() {
        return server.address();
    }

    DeclaredPlatform declared() {
        return declared;
    }

    List<Instant> times() {
        return server.times();
    }

    int askedOfTheStranger() {
        return stranger.asked().size();
    }

    synchronized int served() {
        return served;
    }

    /// How often the fault has struck.
    synchronized int struck() {
        return struck;
    }

    synchronized List<String> offences() {
        return List.copyOf(offences);
    }

    /// From the request of this number on, so many answers in a row go wrong; a lie lasts until it clears.
    synchronized void arm(Fault wrong, int at, int times, Random chance) {
        fault = Optional.of(wrong);
        strikesAt = at;
        strikesLeft = times;
        random = chance;
        struck = 0;
        served = 0;
    }

    synchronized void clear() {
        fault = Optional.empty();
    }

    /// A shelf whose pages count as finished: whoever asks for one again commits an offence.
    PageShelf shelf() {
        finished.clear();
        return new PageShelf() {
            private final Map<PageKey, Page> pages = new HashMap<>();

            @Override
            public Optional<Page> find(PageKey key) {
                return Optional.ofNullable(pages.get(key));
            }

            @Override
            public void keep(Page page) {
                pages.put(page.key(), page);
                synchronized (FaultyPlatform.this) {
                    finished.add(latest);
                }
            }
        };
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        var body = request.getBody();
        latest = request.getMethod() + " " + request.getTarget() + (body == null ? "" : " " + body.utf8());
        if (finished.contains(latest)) offences.add("asked again for the finished page " + latest);
        if (time.instant().isBefore(notBefore)) offences.add("asked before " + notBefore + ": " + latest);
        var number = served++;
        var strikes = fault.isPresent() && number >= strikesAt && strikesLeft > 0;
        var isLie = strikes && fault.get().kind == Fault.Kind.LIE;
        var answer = declared.answer(request, isLie ? fault.get().lie : Lie.NONE);
        if (answer.isEmpty()) {
            offences.add("asked what is not declared: " + latest);
            return FakePlatform.status(404);
        }
        var good = answer.get().page().toString();
        if (strikes && !isLie) {
            strikesLeft--;
            struck++;
            var bent = fault.get().bend(good, time.instant(), stranger.address(), random);
            if (bent.until().isAfter(notBefore)) notBefore = bent.until();
            return bent.answer();
        }
        if (isLie && answer.get().ofAList()) struck++;
        var whole = FakePlatform.json(good).newBuilder();
        answer.get().link().ifPresent(link -> whole.addHeader("Link", link));
        return whole.build();
    }

    @Override
    public void close() {
        server.close();
        stranger.close();
    }
}
