package alidade.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/// How far the heap grew while something ran: the most that each of its pools held since, above what was left after
/// tidying up just before.
///
/// What nobody needs any more and was not collected yet is in it, so that a small heap gives a smaller figure. The
/// pools need not have been fullest at the same time: the figure is an upper bound.
final class HeapPeak {
    private final List<MemoryPoolMXBean> pools;
    private final long before;

    private HeapPeak(List<MemoryPoolMXBean> pools, long before) {
        this.pools = pools;
        this.before = before;
    }

    /// Tidies up, and counts from there. One at a time: the peaks belong to the whole process.
    static HeapPeak begin() {
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        return new HeapPeak(pools, sum(pools));
    }

    long bytes() {
        return Math.max(0, sum(pools) - before);
    }

    private static long sum(List<MemoryPoolMXBean> pools) {
        return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
