package alidade.app.launch;

import alidade.app.views.settings.PreferencesFile;
import alidade.app.views.start.DemoMaker;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// The demo workspace of this installation, which is shown once the window is closed.
final class NextDemo implements DemoMaker {
    /// The days of the demo are those of its pack.
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final EngineOptions options;
    private final PreferencesFile preferences;
    private final Runnable closeWindow;
    private Optional<House> made = Optional.empty();

    NextDemo(EngineOptions options, PreferencesFile preferences, Runnable closeWindow) {
        this.options = options;
        this.preferences = preferences;
        this.closeWindow = closeWindow;
    }

    @Override
    public synchronized boolean make(Progress progress, CancelSignal cancel) {
        var folder = options.home().resolve("demo");
        var today = LocalDate.now(options.clock().withZone(ZONE));
        try {
            var house = House.own(folder, options, preferences)
                    .orElseThrow(() -> new IllegalStateException(
                            folder + " is open in another window or command; nothing was changed"));
            try {
                var demo = house.workstation().makeDemo(today, progress, cancel);
                if (!demo.lastDay().isBefore(today)) made = Optional.of(house);
            } finally {
                if (made.isEmpty()) house.close();
            }
            return made.isPresent();
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void open() {
        closeWindow.run();
    }

    /// What was made, once; it is to be closed.
    synchronized Optional<House> take() {
        var taken = made;
        made = Optional.empty();
        return taken;
    }
}
