package alidade.engine.backup;

/// Says why a backup was not made, or not restored; nothing was changed.
public final class BackupProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupProblem(String sentence) {
        super(sentence);
    }

    BackupProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
