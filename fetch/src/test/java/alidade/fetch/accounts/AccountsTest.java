package alidade.fetch.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static final char[] PASSPHRASE = "correct horse battery staple".toCharArray();

    @TempDir
    Path folder;

    @Test
    void secretPrintsAsStars() {
        var secret = new Secret(" hf_abc ");

        assertThat(secret).hasToString("***");
        assertThat(secret.reveal()).isEqualTo("hf_abc");
        assertThat(List.of(secret)).hasToString("[***]");
        assertThat(secret).isEqualTo(new Secret("hf_abc")).isNotEqualTo(new Secret("hf_abd"));
    }

    @Test
    void secretIsMaskedPlainAndEncoded() {
        var secret = new Secret("a b/c");

        assertThat(secret.maskedIn("a b/c a+b%2Fc a%20b%2Fc rest")).isEqualTo("*** *** *** rest");
    }

    @Test
    void emptySecretIsRefused() {
        assertThatThrownBy(() -> new Secret("  ")).hasMessage("a secret is empty; nothing was kept");
    }

    @Test
    void environmentVariableIsNamedAfterTheAccount() {
        var accounts =
                new EnvironmentAccounts(Map.of("ALIDADE_ACCOUNT_MY_TOKEN_2", "t0ken", "ALIDADE_ACCOUNT_BLANK", " "));

        assertThat(accounts.secret("my-token.2")).contains(new Secret("t0ken"));
        assertThat(accounts.secret("blank")).isEmpty();
        assertThat(accounts.secret("other")).isEmpty();
    }

    @Test
    void firstPlaceThatKnowsTheAccountAnswers() {
        var accounts = Accounts.chain(List.of(
                new EnvironmentAccounts(Map.of("ALIDADE_ACCOUNT_A", "one")),
                new EnvironmentAccounts(Map.of("ALIDADE_ACCOUNT_A", "two", "ALIDADE_ACCOUNT_B", "three"))));

        assertThat(accounts.secret("a")).contains(new Secret("one"));
        assertThat(accounts.secret("b")).contains(new Secret("three"));
        assertThat(accounts.secret("c")).isEmpty();
    }

    @Test
    void fileKeepsAccountsForWhoKnowsThePassphrase() throws IOException {
        var file = folder.resolve("accounts.enc");
        var written = opened(file, PASSPHRASE);
        written.put("hub", new Secret("pässwörd 密"));
        written.put("platform", new Secret("hf_y"));

        var read = opened(file, PASSPHRASE);
        assertThat(read.names()).containsExactly("hub", "platform");
        assertThat(read.secret("hub")).contains(new Secret("pässwörd 密"));
        assertThat(read.secret("platform")).contains(new Secret("hf_y"));
        assertThat(read.remove("hub")).isTrue();
        assertThat(read.remove("hub")).isFalse();
        assertThat(Files.readString(file)).doesNotContain("hf_y").doesNotContain("platform");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void eachWritingHasItsOwnSaltAndNonceAndIsForTheOwnerOnly() throws IOException {
        var file = folder.resolve("accounts.enc");
        var accounts = opened(file, PASSPHRASE);
        accounts.put("a", new Secret("b"));
        var first = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        accounts.put("a", new Secret("b"));
        var second = (ObjectNode) new ObjectMapper().readTree(file.toFile());

        assertThat(first.get("salt")).isNotEqualTo(second.get("salt"));
        assertThat(first.get("nonce")).isNotEqualTo(second.get("nonce"));
        assertThat(first.get("iterations").asInt()).isEqualTo(600_000);
        assertThat(Base64.getDecoder().decode(first.get("salt").asText())).hasSize(16);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix"))
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
    }

    @Test
    void wrongPassphraseOrChangedFileOpensNothing() throws IOException {
        var file = folder.resolve("accounts.enc");
        opened(file, PASSPHRASE).put("a", new Secret("b"));
        var before = Files.readAllBytes(file);

        assertThat(AccountFile.open(file, "wrong".toCharArray()))
                .isEqualTo(new AccountFile.Opening.Refused("the passphrase does not open " + file
                        + ", or the file was changed; it stays shut and is not changed"));
        assertThat(AccountFile.open(file, new char[0])).isInstanceOf(AccountFile.Opening.Refused.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);

        var json = new ObjectMapper();
        for (var part : List.of("salt", "nonce", "sealed")) {
            var tree = (ObjectNode) json.readTree(before);
            var bytes = Base64.getDecoder().decode(tree.get(part).asText());
            bytes[3] ^= 1;
            tree.put(part, Base64.getEncoder().encodeToString(bytes));
            json.writeValue(file.toFile(), tree);

            assertThat(AccountFile.open(file, PASSPHRASE)).isInstanceOf(AccountFile.Opening.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"format\":\"alidade accounts 1\"}",
                "{\"format\":\"alidade accounts 1\",\"iterations\":1,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\","
                        + "\"nonce\":\"AAAAAAAAAAAAAAAA\",\"sealed\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}",
                "{\"format\":\"alidade accounts 1\",\"iterations\":2000000000,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\","
                        + "\"nonce\":\"AAAAAAAAAAAAAAAA\",\"sealed\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}",
                "{\"format\":\"alidade accounts 1\",\"iterations\":600000,\"salt\":\"?\",\"nonce\":\"?\",\"sealed\":\"?\"}"
            })
    void fileThatIsSomethingElseIsLeftAlone(String text) throws IOException {
        var file = folder.resolve("accounts.enc");
        Files.writeString(file, text, StandardCharsets.UTF_8);

        assertThat(AccountFile.open(file, PASSPHRASE)).isInstanceOf(AccountFile.Opening.Refused.class);
        assertThat(file).hasContent(text);
    }

    @Test
    void usualPlacesAreTheEnvironmentThenTheFile() throws IOException {
        var file = folder.resolve("accounts.enc");
        var kept = opened(file, PASSPHRASE);
        kept.put("b", new Secret("from the file"));
        var environment = Map.of("ALIDADE_ACCOUNT_A", "from outside", "ALIDADE_PASSPHRASE", new String(PASSPHRASE));

        var accounts = Accounts.usual(environment, file);

        assertThat(accounts.secret("a")).contains(new Secret("from outside"));
        assertThat(accounts.secret("b")).contains(new Secret("from the file"));
        assertThat(Accounts.usual(Map.of(), file).secret("b")).isEmpty();
    }

    private static AccountFile opened(Path file, char[] passphrase) {
        return switch (AccountFile.open(file, passphrase)) {
            case AccountFile.Opening.Opened(var accounts) -> accounts;
            case AccountFile.Opening.Refused(var sentence) -> throw new AssertionError(sentence);
        };
    }
}
