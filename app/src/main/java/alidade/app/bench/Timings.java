package alidade.app.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects how long each round of each task took, and of some how far the heap grew.
final class Timings {
    private final Map<Task, List<Long>> nanos = new EnumMap<>(Task.class);
    private final Map<Task, List<Long>> heaps = new EnumMap<>(Task.class);
    private final Map<Task, Long> rows = new EnumMap<>(Task.class);

    /// Something that may fail.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void time(Task task, long onRows, Work work) throws Exception {
        var begun = System.nanoTime();
        work.run();
        add(task, onRows, System.nanoTime() - begun);
    }

    void add(Task task, long onRows, long took) {
        nanos.computeIfAbsent(task, one -> new ArrayList<>()).add(took);
        rows.put(task, onRows);
    }

    /// @param heap how far the heap grew, in bytes
    void add(Task task, long onRows, long took, long heap) {
        add(task, onRows, took);
        heaps.computeIfAbsent(task, one -> new ArrayList<>()).add(heap);
    }

    BenchReport.Timing of(Task task) {
        return new BenchReport.Timing(
                task,
                rows.getOrDefault(task, 0L),
                nanos.getOrDefault(task, List.of()),
                heaps.getOrDefault(task, List.of()));
    }

    /// In the order of the tasks.
    List<BenchReport.Timing> all() {
        return nanos.keySet().stream().map(this::of).toList();
    }
}
