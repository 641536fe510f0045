package alidade.resources.packs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes filters and records to try them on, the same ones for the same seed.
final class RandomFilters {
    private static final List<String> TEXTS =
            List.of("baidu", "百度", "it's", "''", "Paddle", "a b", "(", "\\n", "x\ty", "😀", "ÄÖ", "and");
    private static final List<String> NAMES = List.of("publisher", "download_count", "a1", "is_it");

    private final Random random;

    RandomFilters(long seed) {
        this.random = new Random(seed);
    }

    Filter next(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> new Filter.Compare(name(), any(List.of(Filter.Operator.values())), literal());
            case 1 -> new Filter.In(name(), some(this::literal));
            case 2 -> new Filter.ContainsAny(name(), some(() -> any(TEXTS)));
            case 3 -> new Filter.StartsWith(name(), any(TEXTS));
            case 4 -> new Filter.Missing(name());
            case 5 -> new Filter.Not(next(depth - 1));
            case 6 -> new Filter.And(List.of(next(depth - 1), next(depth - 1)));
            default -> new Filter.Or(List.of(next(depth - 1), next(depth - 1), next(depth - 1)));
        };
    }

    private String name() {
        return any(NAMES);
    }

    private Object literal() {
        return random.nextBoolean()
                ? any(TEXTS)
                : new BigDecimal(random.nextInt(2000) - 1000).movePointLeft(random.nextInt(3));
    }

    private <T> List<T> some(Supplier<T> one) {
        return Stream.generate(one).limit(1 + random.nextInt(3)).toList();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
