package alidade.engine.metrics;

import java.util.stream.IntStream;

/// Cuts the records of a table into parts that are walked beside each other, one for each processor.
///
/// What is gathered from them are whole numbers and earliest days, which come out the same in whatever order.
final class Parts {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /// Fewer records are walked sooner than threads are woken.
    private static final int LEAST_RECORDS = 32;

    private final int records;

    Parts(int records) {
        this.records = records;
    }

    int number() {
        return Math.clamp(records / LEAST_RECORDS, 1, PROCESSORS);
    }

    /// The first record of a part, which is the end of the one before.
    private int start(int part) {
        return (int) ((long) records * part / number());
    }

    /// What is done with the records from `from` up to, and without, `to`.
    interface Walk {
        void walk(int part, int from, int to);
    }

    /// Returns when all parts were walked.
    void walk(Walk walk) {
        IntStream.range(0, number()).parallel().forEach(part -> walk.walk(part, start(part), start(part + 1)));
    }
}
