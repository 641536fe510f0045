package alidade.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// What the loopback platforms handed out, line by line, so that the ledger can be written again later:
/// `saw TAB platform TAB number TAB day TAB count TAB search` and `searched TAB platform TAB search TAB day`.
///
/// Thread safe.
final class WitnessFile implements LoopbackPlatform.Witness {
    private final Path file;
    private final DemoLedger ledger;

    WitnessFile(Path file, DemoLedger ledger) {
        this.file = file;
        this.ledger = ledger;
    }

    /// Tells the ledger what the file holds.
    synchronized void replay(DemoWorld world) {
        if (!Files.exists(file)) return;
        try {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split("\t", -1);
                if (parts[0].equals("searched")) {
                    ledger.searched(parts[1], parts[2], Integer.parseInt(parts[3]));
                } else {
                    var number = Integer.parseInt(parts[2]);
                    var model = world.on(parts[1]).stream()
                            .filter(one -> one.number == number)
                            .findFirst()
                            .orElseThrow();
                    var searches = parts[5].isEmpty() ? List.<String>of() : List.of(parts[5]);
                    ledger.saw(new Sighting(model, Integer.parseInt(parts[3]), Long.parseLong(parts[4]), searches));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }

    @Override
    public synchronized void saw(Sighting sighting) {
        ledger.saw(sighting);
        append("saw\t%s\t%d\t%d\t%d\t%s\n"
                .formatted(
                        sighting.model().platform,
                        sighting.model().number,
                        sighting.day(),
                        sighting.count(),
                        String.join(",", sighting.searches())));
    }

    @Override
    public synchronized void searched(String platform, String search, int day) {
        ledger.searched(platform, search, day);
        append("searched\t%s\t%s\t%d\n".formatted(platform, search, day));
    }

    private void append(String line) {
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written", e);
        }
    }
}
