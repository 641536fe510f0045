package alidade.fetch.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Secrets in one encrypted file that only its owner may read. Thread safe; one process writes.
///
/// The file is JSON with `format`, `iterations`, `salt`, `nonce` and `sealed` (Base64), and is replaced as a whole,
/// with
/// a new salt, whenever an account changes.
public final class AccountFile implements Accounts {
    /// The variable of the environment that holds the passphrase.
    public static final String PASSPHRASE = "ALIDADE_PASSPHRASE";

    private static final String FORMAT = "alidade accounts 1";
    private static final long LARGEST = 4L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final char[] passphrase;
    private final Map<String, Secret> secrets;

    private AccountFile(Path file, char[] passphrase, Map<String, Secret> secrets) {
        this.file = file;
        this.passphrase = passphrase.clone();
        this.secrets = new TreeMap<>(secrets);
    }

    /// What came of opening the file.
    public sealed interface Opening {
        record Opened(AccountFile accounts) implements Opening {}

        record Refused(String sentence) implements Opening {}
    }

    /// Where a workspace has its file.
    public static Path in(Path workspace) {
        return workspace.resolve("accounts.enc");
    }

    /// Opens the file; one that is not there yet is empty, and written with the first account.
    public static Opening open(Path file, char[] passphrase) {
        if (passphrase.length == 0)
            return new Opening.Refused("the passphrase of " + file + " is empty; it stays shut");
        if (!Files.exists(file)) return new Opening.Opened(new AccountFile(file, passphrase, Map.of()));
        try {
            if (Files.size(file) > LARGEST)
                return new Opening.Refused(file + " has " + Files.size(file)
                        + " bytes, more than a file of accounts can " + "have; it stays shut");
            var box = box(JSON.readTree(Files.readAllBytes(file)));
            if (box.isEmpty() || !box.get().isSane())
                return new Opening.Refused(file + " is not a file of accounts of the form '" + FORMAT
                        + "' with at least " + SealedBox.ITERATIONS + " iterations; it stays shut and is not changed");
            var content = box.get().open(passphrase);
            if (content.isEmpty())
                return new Opening.Refused("the passphrase does not open " + file
                        + ", or the file was changed; it stays shut and is not changed");
            return new Opening.Opened(new AccountFile(file, passphrase, secrets(content.get())));
        } catch (JsonProcessingException _) {
            // Its message may quote the file.
            return new Opening.Refused(
                    file + " is not readable as a file of accounts; it stays shut and is not changed");
        } catch (IOException e) {
            return new Opening.Refused(file + " could not be read (" + e.getMessage() + "); it stays shut");
        }
    }

    @Override
    public synchronized Optional<Secret> secret(String account) {
        return Optional.ofNullable(secrets.get(account));
    }

    /// The names of the accounts, in order.
    public synchronized List<String> names() {
        return List.copyOf(secrets.keySet());
    }

    /// Keeps a secret under a name, in place of the one before; the file is on disk when this returns.
    public synchronized void put(String account, Secret secret) throws IOException {
        var after = new TreeMap<>(secrets);
        after.put(account, secret);
        write(after);
        secrets.put(account, secret);
    }

    /// Forgets an account; false when there was none.
    public synchronized boolean remove(String account) throws IOException {
        if (!secrets.containsKey(account)) return false;
        var after = new TreeMap<>(secrets);
        after.remove(account);
        write(after);
        secrets.remove(account);
        return true;
    }

    private void write(Map<String, Secret> content) throws IOException {
        var plain = JSON.createObjectNode();
        content.forEach((account, secret) -> plain.put(account, secret.reveal()));
        var box = SealedBox.seal(JSON.writeValueAsBytes(plain), passphrase);
        var text = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("iterations", box.iterations())
                .put("salt", Base64.getEncoder().encodeToString(box.salt()))
                .put("nonce", Base64.getEncoder().encodeToString(box.nonce()))
                .put("sealed", Base64.getEncoder().encodeToString(box.sealed()))
                .toPrettyString();
        OwnerOnly.replace(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<SealedBox> box(JsonNode text) {
        if (!text.path("format").asText().equals(FORMAT)) return Optional.empty();
        try {
            var decoder = Base64.getDecoder();
            return Optional.of(new SealedBox(
                    text.path("iterations").asInt(),
                    decoder.decode(text.path("salt").asText()),
                    decoder.decode(text.path("nonce").asText()),
                    decoder.decode(text.path("sealed").asText())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Map<String, Secret> secrets(byte[] content) throws IOException {
        var secrets = new TreeMap<String, Secret>();
        JSON.readValue(content, new TypeReference<Map<String, String>>() {})
                .forEach((account, value) -> secrets.put(account, new Secret(value)));
        return secrets;
    }
}
