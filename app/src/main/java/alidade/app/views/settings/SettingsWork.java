package alidade.app.views.settings;

import alidade.fetch.accounts.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// All that the settings tell of a workspace, and what they let a person keep. Not for the JavaFX thread.
interface SettingsWork {
    Path workspace();

    /// Counts what lies on the disk.
    Storage storage(BooleanSupplier isCancelled) throws IOException;

    RoutesReading routes();

    AccountsReading accounts();

    /// Keeps a secret under the name of an account, in place of the one before.
    void keep(String account, Secret secret) throws AccountKeeper.NotKept;

    void forget(String account) throws AccountKeeper.NotKept;
}
