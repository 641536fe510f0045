package alidade.app.views.since;

import alidade.app.fx.Background;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is new, and when it is not new any more. For the JavaFX thread; store and file are asked in the background.
public final class SinceViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SinceViewModel.class);

    private final SinceReader reader;
    private final SeenFile file;
    private final String workspace;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Since>> since = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Background.Work> work = Optional.empty();

    /// @param workspace the name of its node
    public SinceViewModel(SinceReader reader, SeenFile file, String workspace, Background background) {
        this.reader = reader;
        this.file = file;
        this.workspace = workspace;
        this.background = background;
    }

    /// Empty until it was read.
    public ReadOnlyObjectProperty<Optional<Since>> since() {
        return since.getReadOnlyProperty();
    }

    /// Asks anew. Whoever looks for the first time begins with what is there now.
    public void load() {
        work.ifPresent(Background.Work::cancel);
        work = Optional.of(background.submit(
                () -> {
                    var seen = file.read(workspace);
                    var found = reader.read(seen);
                    if (seen.isEmpty()) keep(found.vector());
                    return found;
                },
                found -> since.set(Optional.of(found)),
                problem -> LOG.warn("what is new was not read: {}", problem.toString())));
    }

    /// All that is listed was looked at.
    public void markSeen() {
        var looked = since.get();
        if (looked.isEmpty()) return;
        work.ifPresent(Background.Work::cancel);
        work = Optional.of(background.submit(
                () -> {
                    keep(looked.get().vector());
                    return reader.read(Optional.of(looked.get().vector()));
                },
                found -> since.set(Optional.of(found)),
                problem -> LOG.warn("what is new was not read: {}", problem.toString())));
    }

    private void keep(Map<String, Long> vector) {
        try {
            file.write(workspace, vector);
        } catch (IOException e) {
            LOG.warn("what was seen is not kept, and will be new again: {}", e.getMessage());
        }
    }

    /// Lets go of what is under way.
    public void stop() {
        work.ifPresent(Background.Work::cancel);
    }
}
