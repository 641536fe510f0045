package alidade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final List<String> done = new ArrayList<>();
    private final Place overview = place("overview");
    private final Place quality = place("quality");
    private final Place explore = place("explore");
    private final Places places = new Places(List.of(overview, quality, explore));

    private Place place(String id) {
        return new Place(id, "", false, () -> done.add("load " + id), () -> done.add("stop " + id), _ -> new Region());
    }

    private String current() {
        return places.current().get().id();
    }

    @Test
    void aPlaceIsLoadedWhenItIsShownForTheFirstTimeAndAgainAfterAReload() {
        places.reload();
        places.show(quality);
        places.show(overview);
        places.show(quality);
        places.reload();
        places.show(overview);

        assertThat(done).containsExactly("load overview", "load quality", "load quality", "load overview");
    }

    @Test
    void backAndForwardFollowTheWayOneCame() {
        places.show(quality);
        places.show(explore);
        places.back();
        places.back();
        assertThat(current()).isEqualTo("overview");
        places.back();
        assertThat(current()).isEqualTo("overview");
        places.forward();
        assertThat(current()).isEqualTo("quality");
        places.show(overview);
        places.forward();
        assertThat(current()).isEqualTo("overview");
    }

    @Test
    void theKeyOfAPlaceThatIsNotThereDoesNothing() {
        places.show(2);
        places.show(3);

        assertThat(current()).isEqualTo("explore");
    }

    @Test
    void closingLetsGoOfEverything() {
        places.stop();

        assertThat(done).containsExactly("stop overview", "stop quality", "stop explore");
    }
}
