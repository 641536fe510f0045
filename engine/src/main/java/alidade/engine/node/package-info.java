/// A room off the hall: a node that works by itself. In: an open workspace, its regions and a hub. Out: runs at their
/// times, exchanges, and what there is to know about both, for monitors and people. Start with
/// [alidade.engine.node.NodeRun].
@NullMarked
package alidade.engine.node;

import org.jspecify.annotations.NullMarked;
