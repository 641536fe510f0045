package alidade.app.views.help;

import alidade.app.fx.Background;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which page of the help is open, and what was found. For the JavaFX thread; pages are read in the background.
public final class HelpViewModel {
    /// What the help is doing.
    public sealed interface State {
        record Loading() implements State {}

        record Failed(String sentence) implements State {}

        record Shown(HelpBook book) implements State {}
    }

    /// The open page.
    ///
    /// @param anchor of the section to begin at; empty: at the top
    record Open(Topic topic, String anchor) {}

    private final Supplier<HelpBook> reader;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyObjectWrapper<Optional<Open>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<HelpBook.Found>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Background.Work> loading = Optional.empty();
    private Optional<Background.Work> searching = Optional.empty();
    private Optional<String> wanted = Optional.empty();

    public HelpViewModel(HelpReader reader, Background background) {
        this(reader::read, background);
    }

    /// @param reader called in the background only
    HelpViewModel(Supplier<HelpBook> reader, Background background) {
        this.reader = reader;
        this.background = background;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Open>> open() {
        return open.getReadOnlyProperty();
    }

    /// Empty while nothing is looked for.
    ReadOnlyObjectProperty<Optional<HelpBook.Found>> found() {
        return found.getReadOnlyProperty();
    }

    /// Reads all pages anew; the open one stays open where it is still there.
    public void load() {
        loading.ifPresent(Background.Work::cancel);
        loading = Optional.of(background.submit(
                reader::get, this::show, problem -> state.set(new State.Failed(String.valueOf(problem.getMessage())))));
    }

    /// Lets go of what is under way.
    public void stop() {
        loading.ifPresent(Background.Work::cancel);
        searching.ifPresent(Background.Work::cancel);
    }

    private void show(HelpBook book) {
        state.set(new State.Shown(book));
        var metric = wanted.flatMap(book::metric).map(topic -> new Open(topic, ""));
        wanted = Optional.empty();
        var again = open.get().flatMap(one -> book.topic(one.topic().id()).map(topic -> new Open(topic, one.anchor())));
        open.set(metric.or(() -> again).or(() -> first(book)));
    }

    private static Optional<Open> first(HelpBook book) {
        return book.topics().stream()
                .filter(one -> one.group() == Topic.Group.MANUAL)
                .findFirst()
                .or(() -> book.topics().stream().findFirst())
                .map(topic -> new Open(topic, ""));
    }

    /// Opens a page; nothing happens when there is none of the id.
    void open(String id, String anchor) {
        if (!(state.get() instanceof State.Shown(var book))) return;
        book.topic(id).ifPresent(topic -> open.set(Optional.of(new Open(topic, anchor))));
    }

    /// Opens the page of a metric, as soon as the pages are there.
    public void openMetric(String name) {
        found.set(Optional.empty());
        if (state.get() instanceof State.Shown(var book)) {
            book.metric(name).ifPresent(topic -> open.set(Optional.of(new Open(topic, ""))));
        } else {
            wanted = Optional.of(name);
        }
    }

    /// Looks for all words; an empty text ends the search.
    void search(String query, Locale language) {
        searching.ifPresent(Background.Work::cancel);
        if (query.isBlank() || !(state.get() instanceof State.Shown(var book))) {
            found.set(Optional.empty());
            return;
        }
        searching = Optional.of(background.submit(
                () -> book.search(query, language),
                hits -> found.set(Optional.of(hits)),
                problem -> state.set(new State.Failed(String.valueOf(problem.getMessage())))));
    }
}
