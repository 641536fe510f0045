package alidade.engine.metrics;

import java.util.Arrays;

/// Numbers ids from 0 in the order in which they came, which is the ascending one. The store gives them out one by one,
/// so that the place of an id is nearly always the same distance from it.
final class AscendingIds {
    private final String what;
    private long[] ids = {};
    private int size;

    /// @param what they are the ids of, for a sentence
    AscendingIds(String what) {
        this.what = what;
    }

    void add(long id) {
        if (size > 0 && id <= ids[size - 1]) {
            throw new IllegalStateException("the %s %d comes behind %d".formatted(what, id, ids[size - 1]));
        }
        if (size == ids.length) ids = Arrays.copyOf(ids, Math.max(1024, size + size / 2));
        ids[size++] = id;
    }

    int size() {
        return size;
    }

    int number(long id) {
        if (size > 0) {
            var guess = id - ids[0];
            if (guess >= 0 && guess < size && ids[(int) guess] == id) return (int) guess;
        }
        var found = Arrays.binarySearch(ids, 0, size, id);
        if (found < 0) throw new IllegalStateException("the store has facts of a %s %d it lacks".formatted(what, id));
        return found;
    }
}
