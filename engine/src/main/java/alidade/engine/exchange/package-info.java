/// A room off the hall: gives the entries of this node to a hub, and takes those of the others. In: a log,
/// and a hub where nodes meet. Out: the entries of all of them in the log, each proven by its hashes. Start
/// with [alidade.engine.exchange.Exchange]; what a hub promises is [alidade.engine.exchange.Hub].
@NullMarked
package alidade.engine.exchange;

import org.jspecify.annotations.NullMarked;
