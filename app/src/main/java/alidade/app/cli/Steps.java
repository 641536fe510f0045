package alidade.app.cli;

import java.util.function.Consumer;

/// Tells on stderr how far a command is: on a terminal in one line that is redrawn, elsewhere in one line per step.
/// May be told from several threads.
public final class Steps {
    private static final String REDRAW = "\r\u001B[K";
    private static final long PAUSE_IN_NANOS = 100_000_000;

    private final Consumer<String> err;
    private final boolean terminal;
    private final boolean quiet;
    private final int columns;
    private boolean drawn;
    private long lastDrawn = System.nanoTime() - PAUSE_IN_NANOS;

    Steps(Consumer<String> err, boolean terminal, boolean quiet, int columns) {
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
        this.columns = columns;
    }

    /// A step begins.
    public synchronized void begin(String sentence) {
        if (quiet) return;
        if (terminal) draw(sentence);
        else err.accept(TextWidth.harmless(sentence) + "\n");
    }

    /// Within a step something went on: seen on a terminal only, and no more than ten times a second.
    public synchronized void within(String sentence) {
        if (quiet || !terminal || System.nanoTime() - lastDrawn < PAUSE_IN_NANOS) return;
        draw(sentence);
    }

    /// Said even when quiet is asked for: a warning.
    public synchronized void warn(String sentence) {
        clear();
        err.accept(TextWidth.harmless(sentence) + "\n");
    }

    /// Takes the line away again.
    synchronized void clear() {
        if (!drawn) return;
        err.accept(REDRAW);
        drawn = false;
    }

    private void draw(String sentence) {
        var line = TextWidth.harmless(sentence);
        err.accept(REDRAW + (columns > 1 ? TextWidth.cut(line, columns - 1) : line));
        drawn = true;
        lastDrawn = System.nanoTime();
    }
}
