package alidade.app.cli;

import java.util.concurrent.Callable;

/// What all commands have in common: they answer one visit, and print what came of it once.
abstract class VisitCommand implements Callable<Integer> {
    private final Visit visit;

    VisitCommand(Visit visit) {
        this.visit = visit;
    }

    abstract Outcome answer(Visit visit) throws Exception;

    /// Whether it asks something of an open workspace.
    boolean needsWorkspace() {
        return true;
    }

    /// Whether it works in the process that has the workspace, and so is never handed over to another one.
    boolean mustOwn() {
        return false;
    }

    @Override
    public final Integer call() throws Exception {
        var outcome = answer(visit);
        visit.print(outcome);
        return outcome.exitCode();
    }
}
