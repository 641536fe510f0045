package alidade.app.views.settings;

import alidade.app.fx.Background;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a person's preferences down, in the background, as soon as they change. Thread safe.
public final class PreferencesKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesKeeper.class);

    private final PreferencesFile file;
    private final Background background;
    private Preferences latest;

    /// @param preferences as they were read
    public PreferencesKeeper(PreferencesFile file, Preferences preferences, Background background) {
        this.file = file;
        this.background = background;
        latest = preferences;
    }

    /// Follows the looks of a window.
    public void follow(Appearance appearance) {
        appearance.onChange(() -> {
            set(latest().with(appearance));
            background.submit(
                    () -> {
                        write();
                        return true;
                    },
                    _ -> {},
                    problem -> LOG.warn("settings - not kept: {}", problem.getMessage()));
        });
    }

    /// Writes down where the window stood. Not for the JavaFX thread.
    public void keep(Optional<Placement> placement, String place) {
        try {
            set(latest().with(placement.or(() -> latest().placement()), place));
            write();
        } catch (IOException e) {
            LOG.warn(
                    "settings - {} could not be written, the window will open as usual: {}",
                    file.path(),
                    e.getMessage());
        }
    }

    private synchronized Preferences latest() {
        return latest;
    }

    private synchronized void set(Preferences preferences) {
        latest = preferences;
    }

    /// Always the latest ones, so that it does not matter in which order writes come to their turn.
    private synchronized void write() throws IOException {
        file.write(latest);
    }
}
