package alidade.app.cli;

import alidade.resources.packs.Pack;
import alidade.resources.packs.WallDefinition;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The walls of the packs in force.
public final class Walls {
    private Walls() {}

    /// A wall and the pack that it is of.
    public record Found(Pack pack, WallDefinition wall) {}

    /// The first wall of a pack that has a dashboard.
    public static Found first(Pack pack) {
        return new Found(pack, WallDefinition.of(pack).getFirst());
    }

    static List<Found> all(Visit visit) {
        return visit.desk().engine().definitions().current().stream()
                .flatMap(pack -> WallDefinition.of(pack).stream().map(wall -> new Found(pack, wall)))
                .toList();
    }

    /// @param name nothing for the first one
    static Found named(Visit visit, @Nullable String name) {
        var all = all(visit);
        if (all.isEmpty()) throw CommandProblem.failed(visit.say("cli.wall.none"));
        if (name == null) return all.getFirst();
        return all.stream()
                .filter(one -> one.wall().name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandProblem.failed(visit.say(
                        "cli.wall.unknown",
                        name,
                        all.stream().map(one -> one.wall().name()).collect(Collectors.joining(", ")))));
    }

    /// The number, from 0, of a page of a wall.
    static int page(Visit visit, Found found, String name) {
        var names = found.wall().turns(found.pack()).stream()
                .map(turn -> turn.content().name())
                .toList();
        int number = names.indexOf(name);
        if (number < 0) {
            throw CommandProblem.failed(visit.say("cli.snapshot.noPage", name, String.join(", ", names)));
        }
        return number;
    }
}
