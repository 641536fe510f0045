package alidade.engine.exchange;

import alidade.engine.exchange.postgres.PostgresAddress;
import alidade.engine.log.LogFiles;
import alidade.fetch.accounts.Accounts;
import java.nio.file.Path;
import java.util.function.Function;

/// Where a hub is, as a person writes it: `postgresql://login@host/database`, or the path of a folder. Prints as it may
/// be shown and logged.
public interface HubAddress {
    /// @param path what a path means where the address was written
    static HubAddress of(String text, Function<String, Path> path) {
        return PostgresAddress.isOne(text) ? new PostgresAddress(text) : new Folder(path.apply(text));
    }

    /// @param accounts know the password, where one is needed
    /// @throws HubProblem when there is no hub, or it cannot be used just now
    Hub open(Accounts accounts);

    /// The address in full, as it is kept.
    String text();

    /// @throws HubProblem when it can be no address, or should not be kept as it stands
    void check();

    /// Makes it a hub; one that is a hub stays as it is.
    ///
    /// @throws HubProblem when it cannot be made there
    Hub create();

    /// A folder on a file share or a stick.
    record Folder(Path folder) implements HubAddress {
        @Override
        public Hub open(Accounts accounts) {
            return FolderHub.open(folder, new LogFiles());
        }

        @Override
        public Hub create() {
            return FolderHub.create(folder, new LogFiles());
        }

        @Override
        public String text() {
            return folder.toAbsolutePath().normalize().toString();
        }

        @Override
        public void check() {
            // Any path may be that of a folder, also of one that is not connected just now.
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }
}
