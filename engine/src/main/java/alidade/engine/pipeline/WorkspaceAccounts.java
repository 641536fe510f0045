package alidade.engine.pipeline;

import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.EnvironmentAccounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The accounts of a workspace: environment variables first, then `accounts.enc`, opened with `ALIDADE_PASSPHRASE`.
final class WorkspaceAccounts {
    private static final Logger log = LoggerFactory.getLogger(WorkspaceAccounts.class);
    private static final String PASSPHRASE = "ALIDADE_PASSPHRASE";

    private WorkspaceAccounts() {}

    static Accounts of(Path workspace, Map<String, String> environment) {
        var variables = new EnvironmentAccounts(environment);
        var passphrase = environment.getOrDefault(PASSPHRASE, "");
        if (passphrase.isEmpty()) return variables;
        return switch (AccountFile.open(workspace.resolve("accounts.enc"), passphrase.toCharArray())) {
            case AccountFile.Opening.Opened(var file) -> Accounts.chain(List.of(variables, file));
            case AccountFile.Opening.Refused(var sentence) -> {
                log.warn("accounts - {}; sources that need one of its accounts will fail", sentence);
                yield variables;
            }
        };
    }
}
