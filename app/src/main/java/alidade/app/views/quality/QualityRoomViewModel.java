package alidade.app.views.quality;

import alidade.app.fx.Background;
import alidade.app.fx.Latest;
import alidade.app.views.scope.Scope;
import alidade.app.views.undo.Deed;
import alidade.app.views.undo.Reversal;
import alidade.app.views.undo.UndoViewModel;
import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Confirm;
import alidade.engine.pipeline.Mend;
import alidade.engine.pipeline.Undo;
import alidade.resources.packs.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The state of the quality room, and what a person can put right in it. For the JavaFX thread; the engine is asked in
/// the background.
///
/// Work is never interrupted: H2 closes its file when the thread that reads it is. An answer that nobody waits for any
/// more is dropped, and mending stops between two rows.
public final class QualityRoomViewModel {
    static final int SHORT_SPAN = 30;
    static final int LONG_SPAN = 90;

    /// What the room is doing.
    sealed interface State {
        record Loading() implements State {}

        /// Nothing was collected, imported or tried yet.
        record Empty() implements State {}

        record Failed(String sentence) implements State {}

        record Shown(QualityRoom room) implements State {}
    }

    /// What stands beside the grid.
    sealed interface DayState {
        /// No cell was chosen, or there is none.
        record Nothing() implements DayState {}

        record Loading(SourceDays.Key key) implements DayState {}

        record Failed(SourceDays.Key key, String sentence) implements DayState {}

        record Shown(DayReading day) implements DayState {}
    }

    /// What becomes of a refused row.
    sealed interface MendState {
        record Closed() implements MendState {}

        record Opening(Refusals.Row row) implements MendState {}

        /// @param alike how many other rows were refused for the same thing
        /// @param problem why the last try failed
        record Open(MendSheet sheet, int alike, Optional<String> problem) implements MendState {}

        record Running(MendSheet sheet, int done, int all) implements MendState {}
    }

    /// What becomes of a held batch.
    sealed interface ConfirmState {
        record Idle() implements ConfirmState {}

        record Asking(HeldBatch batch, Optional<String> problem) implements ConfirmState {}

        record Running(HeldBatch batch) implements ConfirmState {}
    }

    /// What happened last, to be told over the lists.
    sealed interface Outcome {
        record Nothing() implements Outcome {}

        /// @param last the entry that was sealed last
        record Mended(int rows, EntryId last) implements Outcome {}

        /// A person stopped it.
        record Stopped(int done, int all) implements Outcome {}

        /// Some were mended before one could not be.
        record Broken(int done, int all, String sentence) implements Outcome {}

        record Confirmed(EntryId entry, EntryId by) implements Outcome {}

        record Failed(String sentence) implements Outcome {}
    }

    /// The lists under the grid.
    enum Tab {
        REFUSED,
        HELD,
        RULED,
        RUNS
    }

    private final RoomWork work;
    private final Supplier<Scope> scope;
    private final Latest latest;
    private final String who;
    private final Background background;
    private final Runnable changed;
    private Optional<Undoing> undoing = Optional.empty();

    /// @param back the way back from what some entries did
    private record Undoing(UndoViewModel list, Function<List<EntryId>, Reversal> back) {}

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyObjectWrapper<DayState> day = new ReadOnlyObjectWrapper<>(new DayState.Nothing());
    private final ReadOnlyObjectWrapper<MendState> mending = new ReadOnlyObjectWrapper<>(new MendState.Closed());
    private final ReadOnlyObjectWrapper<ConfirmState> confirming = new ReadOnlyObjectWrapper<>(new ConfirmState.Idle());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.Nothing());
    private final ReadOnlyObjectWrapper<Integer> span = new ReadOnlyObjectWrapper<>(SHORT_SPAN);
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.REFUSED);
    private final Set<RowId> mended = new HashSet<>();
    private Optional<SourceDays.Key> chosen = Optional.empty();
    private AtomicBoolean stopMending = new AtomicBoolean();
    private long dayAsked;
    private long sheetAsked;

    private record RowId(EntryId entry, int ordinal) {}

    /// @param scope what is looked at when the room is asked to load
    /// @param who is written beside a confirmation
    /// @param changed called after something was sealed: whoever shows figures reads them again, this room too
    public QualityRoomViewModel(
            QualityRoomReader reader,
            Supplier<Scope> scope,
            Mend mend,
            Confirm confirm,
            String who,
            Background background,
            Runnable changed) {
        this(new EngineRoom(reader, mend, confirm), scope, who, background, changed);
    }

    QualityRoomViewModel(RoomWork work, Supplier<Scope> scope, String who, Background background, Runnable changed) {
        this.work = work;
        this.scope = scope;
        latest = new Latest(background);
        this.who = who;
        this.background = background;
        this.changed = changed;
    }

    /// Lets what is sealed here be taken back; to be called before the room is shown.
    public QualityRoomViewModel undoing(UndoViewModel list, Undo engine) {
        return undoing(list, entries -> Reversal.of(engine, entries, who));
    }

    QualityRoomViewModel undoing(UndoViewModel list, Function<List<EntryId>, Reversal> back) {
        undoing = Optional.of(new Undoing(list, back));
        list.state().addListener((_, _, now) -> {
            if (!(now instanceof UndoViewModel.State.Done)) outcome.set(new Outcome.Nothing());
        });
        return this;
    }

    /// What was done here and can be taken back.
    Optional<UndoViewModel> undo() {
        return undoing.map(Undoing::list);
    }

    /// Takes back what somebody put right earlier.
    void takeBack(Ruled one) {
        if (isPast()) return;
        undoing.ifPresent(with -> {
            with.list()
                    .did(new Deed(
                            one.isMend() ? "mended" : "confirmed",
                            List.of(one.isMend() ? "1" : one.of().toString()),
                            with.back().apply(List.of(one.entry()))));
            with.list().undo();
        });
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DayState> day() {
        return day.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MendState> mending() {
        return mending.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ConfirmState> confirming() {
        return confirming.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// How many days the grid and the timeline reach back.
    ReadOnlyObjectProperty<Integer> span() {
        return span.getReadOnlyProperty();
    }

    ObjectProperty<Tab> tab() {
        return tab;
    }

    /// Asks the engine again; what was shown stays until the answer is there.
    public void load() {
        int days = span.get();
        var looked = scope.get();
        latest.ask(
                () -> work.read(days, looked), this::show, problem -> state.set(new State.Failed(sentence(problem))));
    }

    /// Whether the room shows what was known then, and nothing can be put right in it.
    boolean isPast() {
        return state.get() instanceof State.Shown(var room) && room.isPast();
    }

    /// Lets go of what is under way: answers are dropped, and mending ends with the row that it is at.
    public void stop() {
        latest.stop();
        dayAsked++;
        sheetAsked++;
        stopMending.set(true);
    }

    private void show(QualityRoom room) {
        state.set(room.isEmpty() ? new State.Empty() : new State.Shown(room));
        if (!(room.days() instanceof Part.Read<SourceDays>(var days))) return;
        var still = chosen.filter(key -> days.days().contains(key.day())
                && days.source(key)
                        .map(one -> one.cells().containsKey(key.day()))
                        .orElse(false));
        still.or(days::worst).ifPresentOrElse(this::choose, () -> day.set(new DayState.Nothing()));
    }

    void showDays(int days) {
        if (days == span.get()) return;
        span.set(days);
        load();
    }

    /// The source and day that is shown beside the grid.
    Optional<SourceDays.Key> chosen() {
        return chosen;
    }

    /// What the source of a day is called; its own name where the grid does not have it.
    Label label(SourceDays.Key key) {
        var own = new Label(key.source(), key.source());
        return state.get() instanceof State.Shown(var room) && room.days() instanceof Part.Read<SourceDays>(var days)
                ? days.source(key).map(SourceDays.Source::label).orElse(own)
                : own;
    }

    /// Shows a source's day beside the grid.
    void choose(SourceDays.Key key) {
        boolean isAnother = !chosen.equals(Optional.of(key));
        chosen = Optional.of(key);
        long asked = ++dayAsked;
        var looked = state.get() instanceof State.Shown(var room) ? room.scope() : scope.get();
        if (isAnother || !(day.get() instanceof DayState.Shown)) day.set(new DayState.Loading(key));
        background.submit(
                () -> work.day(key, looked),
                reading -> {
                    if (asked == dayAsked) day.set(new DayState.Shown(reading));
                },
                problem -> {
                    if (asked == dayAsked) day.set(new DayState.Failed(key, sentence(problem)));
                });
    }

    /// Whether a refused row was mended, as far as that can be told.
    boolean isMended(Refusals.Row row) {
        return row.isMended() || !isPast() && mended.contains(new RowId(row.entry(), row.ordinal()));
    }

    /// Opens a refused row to be put right.
    void open(Refusals.Row row) {
        if (mending.get() instanceof MendState.Running || isPast()) return;
        long asked = ++sheetAsked;
        outcome.set(new Outcome.Nothing());
        mending.set(new MendState.Opening(row));
        background.submit(
                () -> work.sheet(row),
                sheet -> {
                    if (asked != sheetAsked) return;
                    mending.set(new MendState.Open(sheet, alike(row).size(), Optional.empty()));
                },
                problem -> {
                    if (asked != sheetAsked) return;
                    mending.set(new MendState.Closed());
                    outcome.set(new Outcome.Failed(sentence(problem)));
                });
    }

    /// Leaves the row as it is; a running one goes on.
    void close() {
        if (mending.get() instanceof MendState.Running) return;
        sheetAsked++;
        mending.set(new MendState.Closed());
    }

    /// The other rows of the list that were refused for the same thing and are not mended.
    private List<Refusals.Row> alike(Refusals.Row row) {
        if (!(state.get() instanceof State.Shown(var room))) return List.of();
        if (!(room.refused() instanceof Part.Read<Refusals>(var refusals))) return List.of();
        return refusals.rows().stream()
                .filter(one -> one.isLike(row) && !one.isSame(row) && !isMended(one))
                .toList();
    }

    /// Seals the open row with corrected values, one row after the other where there are several.
    ///
    /// @param values text by column, as typed
    /// @param withAlike whether what was changed is changed in all rows that were refused for the same thing
    void mend(Map<String, String> values, boolean withAlike) {
        if (!(mending.get() instanceof MendState.Open(var sheet, var _, var _))) return;
        var rows = new ArrayList<Refusals.Row>();
        rows.add(sheet.row());
        if (withAlike) rows.addAll(alike(sheet.row()));
        var stop = new AtomicBoolean();
        stopMending = stop;
        mending.set(new MendState.Running(sheet, 0, rows.size()));
        background.submit(
                () -> mendAll(sheet, rows, values, stop),
                result -> finish(sheet, result),
                problem -> finish(sheet, new MendResult(List.of(), rows.size(), Optional.of(sentence(problem)))));
    }

    /// Stops after the row under way.
    void stopMending() {
        stopMending.set(true);
    }

    /// @param sealed by row, in their order
    private record MendResult(List<MendedRow> sealed, int all, Optional<String> problem) {}

    private record MendedRow(RowId row, EntryId entry) {}

    /// In the background.
    private MendResult mendAll(
            MendSheet sheet, List<Refusals.Row> rows, Map<String, String> values, AtomicBoolean stop) {
        var sealed = new ArrayList<MendedRow>();
        for (var row : rows) {
            if (stop.get()) break;
            try {
                var by = work.mend(row, valuesOf(sheet, row, values));
                sealed.add(new MendedRow(new RowId(row.entry(), row.ordinal()), by));
            } catch (RuntimeException problem) {
                return new MendResult(sealed, rows.size(), Optional.of(sentence(problem)));
            }
            int done = sealed.size();
            background.paint(() -> {
                if (mending.get() instanceof MendState.Running)
                    mending.set(new MendState.Running(sheet, done, rows.size()));
            });
        }
        return new MendResult(sealed, rows.size(), Optional.empty());
    }

    /// A row that was only refused alike keeps its own values where nothing was changed.
    private Map<String, String> valuesOf(MendSheet sheet, Refusals.Row row, Map<String, String> typed) {
        if (row.isSame(sheet.row())) return typed;
        var values = new LinkedHashMap<>(work.sheet(row).values());
        typed.forEach((column, text) -> {
            if (!text.equals(sheet.values().getOrDefault(column, ""))) values.put(column, text);
        });
        return values;
    }

    private void finish(MendSheet sheet, MendResult result) {
        result.sealed().forEach(one -> mended.add(one.row()));
        int done = result.sealed().size();
        if (done == 0 && result.problem().isPresent()) {
            mending.set(new MendState.Open(sheet, alike(sheet.row()).size(), result.problem()));
            return;
        }
        mending.set(new MendState.Closed());
        if (done > 0) did(result.sealed());
        outcome.set(outcomeOf(result));
        if (done > 0) changed.run();
    }

    private void did(List<MendedRow> rows) {
        var entries = rows.stream().map(MendedRow::entry).toList();
        var ids = rows.stream().map(MendedRow::row).toList();
        undoing.ifPresent(one -> one.list()
                .did(new Deed(
                        "mended",
                        List.of(String.valueOf(rows.size())),
                        unmending(ids, one.back().apply(entries)))));
    }

    /// While they are taken back, the rows are to be mended again.
    private Reversal unmending(List<RowId> rows, Reversal back) {
        return () -> {
            var again = back.go();
            background.paint(() -> rows.forEach(mended::remove));
            return () -> {
                var next = again.go();
                background.paint(() -> mended.addAll(rows));
                return unmending(rows, next);
            };
        };
    }

    private static Outcome outcomeOf(MendResult result) {
        int done = result.sealed().size();
        if (result.problem().isPresent())
            return new Outcome.Broken(done, result.all(), result.problem().get());
        if (done < result.all()) return new Outcome.Stopped(done, result.all());
        return new Outcome.Mended(done, result.sealed().getLast().entry());
    }

    /// Asks once whether a held batch counts.
    void ask(HeldBatch batch) {
        if (confirming.get() instanceof ConfirmState.Running || isPast()) return;
        outcome.set(new Outcome.Nothing());
        confirming.set(new ConfirmState.Asking(batch, Optional.empty()));
    }

    void dismiss() {
        if (confirming.get() instanceof ConfirmState.Asking) confirming.set(new ConfirmState.Idle());
    }

    /// Lets the batch that was asked about count.
    ///
    /// @param why for those who come later
    void confirm(String why) {
        if (!(confirming.get() instanceof ConfirmState.Asking(var batch, var _)) || why.isBlank()) return;
        confirming.set(new ConfirmState.Running(batch));
        background.submit(
                () -> work.confirm(batch.entry(), who, why.strip()),
                by -> {
                    confirming.set(new ConfirmState.Idle());
                    undoing.ifPresent(one -> one.list()
                            .did(new Deed(
                                    "confirmed",
                                    List.of(batch.entry().toString()),
                                    one.back().apply(List.of(by)))));
                    outcome.set(new Outcome.Confirmed(batch.entry(), by));
                    changed.run();
                },
                problem -> confirming.set(new ConfirmState.Asking(batch, Optional.of(sentence(problem)))));
    }

    private static String sentence(Exception problem) {
        var message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
