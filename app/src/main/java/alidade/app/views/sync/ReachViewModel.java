package alidade.app.views.sync;

import alidade.app.fx.Background;
import alidade.engine.pipeline.Preview.Reach;
import alidade.engine.pipeline.RunRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How far each source is, as it was probed last. For the JavaFX thread; each source is probed in the background, so
/// that what answers is shown at once.
final class ReachViewModel {
    private final CockpitWork cockpit;
    private final Clock clock;
    private final Background background;

    private final ReadOnlyObjectWrapper<Map<String, Probed>> probed = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Set<String>> probing = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Background.Work> work = new ArrayList<>();
    private Consumer<List<Probed>> afterwards = _ -> {};
    private Collection<String> wanted = List.of();

    /// @param at when the answer was there
    record Probed(Reach reach, Instant at) {
        String source() {
            return reach.pack() + "/" + reach.id();
        }
    }

    ReachViewModel(CockpitWork cockpit, Clock clock, Background background) {
        this.cockpit = cockpit;
        this.clock = clock;
        this.background = background;
    }

    /// By `pack/source`.
    ReadOnlyObjectProperty<Map<String, Probed>> probed() {
        return probed.getReadOnlyProperty();
    }

    /// The sources that did not answer yet, as `pack/source`.
    ReadOnlyObjectProperty<Set<String>> probing() {
        return probing.getReadOnlyProperty();
    }

    /// Why the last probe could not be made at all.
    ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Probes sources; what was probed before is let go of.
    ///
    /// @param sources as `pack/source`
    /// @param route profile of routes to go by; empty for the one in use
    /// @param afterwards gets how far they are, once all were probed; never when it is stopped or fails
    void probe(Collection<String> sources, Optional<String> route, Consumer<List<Probed>> afterwards) {
        stop();
        this.afterwards = afterwards;
        wanted = List.copyOf(sources);
        problem.set(Optional.empty());
        probing.set(new LinkedHashSet<>(sources));
        for (var source : sources) {
            var request = new RunRequest(List.of(source), RunRequest.Trigger.MANUAL).by(route);
            work.add(background.submit(
                    isCancelled ->
                            cockpit.reach(request, isCancelled::getAsBoolean).getFirst(),
                    reach -> take(new Probed(reach, clock.instant())),
                    this::fail));
        }
    }

    private void take(Probed one) {
        var all = new HashMap<>(probed.get());
        all.put(one.source(), one);
        probed.set(Map.copyOf(all));
        var left = new LinkedHashSet<>(probing.get());
        left.remove(one.source());
        probing.set(left);
        if (!left.isEmpty()) return;
        work.clear();
        afterwards.accept(wanted.stream()
                .flatMap(source -> Optional.ofNullable(all.get(source)).stream())
                .toList());
    }

    private void fail(Exception why) {
        stop();
        problem.set(Optional.of(SyncViewModel.sentence(why)));
    }

    /// Lets go of the answers that are not there yet.
    void stop() {
        work.forEach(Background.Work::cancel);
        work.clear();
        probing.set(Set.of());
    }
}
