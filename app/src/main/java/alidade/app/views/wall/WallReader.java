package alidade.app.views.wall;

import alidade.app.views.overview.Figures;
import alidade.app.views.overview.OverviewReader;
import alidade.resources.packs.Pack;
import alidade.resources.packs.WallDefinition;
import java.time.Duration;
import java.util.stream.Collectors;

/// Asks the engine for every page of a wall. It knows no control and no thread.
public final class WallReader {
    private final Figures figures;
    private final String wall;

    /// @param wall the name of one of the pack's walls
    public WallReader(Figures figures, String wall) {
        this.figures = figures;
        this.wall = wall;
    }

    /// The pages by the definitions in force. A tile that fails says so in its own place; the others stand.
    ///
    /// @throws IllegalStateException when the pack has no such wall any more
    /// @throws RuntimeException when the store cannot be read
    public WallReading read() {
        var pack = figures.pack();
        return read(figures, pack, definition(pack));
    }

    /// The same of a wall that need not be one of the pack's.
    public static WallReading read(Figures figures, Pack pack, WallDefinition definition) {
        var reader = new OverviewReader(figures);
        return new WallReading(
                definition.label(),
                definition.turns(pack).stream()
                        .map(turn ->
                                new WallReading.Page(reader.read(turn.content()), Duration.ofSeconds(turn.seconds())))
                        .toList());
    }

    private WallDefinition definition(Pack pack) {
        var walls = WallDefinition.of(pack);
        return walls.stream().filter(one -> one.name().equals(wall)).findFirst().orElseThrow(() -> {
            var known = walls.stream().map(WallDefinition::name).collect(Collectors.joining(", "));
            return new IllegalStateException(
                    "The pack " + pack.name() + " has no wall '" + wall + "'; it has: " + known);
        });
    }
}
