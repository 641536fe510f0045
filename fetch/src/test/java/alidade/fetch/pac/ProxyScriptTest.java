package alidade.fetch.pac;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.fetch.http.FakeTime;
import alidade.fetch.pac.ProxyScript.Answer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyScriptTest {
    /// Wednesday, 13:45 in Shanghai, 05:45 in Greenwich.
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T05:45:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final ScriptLimits SMALL =
            new ScriptLimits(1 << 20, 2_000_000, Duration.ofSeconds(20), 200, 64L << 20);

    private final AtomicInteger lookups = new AtomicInteger();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            isPlainHostName('www')                                       | true
            dnsDomainIs(host, '.example.com')                            | true
            localHostOrDomainIs('www', 'www.example.com')                | true
            isResolvable('intra.example.com')                            | true
            isResolvable('unknown.example.com')                          | false
            isInNet('intra.example.com', '10.0.0.0', '255.0.0.0')        | true
            isInNet('unknown.example.com', '0.0.0.0', '0.0.0.0')         | false
            isInNet(myIpAddress(), '192.168.0.0', '255.255.0.0')         | true
            dnsResolve('intra.example.com')                              | 10.1.2.3
            dnsResolve('unknown.example.com')                            | null
            dnsResolve('10.9.8.7')                                       | 10.9.8.7
            myIpAddress()                                                | 192.168.3.4
            dnsDomainLevels('www.example.com')                           | 2
            shExpMatch(url, 'https://*.example.com/*')                   | true
            weekdayRange('MON', 'FRI')                                   | true
            dateRange('NOV')                                             | true
            timeRange(13)                                                | true
            timeRange(5, 'GMT')                                          | true
            timeRange(13, 'GMT')                                         | false
            weekdayRange('WED', 'GMT')                                   | true
            isInNet()                                                    | false
            isPlainHostName()                                            | true
            alert('x')                                                   | null
            typeof isPlainHostName('a')                                  | boolean
            typeof dnsDomainLevels('a.b')                                | number
            typeof isResolvable('intra.example.com')                     | boolean
            typeof timeRange(1)                                          | boolean
            """)
    void functionsAnswer(String call, String expected) {
        assertThat(hops("var said = '' + (" + call + "); return 'PROXY ' + said.replace(/\\./g, '-') + ':1';"))
                .isEqualTo("HTTP " + expected.replace('.', '-') + " 1");
    }

    @Test
    void nameIsLookedUpOnceForOneAnswer() {
        hops("for (var i = 0; i < 50; i++) isInNet('intra.example.com', '10.0.0.0', '255.0.0.0'); return 'DIRECT';");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void scriptIsToldNoMoreThanItMayKnow() {
        var script = script("function FindProxyForURL(url, host) { return 'PROXY ' +"
                + " (host + '|' + url).replace(/[^a-z0-9]/g, '_') + ':1'; }");

        assertThat(words(script.ask("https", "a.test", 443, "/secret"))).isEqualTo("HTTP a_test_https___a_test_ 1");
        assertThat(words(script.ask("https", "a.test", 8443, "/secret")))
                .isEqualTo("HTTP a_test_https___a_test_8443_ 1");
        assertThat(words(script.ask("http", "a.test", 80, "/models"))).isEqualTo("HTTP a_test_http___a_test_models 1");
        assertThat(words(script.ask("http", "::1", 80, "/"))).isEqualTo("HTTP __1_http______1__ 1");
    }

    @Test
    void eachAnswerStartsFromNothing() {
        var script = script("var n = 0; Object.prototype.m = (Object.prototype.m || 0) + 1;"
                + "function FindProxyForURL(url, host) { n++; return 'PROXY p' + n + {}.m + ':1'; }");

        assertThat(words(ask(script))).isEqualTo("HTTP p11 1");
        assertThat(words(ask(script))).isEqualTo("HTTP p11 1");
    }

    @Test
    void brokenScriptIsNamedWithItsLine() {
        assertThat(sentence("function f() {\n\n  if( }"))
                .isEqualTo(
                        "the proxy script office.pac, line 3: syntax error; nothing is asked by it until it is mended, "
                                + "take another route meanwhile");
        assertThat(sentence("function FindProxyForURL(u, h) {\n  return nothing;\n}"))
                .startsWith("the proxy script office.pac, line 2: ReferenceError: \"nothing\" is not defined.; ");
        assertThat(sentence("function FindProxyForURL(u, h) {\n\n  throw 'no';\n}"))
                .startsWith("the proxy script office.pac, line 3: no; ");
        assertThat(sentence("var a = 1"))
                .startsWith("the proxy script office.pac: it has no function FindProxyForURL; ");
        assertThat(sentence("function FindProxyForURL(u, h) { return 5; }"))
                .startsWith(
                        "the proxy script office.pac: FindProxyForURL answered 5 for www.example.com, which is no text");
        assertThat(sentence("function FindProxyForURL(u, h) { return null; }"))
                .contains("FindProxyForURL answered null for www.example.com, which is no text");
        assertThat(sentence("function FindProxyForURL(u, h) { return 'SOCKS4 a:1'; }"))
                .contains(
                        "FindProxyForURL answered 'SOCKS4 a:1' for www.example.com, in which nothing is DIRECT, PROXY,"
                                + " HTTP, HTTPS, SOCKS or SOCKS5 with a host and a port; ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System.exit(1)",
                "Packages.java.lang.System.exit(1)",
                "new java.io.File('/')",
                "importPackage(java.io)",
                "new JavaAdapter()",
                "load('/etc/passwd')",
                "''.getClass()",
                "isPlainHostName.getClass()",
                "[].constructor.constructor('return java')()",
                "eval('Packages')",
                "new XMLHttpRequest()",
                "new ArrayBuffer(1)",
                "'x'.repeat(1)",
            })
    void nothingOfJavaCanBeNamed(String attempt) {
        assertThat(sentence("function FindProxyForURL(u, h) {\n return '' + " + attempt + "; }"))
                .containsAnyOf("ReferenceError", "TypeError")
                .startsWith("the proxy script office.pac, line ");
    }

    @Test
    void functionsLeadBackToNothingOfJava() {
        assertThat(hops("var kinds = [];"
                        + "for (var f of [isPlainHostName, dnsResolve, FindProxyForURL, host, url])"
                        + "  kinds.push(typeof f.getClass, typeof f.class, typeof f.notify);"
                        + "return 'PROXY ' + kinds.filter(function(k) { return k != 'undefined'; }).length + ':1';"))
                .isEqualTo("HTTP 0 1");
    }

    @Test
    void endlessScriptIsStoppedAndNotTriedAgain() {
        var script = script("function FindProxyForURL(url, host) {\n  while (true)\n    ;\n}");

        assertThat(sentence(ask(script)))
                .isEqualTo(
                        "the proxy script office.pac, line 2: it took more than 2000000 instructions and was stopped; "
                                + "nothing is asked by it until it is mended, take another route meanwhile");
        assertThat(ask(script)).isSameAs(ask(script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) {}",
                "function FindProxyForURL() { for (;;) { try { for (;;) {} } catch (e) {} finally { for (;;) {} } } }",
                "function FindProxyForURL() { return /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'); }",
                "function r(n) { try { return r(n + 1) + 1; } catch (e) { return r(n + 1); } }"
                        + " function FindProxyForURL() { return r(0); }",
                "function FindProxyForURL() { eval('for (;;) {}'); }",
                "function FindProxyForURL() { new Function('for (;;) {}')(); }",
            })
    void nothingHidesALoop(String text) {
        assertThat(sentence(text)).contains("it took more than 2000000 instructions and was stopped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function r() { return r() + 1; } function FindProxyForURL() { return r(); }",
                "function r() { return [1].map(r); } function FindProxyForURL() { return r(); }",
                "var o = {toString: function() { return '' + o; }}; function FindProxyForURL() { return '' + o; }",
                "function FindProxyForURL() { return JSON.parse(new Array(200001).join('[')); }",
            })
    void deepCallsAreRefused(String text) {
        assertThat(sentence(text)).matches("(?s).*(Exceeded maximum stack depth|lie too deep|SyntaxError).*");
    }

    @Test
    void deepBracketsAreRefused() {
        assertThat(sentence("var x = " + "(".repeat(400_000) + "1" + ")".repeat(400_000)))
                .matches(".*(Too deep recursion while parsing|lie too deep).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var all = []; while (true) all.push(new Array(10000));",
                "var s = 'x'; while (true) { s += s; s.charAt(0); }",
                "var all = []; while (true) all.push(all.concat(all));",
            })
    void greedyScriptIsStopped(String body) {
        assertThat(sentence("function FindProxyForURL() { " + body + " }"))
                .matches(".*(it asked for more than 64 MB|it asked for more memory than there is) and was stopped.*");
    }

    @Test
    void slowNameIsNotWaitedFor() throws InterruptedException {
        var never = new CountDownLatch(1);
        var limits = new ScriptLimits(1000, 1000, Duration.ofMillis(50), 10, 1 << 20);
        var script = new ProxyScript(
                "office.pac",
                "function FindProxyForURL(url, host) { return dnsResolve(host); }",
                limits,
                new Surroundings(
                        CLOCK,
                        _ -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return List.of();
                        },
                        () -> ""));

        assertThat(sentence(ask(script))).contains("the names that it looks up took longer than 50 ms; ");
        never.countDown();
    }

    @Test
    void longAnswerIsNotRead() {
        // 1,999 times the ten characters of `PROXY a:1;`
        assertThat(sentence("function FindProxyForURL() { return new Array(2000).join('PROXY a:1;'); }"))
                .startsWith(
                        "the proxy script office.pac: FindProxyForURL answered 19990 characters for www.example.com, "
                                + "and at most 10000 are read; ");
    }

    @Test
    void scriptThatWentTooFarIsAskedAgainAfterSomeMinutes() {
        var time = new FakeTime();
        var script = new ProxyScript(
                "office.pac",
                "function FindProxyForURL() { while (true); }",
                SMALL,
                new Surroundings(time, this::lookup, () -> ""));

        var first = ask(script);
        assertThat(ask(script)).isSameAs(first);
        time.move(Duration.ofMinutes(5));
        assertThat(ask(script)).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void longScriptIsNotRead() {
        assertThat(sentence(" ".repeat(10 << 20)))
                .isEqualTo("the proxy script office.pac: it has 10485760 characters, and at most 1048576 are read; "
                        + "nothing is asked by it until it is mended, take another route meanwhile");
    }

    private String hops(String body) {
        return words(ask(script("function FindProxyForURL(url, host) { " + body + " }")));
    }

    private static String words(Answer answer) {
        return answer instanceof Answer.Hops(var hops)
                ? String.join(
                        "; ",
                        hops.stream()
                                .map(hop -> hop.kind() + " " + hop.host() + " " + hop.port())
                                .toList())
                : answer.toString();
    }

    private String sentence(String text) {
        return sentence(ask(script(text)));
    }

    private static String sentence(Answer answer) {
        return answer instanceof Answer.Broken(var sentence) ? sentence : "not broken: " + answer;
    }

    private static Answer ask(ProxyScript script) {
        return script.ask("https", "www.example.com", 443, "/");
    }

    private ProxyScript script(String text) {
        return new ProxyScript("office.pac", text, SMALL, new Surroundings(CLOCK, this::lookup, () -> "192.168.3.4"));
    }

    private List<InetAddress> lookup(String name) throws UnknownHostException {
        lookups.incrementAndGet();
        var known = Map.of("intra.example.com", new byte[] {10, 1, 2, 3});
        var address = known.get(name);
        if (address == null) throw new UnknownHostException(name);
        return List.of(InetAddress.getByAddress(name, address));
    }
}
