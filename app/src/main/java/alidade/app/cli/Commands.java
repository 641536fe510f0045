package alidade.app.cli;

import java.util.List;
import picocli.CommandLine;

/// The commands that exist, in the order of the help.
final class Commands {
    private Commands() {}

    static void addTo(CommandLine line, Visit visit) {
        line.addSubcommand(packs(visit));
        List.of(new DoctorCommand(visit)).forEach(line::addSubcommand);
    }

    private static CommandLine packs(Visit visit) {
        var packs = new CommandLine(new PackCommand(visit));
        packs.addSubcommand(new PackCheckCommand(visit));
        return packs;
    }
}
