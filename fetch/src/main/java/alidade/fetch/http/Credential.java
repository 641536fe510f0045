package alidade.fetch.http;

import alidade.fetch.accounts.Secret;

/// A secret with the place in a request where it belongs; added at the last moment, never part of an address we keep.
public sealed interface Credential {
    Secret secret();

    /// In a header of its own.
    ///
    /// @param prefix before the secret, such as `Bearer `
    record InHeader(String name, String prefix, Secret secret) implements Credential {}

    record InQuery(String name, Secret secret) implements Credential {}

    static Credential bearer(Secret secret) {
        return new InHeader("Authorization", "Bearer ", secret);
    }
}
