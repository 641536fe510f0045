package alidade.app.views.quality;

import java.util.function.Predicate;

/// What was read for one part of the room, or why it could not be: the other parts stand.
sealed interface Part<T> {
    record Read<T>(T value) implements Part<T> {}

    record Failed<T>(String sentence) implements Part<T> {}

    /// Whether it was read and there is nothing in it.
    default boolean isEmpty(Predicate<T> empty) {
        return this instanceof Read<T>(var value) && empty.test(value);
    }
}
