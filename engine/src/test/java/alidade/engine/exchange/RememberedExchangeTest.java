package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.exchange.LastExchange.Met;
import alidade.engine.pipeline.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills it in before each test.
class RememberedExchangeTest {
    private static final Clock CLOCK = Clock.fixed(Seed.NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private LastExchange remembered() {
        return new ExchangeMemory(folder.resolve("one/workspace")).read().orElseThrow();
    }

    @Test
    void whatTheHubHadIsRememberedWhileItIsAway() throws IOException {
        var hub = new HubAddress.Folder(folder.resolve("hub"));
        try (var one = Plot.planted(folder.resolve("one"))) {
            var exchange = new RememberedExchange(one.engine, folder.resolve("one/workspace"), CLOCK);
            assertThatThrownBy(() -> exchange.run(hub, _ -> {}, Progress.none(), () -> false))
                    .isInstanceOf(HubProblem.class);
            assertThat(remembered().met()).isEmpty();
            assertThat(remembered().away().orElseThrow()).contains("is not a hub");

            one.grow(1);
            var exchanged = exchange.runMaking(hub, _ -> {}, Progress.none(), () -> false);
            var head = one.engine.log().reached(one.node());
            var met = remembered().met().orElseThrow();
            assertThat(remembered().away()).isEmpty();
            assertThat(met.pushed()).isEqualTo(exchanged.pushed());
            assertThat(met.atHub()).containsEntry(one.node(), head);
            assertThat(met.lives()).isEqualTo(exchanged.lives());

            one.grow(2);
            Files.move(folder.resolve("hub"), folder.resolve("unplugged"));
            assertThatThrownBy(() -> exchange.run(hub, _ -> {}, Progress.none(), () -> false))
                    .isInstanceOf(HubProblem.class);
            assertThat(remembered().away()).isPresent();
            assertThat(remembered().met()).contains(met);
        }
    }

    /// It ends before it has asked the hub for anything.
    @Test
    void anExchangeThatWasCutDoesNotForgetWhatTheHubHas() throws IOException {
        var hub = new HubAddress.Folder(folder.resolve("hub"));
        try (var one = Plot.planted(folder.resolve("one"))) {
            var exchange = new RememberedExchange(one.engine, folder.resolve("one/workspace"), CLOCK);
            exchange.runMaking(hub, _ -> {}, Progress.none(), () -> false);
            var before = remembered().met().map(Met::atHub).orElseThrow();
            one.grow(1);
            exchange.run(hub, _ -> {}, Progress.none(), () -> true);
            assertThat(remembered().met().map(Met::atHub)).contains(before);
            assertThat(remembered().met().orElseThrow().lives()).isNotEmpty();
        }
    }

    @Test
    void aMemoryThatCannotBeReadIsAsIfTheHubWasNeverMet() throws IOException {
        var workspace = Files.createDirectories(folder.resolve("one/workspace"));
        Files.writeString(workspace.resolve("last-exchange.json"), "{\"hub\": \"x\", \"tried\": \"yesterday\"}");
        assertThat(new ExchangeMemory(workspace).read()).isEmpty();
    }
}
