package alidade.engine.store;

import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/// Says what the store could not do; what it holds can always be made again from the log.
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /// H2's codes for an error inside of it, for a file that it cannot make sense of, for keys that contradict each
    /// other, and for an index that names rows which its table does not have.
    private static final Set<Integer> DAMAGES = Set.of(
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.DUPLICATE_KEY_1,
            ErrorCode.DATA_CONVERSION_ERROR_1,
            ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX,
            ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1);

    /// H2's codes for what a sound file may give too: another process has it, it was closed, memory ran out. A
    /// lock that nobody can hold, since there is one writer, is left of a transaction that was damaged.
    private static final Set<Integer> CIRCUMSTANCES =
            Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1, ErrorCode.DATABASE_IS_CLOSED, ErrorCode.OUT_OF_MEMORY);

    private final boolean found;

    public StoreProblem(String sentence, Throwable cause) {
        super(sentence + ": " + cause.getMessage(), cause);
        found = false;
    }

    private StoreProblem(String sentence) {
        super(sentence);
        found = true;
    }

    /// What was read from the store cannot have been written by us.
    static StoreProblem ofDamage(String sentence) {
        return new StoreProblem(sentence);
    }

    /// Whether only a damaged file can be the reason, and not a full disk or another process.
    public boolean tellsOfDamage() {
        if (found) return true;
        for (var cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DAMAGES.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a damaged file may be the reason.
    public boolean mayTellOfDamage() {
        for (var cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CIRCUMSTANCES.contains(sql.getErrorCode())) {
                return false;
            }
        }
        return true;
    }
}
