/// Tokens and passwords of the places that records come from.
/// In: the name of an account. Out: its [alidade.fetch.accounts.Secret], which never prints itself.
/// Start with [alidade.fetch.accounts.Accounts].
@NullMarked
package alidade.fetch.accounts;

import org.jspecify.annotations.NullMarked;
