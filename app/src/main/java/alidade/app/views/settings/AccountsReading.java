package alidade.app.views.settings;

import alidade.app.views.settings.AccountKeeper.Place;
import alidade.resources.packs.Label;
import java.util.List;
import java.util.Optional;

/// The accounts that the packs and routes in force name.
///
/// @param home where new secrets go; empty when they can be kept nowhere
record AccountsReading(List<Account> accounts, Optional<Place> home) {
    AccountsReading {
        accounts = List.copyOf(accounts);
    }

    /// @param users names of sources and proxies that use it
    /// @param required whether one of them does not do without
    /// @param place where its secret is; empty when none is kept
    record Account(String name, List<Label> users, boolean required, Optional<Place> place) {
        Account {
            users = List.copyOf(users);
        }
    }
}
