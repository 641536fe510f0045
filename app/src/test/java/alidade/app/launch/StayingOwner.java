package alidade.app.launch;

import alidade.app.cli.AlidadeCommand;
import alidade.engine.pipeline.EngineOptions;
import java.io.IOException;
import java.nio.file.Path;

/// A process that has a workspace open until its stdin ends, as the window does.
final class StayingOwner {
    private StayingOwner() {}

    public static void main(String[] arguments) throws IOException {
        var workspace = Path.of(arguments[0]);
        try (var door = WorkspaceDoor.own(workspace).orElseThrow();
                var workstation = new Workstation(workspace, EngineOptions.usual());
                var _ = door.answer((visitor, err, gone) -> AlidadeCommand.answer(visitor, workstation, err, gone))) {
            workstation.engine();
            System.out.println("open");
            while (System.in.read() >= 0) continue;
        }
    }
}
