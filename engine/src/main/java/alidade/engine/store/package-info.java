/// The local H2 database: one writer, and readers that cannot write.
/// In: a folder. Out: connections, created from the pack definitions. Start with [alidade.engine.store.Store].
@NullMarked
package alidade.engine.store;

import org.jspecify.annotations.NullMarked;
