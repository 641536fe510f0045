package alidade.fetch.accounts;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Secrets in environment variables: the account `my-token` is `ALIDADE_ACCOUNT_MY_TOKEN`.
public final class EnvironmentAccounts implements Accounts {
    private static final String PREFIX = "ALIDADE_ACCOUNT_";

    private final Map<String, String> environment;

    /// @param environment usually [System#getenv()]
    public EnvironmentAccounts(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<Secret> secret(String account) {
        return Optional.ofNullable(environment.get(variable(account)))
                .filter(value -> !value.isBlank())
                .map(Secret::new);
    }

    /// The name of the variable that holds the secret of this account.
    public static String variable(String account) {
        return PREFIX + account.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
