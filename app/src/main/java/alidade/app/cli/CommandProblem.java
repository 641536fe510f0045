package alidade.app.cli;

/// A command cannot go on: one sentence for the person who typed it, and the exit code for a script.
final class CommandProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    CommandProblem(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    static CommandProblem wrongUsage(String sentence) {
        return new CommandProblem(ExitCode.WRONG_USAGE, sentence);
    }

    static CommandProblem failed(String sentence) {
        return new CommandProblem(ExitCode.FAILED, sentence);
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
