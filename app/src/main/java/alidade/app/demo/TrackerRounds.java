package alidade.app.demo;

import alidade.app.demo.DemoScript.Platform;
import alidade.app.demo.Round.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// When the tracker of the history looked at which platform, and what it wrote down: weekly bursts, gaps, a
/// platform
/// looked up alone long after, models missed, seen twice or written down wrong.
final class TrackerRounds {
    /// Of a hundred rows or rounds, so many are affected.
    private static final int MISSED = 3;

    private static final int UNTIMED = 20;
    private static final int LONG_GAPS = 8;
    private static final int BACKFILLS = 3;
    /// One round in so many holds a count that cannot be read.
    private static final int BROKEN = 9;

    private final DemoWorld world;
    private final Random random;

    private TrackerRounds(DemoWorld world) {
        this.world = world;
        random = new Random(world.script().seed() * 31);
    }

    /// All rounds from the first day of the history to the given one, in order of day.
    static List<Round> until(DemoWorld world, int lastDay) {
        return new TrackerRounds(world).draw(lastDay);
    }

    private List<Round> draw(int lastDay) {
        var rounds = new ArrayList<Round>();
        for (var day = 0; day <= lastDay; day += gap()) {
            var burst = 1 + random.nextInt(2);
            for (var end = Math.min(day + burst - 1, lastDay); day <= end; day++) visitAll(day, rounds);
            day--;
        }
        var platforms = world.script().platforms();
        for (var time = 0; time < BACKFILLS; time++) {
            var platform = platforms.get(random.nextInt(platforms.size()));
            var day = random.nextInt(lastDay);
            if (rounds.stream().noneMatch(round -> round.day() == day)) rounds.add(visit(platform, day));
        }
        // Nobody looked at the last platform for more than a month: its models are no longer carried.
        var forgotten = platforms.getLast().name();
        var from = lastDay / 2;
        rounds.removeIf(round -> round.platform().equals(forgotten) && round.day() >= from && round.day() < from + 45);
        rounds.sort(java.util.Comparator.comparingInt(Round::day));
        return rounds;
    }

    private int gap() {
        return random.nextInt(100) < LONG_GAPS ? 18 + random.nextInt(8) : 5 + random.nextInt(8);
    }

    private void visitAll(int day, List<Round> rounds) {
        for (var platform : world.script().platforms()) {
            if (day == 0 || random.nextInt(10) < platform.visits()) rounds.add(visit(platform, day));
        }
    }

    private Round visit(Platform platform, int day) {
        var timed = random.nextInt(100) >= UNTIMED;
        var rows = new ArrayList<Row>();
        var second = 0;
        for (var model : world.on(platform.name())) {
            second += 1 + random.nextInt(3);
            if (!model.isThere(day) || random.nextInt(100) < MISSED) continue;
            rows.add(new Row(model, model.counts[day], second, ""));
            if (random.nextInt(100) < platform.repeats()) {
                var later = Math.max(0, model.counts[day] - 2 + random.nextInt(8));
                rows.add(new Row(model, later, second + 600, ""));
            }
        }
        if (!rows.isEmpty() && random.nextInt(BROKEN) == 0) {
            var broken = List.of("N/A", "-1", "很多", "12.5").get(random.nextInt(4));
            var row = rows.get(random.nextInt(rows.size()));
            // A model that was also read well keeps its good row; this one is refused.
            rows.add(new Row(row.model(), 0, row.second() + 1, broken));
        }
        return new Round(platform.name(), day, timed, rows);
    }
}
