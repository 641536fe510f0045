/// Proxy scripts (PAC): which proxies a script names for an address.
/// In: the text of a script, and an address. Out: [alidade.fetch.pac.Hop]s in the order in which they are to be tried.
/// Start with [alidade.fetch.pac.ProxyScript].
@NullMarked
package alidade.fetch.pac;

import org.jspecify.annotations.NullMarked;
