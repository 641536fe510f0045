package alidade.app.demo;

import alidade.app.demo.DemoScript.Publisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// As many invented models of one platform as wanted, as they are on one day. The same seed gives the same models.
///
/// The invented world cannot be drawn this large: its names would run out. Here each name ends with a number.
final class ManyModels {
    private static final int ORIGINALS_IN_A_HUNDRED = 38;
    private static final int OLDEST_IN_DAYS = 600;
    /// Downloads of the first model; the one at place n has a part of n.
    private static final long MOST_DOWNLOADS = 50_000_000;

    private ManyModels() {}

    static List<DemoModel> on(DemoScript script, String platform, int wanted, long seed) {
        var random = new Random(seed);
        var publishers = script.publishers().stream()
                .filter(one -> one.publishesOn(platform))
                .toList();
        var models = new ArrayList<DemoModel>(wanted);
        for (var number = 0; number < wanted; number++) {
            models.add(model(script, platform, any(publishers, random), number, random));
        }
        return models;
    }

    private static DemoModel model(DemoScript script, String platform, Publisher publisher, int number, Random random) {
        var stem = any(script.stems(), random);
        var ending = any(script.derivativeEndings(), random);
        var original = stem.stem() + any(script.officialEndings(), random);
        var isOriginal = random.nextInt(100) < ORIGINALS_IN_A_HUNDRED;
        var maker = script.publishers().getFirst().name();
        return new DemoModel(
                platform,
                publisher,
                (isOriginal ? original : original + ending.ending()) + "-" + number,
                stem.category(),
                isOriginal ? "original" : ending.kind(),
                isOriginal ? Optional.empty() : Optional.of(maker + "/" + original),
                number,
                -random.nextInt(OLDEST_IN_DAYS),
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                new long[] {MOST_DOWNLOADS / (number + 1)});
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
