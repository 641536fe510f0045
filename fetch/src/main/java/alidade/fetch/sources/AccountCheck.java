package alidade.fetch.sources;

/// Whether a source answers with the account that it names.
///
/// @param account its name; empty where the source names none
/// @param sentence why it was refused; empty otherwise
public record AccountCheck(String account, State state, String sentence) {
    public enum State {
        /// The source names no account.
        NOT_NAMED,
        /// No secret is kept under the name, and the source does without.
        NOT_KEPT,
        /// Every request of the source is about a record, so there is none to try with.
        NOT_TRIED,
        /// The first page came, asked for with the account.
        ACCEPTED,
        /// The first page did not come, or the account is needed and missing.
        REFUSED
    }
}
