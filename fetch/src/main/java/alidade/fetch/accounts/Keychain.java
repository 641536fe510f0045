package alidade.fetch.accounts;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keychain of a Linux desktop, asked through `secret-tool`, the program of libsecret. Thread safe.
///
/// A secret goes to the program and comes from it through a pipe: it is in no argument, which everybody may read.
public final class Keychain implements Accounts {
    private static final Logger log = LoggerFactory.getLogger(Keychain.class);
    private static final String PROGRAM = "secret-tool";
    /// A keychain that is shut asks the person for its password.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path program;
    private final Map<String, String> environment;

    private Keychain(Path program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    /// The keychain, where this session has one.
    ///
    /// @param environment usually [System#getenv()]
    public static Optional<Keychain> of(Map<String, String> environment) {
        if (environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty()) return Optional.empty();
        for (var folder : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1)) {
            var program = Path.of(folder).resolve(PROGRAM);
            if (!folder.isEmpty() && Files.isExecutable(program))
                return Optional.of(new Keychain(program, Map.copyOf(environment)));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Secret> secret(String account) {
        try {
            var said = run(List.of("lookup"), account, "");
            return said.exitCode() == 0 && !said.out().isBlank()
                    ? Optional.of(new Secret(said.out()))
                    : Optional.empty();
        } catch (IOException e) {
            log.warn("accounts - the keychain does not answer for '{}' and is left out: {}", account, e.getMessage());
            return Optional.empty();
        }
    }

    /// Keeps a secret under a name, in place of the one before.
    public void put(String account, Secret secret) throws IOException {
        var said = run(List.of("store", "--label=Alidade: " + account), account, secret.reveal());
        if (said.exitCode() != 0)
            throw new IOException("the keychain did not take the account '" + account + "' (" + PROGRAM + " ended with "
                    + said.exitCode() + "): " + secret.maskedIn(said.err()));
    }

    /// Forgets an account; false when there was none.
    public boolean remove(String account) throws IOException {
        return run(List.of("clear"), account, "").exitCode() == 0;
    }

    private record Said(int exitCode, String out, String err) {}

    private Said run(List<String> words, String account, String in) throws IOException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        command.addAll(List.of("application", "alidade", "account", account));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        // What the program needs to know of the session, and none of the secrets that may stand beside it.
        builder.environment().keySet().removeIf(name -> name.startsWith("ALIDADE_"));
        var process = builder.start();
        try {
            try (var to = process.getOutputStream()) {
                to.write(in.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                log.debug("accounts - {} did not read what it was given", PROGRAM, e);
            }
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                throw new IOException(PROGRAM + " did not end within " + PATIENCE.toSeconds() + " s and was stopped");
            return new Said(
                    process.exitValue(),
                    text(process.getInputStream()),
                    text(process.getErrorStream()).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("waiting for " + PROGRAM + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /// What a program says about one secret fits into the pipe, so it need not be read while the program runs.
    private static String text(java.io.InputStream stream) throws IOException {
        return new String(stream.readNBytes(64 << 10), StandardCharsets.UTF_8);
    }
}
