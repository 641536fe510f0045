package alidade.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.exchange.HubAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What a node is told by options and by its environment.
class NodeOptionsTest {
    private static final Map<String, String> ALL = Map.of(
            "ALIDADE_REGION", "global, cn",
            "ALIDADE_HUB", "share",
            "ALIDADE_EXCHANGE_MINUTES", "7",
            "ALIDADE_SILENCE_HOURS", "48",
            "ALIDADE_WATCH", "abc,def",
            "ALIDADE_HEALTH_PORT", "8000",
            "ALIDADE_WEBHOOK", "https://hooks.example/x");

    private final Visit visit = new Visit(
            new Request("/home/ana", 0, false, "en", java.util.List.of()), new NoDesk(), _ -> {}, new Cancellation());

    @Command
    private static final class Line {
        @Mixin
        private final NodeOptions options = new NodeOptions();

        @Mixin
        private final PortOption port = new PortOption();
    }

    private static Line line(String... words) {
        var line = new Line();
        new CommandLine(line).parseArgs(words);
        return line;
    }

    @Test
    void readsEachOfItsVariables() {
        assertThat(ALL.keySet()).containsExactlyInAnyOrderElementsOf(NodeVariables.ALL);
        var line = line();
        var settings = line.options.settings(visit, ALL, Set.of("cn"));
        assertThat(line.options.regions(ALL)).containsExactly("global", "cn");
        assertThat(settings.hub().map(HubAddress::toString)).contains("/home/ana/share");
        assertThat(settings.every()).isEqualTo(Duration.ofMinutes(7));
        assertThat(settings.silence()).isEqualTo(Duration.ofHours(48));
        assertThat(settings.watched()).containsExactlyInAnyOrder("abc", "def");
        assertThat(line.port.in(visit, ALL)).isEqualTo(8000);
        assertThat(NodeOptions.webhook(ALL).orElseThrow().reveal()).isEqualTo("https://hooks.example/x");
    }

    @Test
    void anOptionGoesBeforeItsVariable() {
        var line = line("--region", "eu", "--every", "1", "--silence", "744", "--watch", "x", "--port", "0");
        var settings = line.options.settings(visit, ALL, Set.of("eu"));
        assertThat(line.options.regions(ALL)).containsExactly("eu");
        assertThat(settings.every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.silence()).isEqualTo(Duration.ofHours(744));
        assertThat(settings.watched()).containsExactly("x");
        assertThat(line.port.in(visit, ALL)).isZero();
    }

    @Test
    void whatIsEmptyCountsAsNotSet() {
        var empty = Map.of("ALIDADE_HUB", "", "ALIDADE_EXCHANGE_MINUTES", " ", "ALIDADE_WEBHOOK", "");
        var settings = line().options.settings(visit, empty, Set.of("cn"));
        assertThat(settings.hub()).isEmpty();
        assertThat(settings.every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.silence()).isEqualTo(Duration.ofHours(26));
        assertThat(NodeOptions.webhook(empty)).isEmpty();
        assertThat(line().options.regions(empty)).isEmpty();
        assertThat(line().port.in(visit, empty)).isEqualTo(9637);
    }

    @Test
    void namesWhereTheWrongNumberStands() {
        assertThatThrownBy(() -> line("--every", "0").options.settings(visit, ALL, Set.of()))
                .hasMessage("--every has to be a whole number from 1 to 1440, and is \"0\". Nothing was done.");
        assertThatThrownBy(() -> line().options.settings(visit, Map.of("ALIDADE_SILENCE_HOURS", "1.5"), Set.of()))
                .hasMessageStartingWith("ALIDADE_SILENCE_HOURS has to be")
                .hasMessageContaining("\"1.5\"");
    }
}
