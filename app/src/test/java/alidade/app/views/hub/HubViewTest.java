package alidade.app.views.hub;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.views.ImportedDays;
import alidade.app.views.hub.HubViewModel.Going;
import alidade.app.views.hub.HubViewModel.Test.Failed;
import alidade.app.views.hub.HubViewModel.Test.Passed;
import alidade.engine.exchange.HubChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The strip, the nodes and the cards over real engines that meet in a real folder.
@SuppressWarnings("NullAway.Init") // JUnit fills it in before each test.
class HubViewTest {
    @TempDir
    Path folder;

    private Path hub() throws IOException {
        return Files.createDirectories(folder.resolve("hub"));
    }

    private Berth berth(String name) {
        return Berth.at(folder.resolve(name));
    }

    @Test
    void aFolderIsMadeAHubAndChosenAndGivenWhatIsHere() throws IOException {
        try (var one = berth("one")) {
            assertThat(one.text("hub-stand")).isEqualTo("not chosen");
            assertThat(one.has("hub-exchange")).isFalse();

            one.ask(() -> one.model.look(folder.resolve("hub").toString()));
            ImportedDays.await(() -> one.model.test().get() instanceof Failed);
            assertThat(one.text("settings-hub-failed")).contains("is not a hub: it holds no hub.json");
            assertThat(one.has("settings-hub-make"))
                    .as("there is no folder yet")
                    .isFalse();

            var hub = hub().toString();
            one.ask(() -> one.model.look(hub));
            ImportedDays.await(() -> one.model.test().get() instanceof Failed(var _, var _, var can) && can);
            one.press("settings-hub-make");
            ImportedDays.await(() -> one.model.test().get() instanceof Passed);
            assertThat(one.text("settings-hub-found")).contains("0 nodes, 0 entries");

            one.ask(() -> one.model.keep(hub));
            ImportedDays.await(
                    () -> one.model.reading().flatMap(HubReading::hub).isPresent());
            assertThat(new HubChoice(one.workspace).read().orElseThrow().text()).isEqualTo(hub);
            one.exchange();

            assertThat(one.text("hub-stand")).isEqualTo("reachable");
            assertThat(one.text("hub-sentence")).isEqualTo("Exchanged just now: " + one.head() + " given, 0 taken");
            assertThat(one.text("hub-queue")).isEqualTo("nothing waits here");
            assertThat(one.changes).hasValue(1);
        }
    }

    @Test
    void joiningTakesWhatTheOthersHaveAndTellsOfEachNode() throws IOException {
        try (var one = berth("one");
                var other = berth("other")) {
            var hub = hub().toString();
            one.ask(() -> one.model.make(hub));
            ImportedDays.await(() -> one.model.test().get() instanceof Passed);
            one.exchange(Path.of(hub));
            one.seal();

            other.ask(() -> other.model.join(hub));
            ImportedDays.await(() -> other.model.going().get() instanceof Going.Over);
            other.load();
            assertThat(new HubChoice(other.workspace).read()).isPresent();
            assertThat(other.engine.log().reached(one.node())).isEqualTo(one.head() - 1);

            one.exchange();
            other.press("hub-look");
            ImportedDays.await(() -> other.model.test().get() instanceof Passed);
            assertThat(other.text("hub-sentence")).contains("2 nodes").contains("1 of them not here yet");
            other.press("hub-details");
            assertThat(other.text("hub-node-" + one.node() + "-compared")).isEqualTo("the same");
            other.exchange();
            // The clocks stand in March 2026, that of the folder does not.
            assertThat(other.told("hub-node-" + one.node()))
                    .startsWith(
                            "Node %1$s, China, here up to %2$d, at the hub up to %2$d, the same, at the hub just now, clock "
                                    .formatted(one.node(), one.head()))
                    .endsWith(" behind the hub's");
            other.show("zh");
            assertThat(other.text("hub-stand")).isEqualTo("可达");
        }
    }

    @Test
    void aHubThatIsAwayIsNoTroubleAndTheQueueTellsWhatWaits() throws IOException {
        try (var one = berth("one")) {
            var hub = hub();
            one.ask(() -> one.model.make(hub.toString()));
            ImportedDays.await(() -> one.model.test().get() instanceof Passed);
            one.exchange(hub);
            Files.move(hub, folder.resolve("unplugged"));
            one.seal();
            one.seal();
            one.exchange();

            assertThat(one.text("hub-stand")).isEqualTo("away");
            assertThat(one.text("hub-sentence"))
                    .contains("collecting goes on")
                    .contains("Exchanged just now")
                    .contains("Is the share connected");
            assertThat(one.text("hub-queue")).isEqualTo("2 entries wait here, the first sealed just now");
            assertThat(one.has("hub-problems")).isFalse();

            var other = Files.createDirectories(folder.resolve("other-hub"));
            one.ask(() -> one.model.make(other.toString()));
            ImportedDays.await(() -> one.model.test().get() instanceof Passed);
            assertThat(one.text("hub-stand")).as("another one is there").isEqualTo("away");

            Files.move(folder.resolve("unplugged"), hub);
            one.press("hub-look");
            ImportedDays.await(() -> one.model.test().get() instanceof Passed(var found)
                    && found.address().equals(hub.toString()));
            assertThat(one.text("hub-stand")).isEqualTo("reachable");
            one.exchange();
            assertThat(one.text("hub-stand")).isEqualTo("reachable");
            assertThat(one.text("hub-sentence")).isEqualTo("Exchanged just now: 2 given, 0 taken");
        }
    }

    @Test
    void anExchangeThatWasStoppedIsGoneOnWith() throws IOException {
        try (var one = berth("one")) {
            var hub = hub();
            one.ask(() -> one.model.make(hub.toString()));
            ImportedDays.await(() -> one.model.test().get() instanceof Passed);
            one.ask(() -> one.model.keep(hub.toString()));
            ImportedDays.await(
                    () -> one.model.reading().flatMap(HubReading::hub).isPresent());
            one.seal();
            // Stopped before its first step.
            one.ask(() -> {
                one.model.exchange();
                one.model.cancel();
            });
            ImportedDays.await(() -> one.model.going().get() instanceof Going.Over(var over) && over.cancelled());
            assertThat(one.text("hub-exchange")).isEqualTo("Go on");
            var given = Display.ask(
                    () -> ((Going.Over) one.model.going().get()).exchanged().pushed());
            one.exchange();
            assertThat(((Going.Over) Display.ask(() -> one.model.going().get()))
                            .exchanged()
                            .pushed())
                    .isEqualTo(one.head() - given);
        }
    }

    @Test
    void aHubThatWasForgottenIsNotGoneTo() throws IOException {
        try (var one = berth("one")) {
            var hub = hub();
            one.ask(() -> one.model.keep(hub.toString()));
            ImportedDays.await(
                    () -> one.model.reading().flatMap(HubReading::hub).isPresent());
            one.press("settings-hub-forget");
            ImportedDays.await(
                    () -> one.model.reading().flatMap(HubReading::hub).isEmpty());
            assertThat(new HubChoice(one.workspace).read()).isEmpty();
            assertThat(one.has("hub-exchange")).isFalse();
        }
    }

    @Test
    void anAddressWithAPasswordIsNotKept() {
        try (var one = berth("one")) {
            one.ask(() -> one.model.keep("postgresql://una:sesame@hub.example/alidade"));
            ImportedDays.await(() -> one.model.test().get() instanceof Failed);
            assertThat(one.text("settings-hub-failed"))
                    .contains("a password stands in it")
                    .doesNotContain("sesame");
            assertThat(one.workspace.resolve(HubChoice.NAME)).doesNotExist();
        }
    }
}
