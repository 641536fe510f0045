package alidade.app.cli;

import alidade.resources.text.Texts;
import java.util.Locale;
import java.util.function.Consumer;

/// One command line that is being answered: who asked, in which language, and what there is to work with.
final class Visit {
    private final Request request;
    private final Desk desk;
    private final Consumer<String> err;
    private final Cancellation cancellation;
    private final Settings settings = new Settings();
    private final Locale locale;
    private final Texts texts;
    private final StringBuilder out = new StringBuilder();

    Visit(Request request, Desk desk, Consumer<String> err, Cancellation cancellation) {
        this.request = request;
        this.desk = desk;
        this.err = err;
        this.cancellation = cancellation;
        locale = request.locale();
        texts = Texts.in(locale);
    }

    Request request() {
        return request;
    }

    Settings settings() {
        return settings;
    }

    Desk desk() {
        return desk;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    Locale locale() {
        return locale;
    }

    Texts texts() {
        return texts;
    }

    String say(String key, Object... values) {
        return texts.get(key, values);
    }

    Steps steps() {
        return new Steps(err, request.terminal(), settings.quiet, request.columns());
    }

    void err(String line) {
        err.accept(line + "\n");
    }

    void print(Outcome outcome) {
        out.append(
                settings.json
                        ? Documents.write(outcome.document()) + "\n"
                        : outcome.text().get());
    }

    void print(String text) {
        out.append(text);
    }

    /// A sentence about what went wrong, on stderr; with `--json` in a document on stdout as well.
    int complain(int exitCode, String sentence) {
        err(TextWidth.harmless(sentence));
        if (request.wantsJson()) {
            out.setLength(0);
            out.append(Documents.write(Documents.object().put("error", sentence).put("exit_code", exitCode)))
                    .append('\n');
        }
        return exitCode;
    }

    Reply reply(int exitCode) {
        return new Reply(exitCode, out.toString());
    }
}
