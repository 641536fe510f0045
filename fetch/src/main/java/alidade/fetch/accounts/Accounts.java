package alidade.fetch.accounts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// Where secrets are looked up, by the name of the account.
@FunctionalInterface
public interface Accounts {
    /// The secret of this account; empty when nothing is kept under the name.
    Optional<Secret> secret(String account);

    /// Knows no account.
    static Accounts none() {
        return _ -> Optional.empty();
    }

    /// Environment variables first, then the file, which is opened with the passphrase in `ALIDADE_PASSPHRASE`.
    /// Without that variable, or with one that does not open the file, the file is left out, and the log says so.
    static Accounts usual(Map<String, String> environment, Path file) {
        var variables = new EnvironmentAccounts(environment);
        var passphrase = environment.getOrDefault("ALIDADE_PASSPHRASE", "");
        var log = LoggerFactory.getLogger(Accounts.class);
        if (passphrase.isEmpty()) {
            if (Files.exists(file)) log.info("accounts - {} stays shut, ALIDADE_PASSPHRASE is not set", file);
            return variables;
        }
        return switch (AccountFile.open(file, passphrase.toCharArray())) {
            case AccountFile.Opening.Opened(var accounts) -> chain(List.of(variables, accounts));
            case AccountFile.Opening.Refused(var sentence) -> {
                log.warn("accounts - {}", sentence);
                yield variables;
            }
        };
    }

    /// Asks each in turn; the first that knows the account answers.
    static Accounts chain(List<Accounts> places) {
        var inOrder = List.copyOf(places);
        return account -> inOrder.stream()
                .flatMap(place -> place.secret(account).stream())
                .findFirst();
    }
}
