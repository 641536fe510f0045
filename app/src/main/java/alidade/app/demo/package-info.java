/// A workspace to look at without any platform: an invented history, platforms on the loopback address that
/// answer like
/// the real ones, and a ledger of the true answers.
/// In: the script of a pack's samples. Out: a filled workspace and its ledger. Start with
/// [alidade.app.demo.Demo].
@NullMarked
package alidade.app.demo;

import org.jspecify.annotations.NullMarked;
