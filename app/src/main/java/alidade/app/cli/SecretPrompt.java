package alidade.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Asks for a secret: on a terminal without showing it, else as the first line of stdin.
final class SecretPrompt {
    private SecretPrompt() {}

    static String read(String prompt) throws IOException {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            var typed = console.readPassword("%s", prompt);
            return typed == null ? "" : new String(typed);
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Objects.requireNonNullElse(in.readLine(), "");
    }
}
