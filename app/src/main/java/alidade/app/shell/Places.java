package alidade.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which of the places is shown, and where one has been before. For the JavaFX thread.
///
/// A place is loaded when it is shown for the first time, and again after what it shows may have changed.
public final class Places {
    private static final int REMEMBERED = 100;

    private final List<Place> all;
    private final ReadOnlyObjectWrapper<Place> current;
    private final Deque<Place> before = new ArrayDeque<>();
    private final Deque<Place> after = new ArrayDeque<>();
    private final Set<String> fresh = new HashSet<>();

    /// @param all the first one is shown at first; it is not loaded before [#reload()]
    public Places(List<Place> all) {
        this.all = List.copyOf(all);
        current = new ReadOnlyObjectWrapper<>(all.getFirst());
    }

    public List<Place> all() {
        return all;
    }

    public ReadOnlyObjectProperty<Place> current() {
        return current.getReadOnlyProperty();
    }

    /// Begins at the place of this id, which is not loaded before [#reload()]; at the first one when there is none.
    public void begin(String id) {
        all.stream().filter(place -> place.id().equals(id)).findFirst().ifPresent(current::set);
    }

    /// Goes to a place; what [#forward()] would have led to is forgotten.
    public void show(Place place) {
        if (place.id().equals(current.get().id())) return;
        before.push(current.get());
        if (before.size() > REMEMBERED) before.removeLast();
        after.clear();
        turnTo(place);
    }

    /// Goes to the place of a number, from 0; nothing happens when there is none.
    public void show(int number) {
        if (number < all.size()) show(all.get(number));
    }

    /// Goes to the place of this id; nothing happens when there is none.
    public void show(String id) {
        all.stream().filter(place -> place.id().equals(id)).findFirst().ifPresent(this::show);
    }

    public void back() {
        if (before.isEmpty()) return;
        after.push(current.get());
        turnTo(before.pop());
    }

    public void forward() {
        if (after.isEmpty()) return;
        before.push(current.get());
        turnTo(after.pop());
    }

    private void turnTo(Place place) {
        current.set(place);
        if (fresh.add(place.id())) place.load().run();
    }

    /// Loads the place that is shown, and each other one when it is shown next.
    public void reload() {
        fresh.clear();
        fresh.add(current.get().id());
        current.get().load().run();
    }

    /// Lets go of everything under way.
    public void stop() {
        all.forEach(place -> place.stop().run());
    }
}
