package alidade.app.views.sync;

import alidade.app.fx.Background;
import alidade.app.views.quality.Runs;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The runs so far, of all sources or of one, and what is behind one of them. For the JavaFX thread.
final class HistoryViewModel {
    sealed interface State {
        record Loading() implements State {}

        record Failed(String sentence) implements State {}

        record Shown(Runs runs) implements State {}
    }

    /// What stands beside the list.
    sealed interface Details {
        record Closed() implements Details {}

        record Loading(Runs.Run run) implements Details {}

        record Failed(Runs.Run run, String sentence) implements Details {}

        record Shown(Runs.Run run, List<Runs.Share> shares) implements Details {
            public Shown {
                shares = List.copyOf(shares);
            }
        }
    }

    private final CockpitWork cockpit;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyObjectWrapper<Details> details = new ReadOnlyObjectWrapper<>(new Details.Closed());
    private final ReadOnlyObjectWrapper<Optional<String>> source = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long asked;
    private long opened;

    HistoryViewModel(CockpitWork cockpit, Background background) {
        this.cockpit = cockpit;
        this.background = background;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Details> details() {
        return details.getReadOnlyProperty();
    }

    /// Value of the table's source column: only runs that it had a part in. Empty: all.
    ReadOnlyObjectProperty<Optional<String>> source() {
        return source.getReadOnlyProperty();
    }

    void show(Optional<String> one) {
        if (one.equals(source.get())) return;
        source.set(one);
        close();
        load();
    }

    /// Reads again; what was shown stays until the answer is there.
    void load() {
        long now = ++asked;
        var of = source.get();
        background.submit(
                () -> cockpit.runs(of),
                runs -> {
                    if (now == asked) state.set(new State.Shown(runs));
                },
                problem -> {
                    if (now == asked) state.set(new State.Failed(SyncViewModel.sentence(problem)));
                });
    }

    void open(Runs.Run run) {
        long now = ++opened;
        details.set(new Details.Loading(run));
        background.submit(
                () -> cockpit.shares(run),
                shares -> {
                    if (now == opened) details.set(new Details.Shown(run, shares));
                },
                problem -> {
                    if (now == opened) details.set(new Details.Failed(run, SyncViewModel.sentence(problem)));
                });
    }

    void close() {
        opened++;
        details.set(new Details.Closed());
    }

    void stop() {
        asked++;
        opened++;
    }
}
