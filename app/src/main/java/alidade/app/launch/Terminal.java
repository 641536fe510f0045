package alidade.app.launch;

import alidade.app.cli.Request;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The terminal, or pipe, from which this process was started.
final class Terminal {
    private final PrintStream out = stream(FileDescriptor.out);
    private final PrintStream err = stream(FileDescriptor.err);

    /// The command line as it was typed here.
    ///
    /// The start script says by `ALIDADE_TERMINAL` how wide the terminal is, if stderr is one.
    Request request(String... arguments) {
        var columns = Optional.ofNullable(System.getenv("ALIDADE_TERMINAL"))
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt);
        var console = System.console();
        return new Request(
                Path.of("").toAbsolutePath().toString(),
                columns.orElse(0),
                columns.isPresent() || (console != null && console.isTerminal()),
                Locale.getDefault(Locale.Category.DISPLAY).getLanguage().equals("zh") ? "zh" : "en",
                List.of(arguments));
    }

    void out(String text) {
        out.print(text);
        out.flush();
    }

    void err(String text) {
        err.print(text);
        err.flush();
    }

    /// UTF-8, whatever the locale, since programs read it; only a Windows console has an encoding of its own.
    private static PrintStream stream(FileDescriptor file) {
        var console = System.console();
        var windows = System.getProperty("os.name").startsWith("Windows");
        Charset charset =
                windows && console != null && console.isTerminal() ? console.charset() : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(file), false, charset);
    }
}
