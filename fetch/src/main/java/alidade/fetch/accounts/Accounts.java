package alidade.fetch.accounts;

import java.util.List;
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

    /// Asks each in turn; the first that knows the account answers.
    static Accounts chain(List<Accounts> places) {
        var inOrder = List.copyOf(places);
        return account -> inOrder.stream()
                .flatMap(place -> place.secret(account).stream())
                .findFirst();
    }
}
