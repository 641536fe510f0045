package alidade.fetch.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Against the `secret-tool` of this session where there is one, else against a script that does what the program
/// was seen to do (0.20.5 with gnome-keyring 42.1): store 0; lookup 0 with the secret and no line feed, 1 with
/// nothing; clear 0, then 1.
@DisabledOnOs(OS.WINDOWS)
class KeychainTest {
    private static final String SCRIPT = """
            #!/bin/sh
            echo "$@" >> "$KEYS/arguments"
            env >> "$KEYS/environment"
            verb=$1
            for last; do :; done
            case $verb in
              store) cat > "$KEYS/$last" ;;
              lookup) [ -f "$KEYS/$last" ] && cat "$KEYS/$last" ;;
              clear) [ -f "$KEYS/$last" ] && rm "$KEYS/$last" ;;
            esac
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>(System.getenv());

    @BeforeEach
    void placeProgram() throws IOException {
        if (Keychain.of(environment).isPresent()) return;
        var bin = Files.createDirectories(folder.resolve("bin"));
        var program = Files.writeString(bin.resolve("secret-tool"), SCRIPT);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        environment.put("KEYS", folder.toString());
        environment.put("ALIDADE_ACCOUNT_OTHER", "another secret");
    }

    @Test
    void keepsFindsAndForgets() throws IOException {
        var keychain = Keychain.of(environment).orElseThrow();
        var secret = new Secret("tök-1 \"$(id)\" ünd");

        assertThat(keychain.secret("alidade-test")).isEmpty();
        keychain.put("alidade-test", secret);
        assertThat(keychain.secret("alidade-test")).contains(secret);
        keychain.put("alidade-test", new Secret("second"));
        assertThat(keychain.secret("alidade-test")).contains(new Secret("second"));
        assertThat(keychain.remove("alidade-test")).isTrue();
        assertThat(keychain.remove("alidade-test")).isFalse();
        assertThat(keychain.secret("alidade-test")).isEmpty();

        var arguments = folder.resolve("arguments");
        if (!Files.exists(arguments)) return;
        assertThat(Files.readString(arguments))
                .contains("store --label=Alidade: alidade-test application alidade account alidade-test")
                .doesNotContain("tök", "second");
        assertThat(Files.readString(folder.resolve("environment"))).doesNotContain("another secret");
    }

    @Test
    void thereIsNoneWithoutSessionOrProgram() {
        assertThat(Keychain.of(Map.of("PATH", "/usr/bin"))).isEmpty();
        assertThat(Keychain.of(Map.of("PATH", folder.toString(), "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")))
                .isEmpty();
    }

    @Test
    void programThatFailsIsSaidSoWithoutTheSecret() throws IOException {
        var bin = Files.createDirectories(folder.resolve("bad"));
        var program = Files.writeString(bin.resolve("secret-tool"), "#!/bin/sh\ncat >&2\nexit 3\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        environment.putIfAbsent("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        var keychain = Keychain.of(environment).orElseThrow();

        assertThat(keychain.secret("x")).isEmpty();
        assertThatThrownBy(() -> keychain.put("x", new Secret("hush-hush")))
                .hasMessage("the keychain did not take the account 'x' (secret-tool ended with 3): ***");
    }
}
