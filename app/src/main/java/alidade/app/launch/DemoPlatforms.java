package alidade.app.launch;

import alidade.app.demo.DemoSite;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The platforms around a demo workspace. They answer from the first time on that something is to be collected:
/// looking at figures needs none of them.
final class DemoPlatforms implements AutoCloseable {
    private final Path workspace;
    private final Supplier<LocalDate> today;
    private Optional<DemoSite> site = Optional.empty();

    DemoPlatforms(Path workspace, Supplier<LocalDate> today) {
        this.workspace = workspace;
        this.today = today;
    }

    /// Their addresses by `source.host`; none around any other workspace.
    synchronized Map<String, String> hosts() {
        if (site.isEmpty()) site = DemoSite.around(workspace, today.get());
        return site.map(DemoSite::hosts).orElse(Map.of());
    }

    @Override
    public synchronized void close() {
        site.ifPresent(DemoSite::close);
        site = Optional.empty();
    }
}
