package alidade.app.demo;

import alidade.app.demo.DemoScript.Platform;
import alidade.app.demo.DemoScript.Publisher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;

/// All models of all platforms, drawn from a script: the same script gives the same world, on any machine. A
/// longer
/// world
/// begins like a shorter one.
///
/// @param days length of the world, at least that of the script's history
record DemoWorld(DemoScript script, int days, List<DemoModel> models) {
    private static final int NEVER = Integer.MAX_VALUE;

    static DemoWorld of(DemoScript script, int days) {
        var models = new ArrayList<DemoModel>();
        for (var platform : script.platforms()) {
            var random = new Random(script.seed() + models.size());
            models.addAll(new Drawing(script, days, platform, random).models());
        }
        return new DemoWorld(script, days, List.copyOf(models));
    }

    List<DemoModel> on(String platform) {
        return models.stream().filter(model -> model.platform.equals(platform)).toList();
    }

    /// The models of one platform, while they are being drawn.
    private record Drawing(DemoScript script, int days, Platform platform, Random random) {
        /// Of a hundred models, so many come from an official publisher, are as old as the history, have stopped
        /// growing, vanish, and were corrected once.
        private static final int OFFICIAL = 38;

        private static final int OLD = 45;
        private static final int FLAT = 18;
        private static final int VANISHING = 6;
        private static final int CORRECTED = 9;
        private static final int SHORTEST_LIFE = 20;

        List<DemoModel> models() {
            var names = new HashSet<String>();
            var weights = 0.0;
            for (var rank = 0; rank < platform.models(); rank++) weights += weight(rank);
            var models = new ArrayList<DemoModel>();
            while (models.size() < platform.models()) {
                var rank = models.size();
                var total = Math.round(platform.downloads() * weight(rank) / weights);
                var named = platform.named();
                var model = rank < named.size() ? named(named.get(rank), rank, total) : draw(rank, total);
                if (names.add(model.publisher.name() + "/" + model.name)) models.add(model);
            }
            return models;
        }

        /// The few that everybody downloads, and the many that nobody does.
        private static double weight(int rank) {
            return 1.0 / (rank + 3);
        }

        /// A model that is older than the history and stays.
        private DemoModel named(String id, int rank, long total) {
            var owner = id.substring(0, id.indexOf('/'));
            var name = id.substring(id.indexOf('/') + 1);
            return new DemoModel(
                    platform.name(),
                    script.publishers().stream()
                            .filter(one -> one.name().equals(owner))
                            .findFirst()
                            .orElseThrow(),
                    name,
                    script.stems().stream()
                            .filter(one -> name.startsWith(one.stem()))
                            .findFirst()
                            .orElseThrow()
                            .category(),
                    "original",
                    Optional.empty(),
                    1000 + rank,
                    -random.nextInt(90),
                    NEVER,
                    NEVER,
                    counts(0, total));
        }

        private DemoModel draw(int rank, long total) {
            var official = rank < 6 || random.nextInt(100) < OFFICIAL;
            var publisher = pick(
                    script.publishers().stream()
                            .filter(one -> one.isOfficial() == official && one.publishesOn(platform.name()))
                            .toList(),
                    Publisher::weight);
            var stem = pick(script.stems(), DemoScript.Stem::weight);
            var officialEnding = script.officialEndings()
                    .get(random.nextInt(script.officialEndings().size()));
            var original = stem.stem() + officialEnding;
            var ending = script.derivativeEndings()
                    .get(random.nextInt(script.derivativeEndings().size()));
            var maker = script.publishers().getFirst().name();
            var born =
                    rank < 6 || random.nextInt(100) < OLD ? -random.nextInt(90) : 1 + random.nextInt(script.days() - 6);
            var goneFrom = NEVER;
            var goneTo = NEVER;
            var last = script.days() - 1;
            if (rank >= 6 && random.nextInt(100) < VANISHING && born + SHORTEST_LIFE < last - 8) {
                // Half of them while sources are collected every day, where a person can watch it happen.
                goneFrom = random.nextBoolean()
                        ? last - 2 - random.nextInt(6)
                        : Math.max(0, born) + SHORTEST_LIFE + random.nextInt(last - 8 - born - SHORTEST_LIFE + 1);
                if (random.nextBoolean()) goneTo = goneFrom + 1 + random.nextInt(3);
            }
            return new DemoModel(
                    platform.name(),
                    publisher,
                    official ? original : original + ending.ending(),
                    stem.category(),
                    official ? "original" : ending.kind(),
                    official ? Optional.empty() : Optional.of(maker + "/" + original),
                    1000 + rank,
                    born,
                    goneFrom,
                    goneTo,
                    counts(Math.max(0, born), total));
        }

        /// Grows to the total at the end of the history, in uneven steps, and on from there, or stops on the way;
        /// sometimes the platform takes a little back.
        private long[] counts(int born, long total) {
            var history = script.days();
            var stop = random.nextInt(100) < FLAT ? born + random.nextInt(history - born) : days;
            var corrected = random.nextInt(100) < CORRECTED ? born + random.nextInt(history - born) : days;
            var fall = 1 + random.nextInt(platform.fall());
            var uneven = new Random(random.nextLong());
            var start = born == 0 ? 4000L : 0L;
            var grown = new long[days];
            var sum = start;
            for (var day = born; day < days; day++) {
                var step = (day % 7 < 5 ? 70 : 45) + uneven.nextInt(80);
                if (day < stop) sum += step;
                grown[day] = sum;
            }
            var whole = Math.max(1, grown[history - 1]);
            var counts = new long[days];
            for (var day = born; day < days; day++) {
                var count = total * grown[day] / whole;
                counts[day] = day < corrected ? count : Math.max(0, count - fall);
            }
            return counts;
        }

        private <T> T pick(List<T> all, ToIntFunction<T> weight) {
            var ticket = random.nextInt(all.stream().mapToInt(weight).sum());
            for (var one : all) {
                ticket -= weight.applyAsInt(one);
                if (ticket < 0) return one;
            }
            return all.getLast();
        }
    }
}
