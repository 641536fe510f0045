package alidade.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ListenTest {
    private final SimpleObjectProperty<String> said = new SimpleObjectProperty<>("first");
    private final List<String> heard = new ArrayList<>();

    @Test
    void aNodeHearsEachNewValueAsLongAsItIsThere() {
        var node = new Region();
        Listen.to(said, node, heard::add);

        System.gc();
        said.set("second");
        said.set("third");

        assertThat(heard).containsExactly("second", "third");
        // Used after all of that, so that it is there until then.
        assertThat(node.getProperties()).isNotEmpty();
    }

    @Test
    void aNodeThatNobodyHasIsLetGoOf() throws InterruptedException {
        var gone = new WeakReference<Node>(listening());

        for (int round = 0; round < 40 && gone.get() != null; round++) {
            System.gc();
            Thread.sleep(20);
        }
        said.set("second");

        assertThat(gone.get()).isNull();
        assertThat(heard).isEmpty();
    }

    /// Refers to itself by what it listens with, as views do.
    private Region listening() {
        var node = new Region();
        Listen.to(said, node, now -> {
            node.setId(now);
            heard.add(Objects.requireNonNull(now));
        });
        return node;
    }
}
