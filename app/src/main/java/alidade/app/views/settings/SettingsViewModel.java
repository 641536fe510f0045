package alidade.app.views.settings;

import alidade.app.fx.Background;
import alidade.fetch.accounts.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the settings show and can do. For the JavaFX thread; disk and engine are asked in the background.
public final class SettingsViewModel {
    /// A part of the settings that has to be read.
    sealed interface Part<T> {
        record Loading<T>() implements Part<T> {}

        record Failed<T>(String sentence) implements Part<T> {}

        record Shown<T>(T reading) implements Part<T> {}
    }

    private final SettingsWork work;
    private final Appearance appearance;
    private final Optional<String> problem;
    private final Optional<Consumer<Path>> opener;
    private final Background background;
    private final ReadOnlyObjectWrapper<Part<Storage>> storage = new ReadOnlyObjectWrapper<>(new Part.Loading<>());
    private final ReadOnlyObjectWrapper<Part<RoutesReading>> routes = new ReadOnlyObjectWrapper<>(new Part.Loading<>());
    private final ReadOnlyObjectWrapper<Part<AccountsReading>> accounts =
            new ReadOnlyObjectWrapper<>(new Part.Loading<>());
    private final ReadOnlyObjectWrapper<Optional<String>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Background.Work> works = new ArrayList<>();

    /// @param problem why the person's file of settings could not be used
    /// @param opener shows a folder in the system's own window; called in the background, may throw an
    ///     [IllegalStateException]; empty where nothing can
    public SettingsViewModel(
            SettingsReader reader,
            Appearance appearance,
            Optional<String> problem,
            Optional<Consumer<Path>> opener,
            Background background) {
        this((SettingsWork) reader, appearance, problem, opener, background);
    }

    SettingsViewModel(
            SettingsWork work,
            Appearance appearance,
            Optional<String> problem,
            Optional<Consumer<Path>> opener,
            Background background) {
        this.work = work;
        this.appearance = appearance;
        this.problem = problem;
        this.opener = opener;
        this.background = background;
    }

    Appearance appearance() {
        return appearance;
    }

    Optional<String> problem() {
        return problem;
    }

    boolean canOpenFolder() {
        return opener.isPresent();
    }

    ReadOnlyObjectProperty<Part<Storage>> storage() {
        return storage.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Part<RoutesReading>> routes() {
        return routes.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Part<AccountsReading>> accounts() {
        return accounts.getReadOnlyProperty();
    }

    /// Why what was done last did not succeed.
    ReadOnlyObjectProperty<Optional<String>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Reads everything again.
    public void load() {
        stop();
        storage.set(new Part.Loading<>());
        works.add(background.submit(
                isCancelled -> work.storage(isCancelled),
                counted -> storage.set(new Part.Shown<>(counted)),
                failed -> storage.set(new Part.Failed<>(String.valueOf(failed.getMessage())))));
        read(work::routes, routes);
        read(work::accounts, accounts);
    }

    private <T> void read(Callable<T> reading, ReadOnlyObjectWrapper<Part<T>> part) {
        works.add(background.submit(
                reading,
                found -> part.set(new Part.Shown<>(found)),
                failed -> part.set(new Part.Failed<>(String.valueOf(failed.getMessage())))));
    }

    /// Lets go of what is under way.
    public void stop() {
        works.forEach(Background.Work::cancel);
        works.clear();
    }

    void openFolder() {
        opener.ifPresent(open -> act(() -> {
            open.accept(work.workspace());
            return true;
        }));
    }

    /// Keeps a secret under the name of an account.
    void keep(String account, Secret secret) {
        act(() -> {
            work.keep(account, secret);
            return true;
        });
    }

    void forget(String account) {
        act(() -> {
            work.forget(account);
            return true;
        });
    }

    /// Does something that is not given up when the place is left, and reads the accounts again.
    private void act(Callable<Boolean> action) {
        trouble.set(Optional.empty());
        background.submit(action, _ -> read(work::accounts, accounts), failed -> {
            trouble.set(Optional.of(String.valueOf(failed.getMessage())));
            read(work::accounts, accounts);
        });
    }
}
