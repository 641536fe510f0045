package alidade.app.views.board;

import alidade.app.fx.Background;
import alidade.app.fx.Latest;
import alidade.app.views.board.BoardReading.Line;
import alidade.app.views.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A board, what is searched in it, and the line that is looked at closely. For the JavaFX thread; the engine is asked,
/// and lines are searched and sorted, in the background.
public final class BoardViewModel {
    /// What the view is doing.
    public sealed interface State {
        record Loading() implements State {}

        /// There is no data, or nothing that can be ranked.
        ///
        /// @param isPast whether a clock stands at something else than now
        record Empty(boolean isPast) implements State {}

        record Failed(String sentence) implements State {}

        /// @param lines those that fit the search, in the order wanted
        record Shown(BoardReading reading, List<Line> lines) implements State {}
    }

    /// The line that is looked at.
    public sealed interface Chosen {
        record Nothing() implements Chosen {}

        record Loading(Line line) implements Chosen {}

        record Failed(Line line, String sentence) implements Chosen {}

        record Shown(RecordReading reading) implements Chosen {}
    }

    /// In which order the lines stand.
    public enum Order {
        RANK(Comparator.comparingInt(Line::rank)),
        NAME(Comparator.comparing(Line::words)),
        BEFORE(Comparator.comparingInt(line -> line.rankBefore().orElse(Integer.MAX_VALUE))),
        RISEN(Comparator.comparingInt(line -> line.rankBefore().isEmpty()
                ? 0
                : line.rank() - line.rankBefore().getAsInt()));

        private final Comparator<Line> comparator;

        Order(Comparator<Line> comparator) {
            this.comparator = comparator;
        }
    }

    private final BiFunction<BoardWish, Scope, Optional<BoardReading>> reader;
    private final Supplier<Scope> scope;
    private final BiFunction<BoardReading, Line, RecordReading> record;
    private final Background background;
    private final Latest latest;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyObjectWrapper<Chosen> chosen = new ReadOnlyObjectWrapper<>(new Chosen.Nothing());
    private BoardWish wish = BoardWish.FIRST;
    private String search = "";
    private Order order = Order.RANK;
    private boolean isReversed;
    private Optional<BoardReading> reading = Optional.empty();
    private Optional<Background.Work> looking = Optional.empty();

    /// @param reader asks the engine for a board; called in the background only
    /// @param scope what it is restricted to when it is asked to load
    /// @param record asks the engine for the way of a line; called in the background only
    public BoardViewModel(
            BiFunction<BoardWish, Scope, Optional<BoardReading>> reader,
            Supplier<Scope> scope,
            BiFunction<BoardReading, Line, RecordReading> record,
            Background background) {
        this.reader = reader;
        this.scope = scope;
        this.record = record;
        this.background = background;
        latest = new Latest(background);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Chosen> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public String search() {
        return search;
    }

    /// Asks for another board; what is searched stays.
    public void ask(BoardWish other) {
        if (other.equals(wish)) return;
        wish = other;
        letGo();
        load();
    }

    /// Asks the engine again, as soon as an earlier question is answered.
    public void load() {
        var wanted = wish;
        var within = scope.get();
        start(() -> reader.apply(wanted, within), answer -> {
            reading = answer;
            if (answer.isEmpty()) state.set(new State.Empty(within.isPast()));
            else arrange();
        });
    }

    /// Shows only the lines that contain all words of a text, in any language.
    public void search(String text) {
        if (text.equals(search)) return;
        search = text;
        arrange();
    }

    /// Puts the lines into another order, or turns the present one round.
    public void sort(Order other) {
        isReversed = other == order && !isReversed;
        order = other;
        arrange();
    }

    private void arrange() {
        if (reading.isEmpty()) return;
        var board = reading.get();
        var words = List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        var comparator = isReversed ? order.comparator.reversed() : order.comparator;
        start(() -> arranged(board, words, comparator), lines -> state.set(new State.Shown(board, lines)));
    }

    private static List<Line> arranged(BoardReading board, List<String> words, Comparator<Line> order) {
        var fitting = new ArrayList<Line>();
        for (var line : board.lines()) {
            if (words.stream().allMatch(line.words()::contains)) fitting.add(line);
        }
        fitting.sort(order);
        return fitting;
    }

    private <T> void start(java.util.concurrent.Callable<T> question, java.util.function.Consumer<T> done) {
        latest.ask(question, done, problem -> state.set(new State.Failed(sentence(problem))));
    }

    /// Looks at a line closely.
    public void look(Line line) {
        if (reading.isEmpty()) return;
        looking.ifPresent(Background.Work::cancel);
        chosen.set(new Chosen.Loading(line));
        var board = reading.get();
        looking = Optional.of(background.submit(
                () -> record.apply(board, line),
                answer -> chosen.set(new Chosen.Shown(answer)),
                problem -> chosen.set(new Chosen.Failed(line, sentence(problem)))));
    }

    /// Looks at nothing closely any more.
    public void letGo() {
        looking.ifPresent(Background.Work::cancel);
        chosen.set(new Chosen.Nothing());
    }

    /// Lets go of what is under way.
    public void stop() {
        latest.stop();
        looking.ifPresent(Background.Work::cancel);
    }

    private static String sentence(Exception problem) {
        var message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
