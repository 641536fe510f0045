package alidade.app.cli;

import java.util.List;

/// The commands that exist, in the order of the help.
final class Commands {
    private Commands() {}

    static List<VisitCommand> of(Visit visit) {
        return List.of(new DoctorCommand(visit));
    }
}
