/// Which way through the network a source is reached.
/// In: the region of a source. Out: a [alidade.fetch.routes.Route], and how far along it one gets.
/// Start with [alidade.fetch.routes.Routes] and [alidade.fetch.routes.Reachability].
@NullMarked
package alidade.fetch.routes;

import org.jspecify.annotations.NullMarked;
