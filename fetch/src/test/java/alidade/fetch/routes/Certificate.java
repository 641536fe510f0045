package alidade.fetch.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for `localhost` that no system trusts, as a key store and as a PEM file.
final class Certificate {
    private static final String WORD = "changeit";

    private Certificate() {}

    /// Makes `keys.p12` and `own.pem`; the latter is the answer.
    static Path made(Path folder) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var store = folder.resolve("keys.p12").toString();
        var pem = folder.resolve("own.pem");
        run(
                (keytool + " -genkeypair -alias site -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2"
                                + " -storetype PKCS12 -storepass " + WORD + " -keystore")
                        .split(" "),
                store);
        run(
                (keytool + " -exportcert -rfc -alias site -storepass " + WORD + " -file").split(" "),
                pem.toString(),
                "-keystore",
                store);
        return pem;
    }

    static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(keys.toFile(), WORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, WORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void run(String[] command, String... more) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
