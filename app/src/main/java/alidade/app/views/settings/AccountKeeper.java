package alidade.app.views.settings;

import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.EnvironmentAccounts;
import alidade.fetch.accounts.Keychain;
import alidade.fetch.accounts.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where secrets are and go: looked up as runs look them up, kept in the keychain where this session has one, else in
/// the workspace's encrypted file. Not for the JavaFX thread.
///
/// @param environment usually [System#getenv()]; the passphrase of the file is in it
record AccountKeeper(Map<String, String> environment, Path file) {
    /// Where a secret is kept, in the order in which a run looks.
    enum Place {
        ENVIRONMENT,
        KEYCHAIN,
        FILE
    }

    /// Why a secret was not kept.
    static final class NotKept extends Exception {
        private static final long serialVersionUID = 1;

        NotKept(String sentence) {
            super(sentence);
        }
    }

    /// Where new secrets go; empty when there is neither a keychain nor a passphrase for the file.
    Optional<Place> home() {
        if (Keychain.of(environment).isPresent()) return Optional.of(Place.KEYCHAIN);
        return passphrase().isEmpty() ? Optional.empty() : Optional.of(Place.FILE);
    }

    /// Where the secret of each account is that a run would take; those without one are left out. The file is opened
    /// once, which takes a moment.
    Map<String, Place> placesOf(Collection<String> accounts) {
        var kept = passphrase().isEmpty()
                ? Accounts.none()
                : switch (AccountFile.open(file, passphrase().toCharArray())) {
                    case AccountFile.Opening.Opened(var opened) -> opened;
                    case AccountFile.Opening.Refused(var _) -> Accounts.none();
                };
        var places = new TreeMap<String, Place>();
        for (var account : accounts) placeOf(account, kept).ifPresent(place -> places.put(account, place));
        return places;
    }

    private Optional<Place> placeOf(String account, Accounts kept) {
        if (new EnvironmentAccounts(environment).secret(account).isPresent()) return Optional.of(Place.ENVIRONMENT);
        var isInKeychain = Keychain.of(environment)
                .flatMap(keychain -> keychain.secret(account))
                .isPresent();
        if (isInKeychain) return Optional.of(Place.KEYCHAIN);
        return kept.secret(account).map(_ -> Place.FILE);
    }

    /// Keeps a secret, in place of the one before.
    void put(String account, Secret secret) throws NotKept {
        try {
            var keychain = Keychain.of(environment);
            if (keychain.isPresent()) keychain.get().put(account, secret);
            else opened().put(account, secret);
        } catch (IOException e) {
            throw new NotKept(secret.maskedIn(String.valueOf(e.getMessage())));
        }
    }

    /// Forgets a secret wherever it is kept, but for the environment.
    void remove(String account) throws NotKept {
        try {
            var keychain = Keychain.of(environment);
            if (keychain.isPresent()) keychain.get().remove(account);
            if (!passphrase().isEmpty()) opened().remove(account);
        } catch (IOException e) {
            throw new NotKept(String.valueOf(e.getMessage()));
        }
    }

    private AccountFile opened() throws NotKept {
        return switch (AccountFile.open(file, passphrase().toCharArray())) {
            case AccountFile.Opening.Opened(var accounts) -> accounts;
            case AccountFile.Opening.Refused(var sentence) -> throw new NotKept(sentence);
        };
    }

    private String passphrase() {
        return environment.getOrDefault(AccountFile.PASSPHRASE, "");
    }

    /// Without the environment, which may hold secrets.
    @Override
    public String toString() {
        return "AccountKeeper[" + file + "]";
    }
}
