/// A workspace in one file: everything that cannot be made again, and no secret.
/// In: the log, packs and, if wanted, the landing. Out: a zip with the SHA-256 of each of its files, and a workspace
/// made
/// from it. Start with [alidade.engine.backup.Backup].
@NullMarked
package alidade.engine.backup;

import org.jspecify.annotations.NullMarked;
