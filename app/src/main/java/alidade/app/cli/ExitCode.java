package alidade.app.cli;

/// How a command tells a script what came of it.
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_USAGE = 2;
    /// It did what it was asked to, and found that the data is not as it should be.
    public static final int DATA_DID_NOT_PASS = 3;

    private ExitCode() {}
}
