package alidade.fetch.accounts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where secrets are looked up, by the name of the account.
@FunctionalInterface
public interface Accounts {
    /// The secret of this account; empty when nothing is kept under the name.
    Optional<Secret> secret(String account);

    /// Knows no account.
    static Accounts none() {
        return _ -> Optional.empty();
    }

    /// Environment variables first, then the keychain where this session has one, then the file, which is opened
    /// with the passphrase in `ALIDADE_PASSPHRASE`. Without that variable, or with one that does not open the file,
    /// it is left out, and the log says so.
    static Accounts usual(Map<String, String> environment, Path file) {
        var places = new ArrayList<Accounts>();
        places.add(new EnvironmentAccounts(environment));
        Keychain.of(environment).ifPresent(places::add);
        places.add(new KeptFile(file, environment.getOrDefault(AccountFile.PASSPHRASE, "")));
        return chain(places);
    }

    /// Asks each in turn; the first that knows the account answers.
    static Accounts chain(List<Accounts> places) {
        var inOrder = List.copyOf(places);
        return account -> inOrder.stream()
                .flatMap(place -> place.secret(account).stream())
                .findFirst();
    }
}
