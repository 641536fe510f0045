package alidade.fetch.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file of accounts as it is now: opened when it is first asked, and again when another process has changed it.
/// Thread safe.
final class KeptFile implements Accounts {
    private static final Logger log = LoggerFactory.getLogger(KeptFile.class);

    private final Path file;
    private final String passphrase;
    private String version = "";
    private Accounts accounts = Accounts.none();

    KeptFile(Path file, String passphrase) {
        this.file = file;
        this.passphrase = passphrase;
    }

    @Override
    public synchronized Optional<Secret> secret(String account) {
        var now = version();
        if (!now.equals(version)) {
            version = now;
            accounts = open();
        }
        return accounts.secret(account);
    }

    private Accounts open() {
        if (!Files.exists(file)) return Accounts.none();
        if (passphrase.isEmpty()) {
            log.info("accounts - {} stays shut, {} is not set", file, AccountFile.PASSPHRASE);
            return Accounts.none();
        }
        return switch (AccountFile.open(file, passphrase.toCharArray())) {
            case AccountFile.Opening.Opened(var opened) -> opened;
            case AccountFile.Opening.Refused(var sentence) -> {
                log.warn("accounts - {}; sources that need one of its accounts will fail", sentence);
                yield Accounts.none();
            }
        };
    }

    private String version() {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file) + " "
                    + Files.readAttributes(file, "*").get("fileKey");
        } catch (IOException _) {
            return "none";
        }
    }
}
