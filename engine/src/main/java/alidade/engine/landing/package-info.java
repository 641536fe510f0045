/// Pages exactly as received, kept so that a run can go on where it was cut, and a figure be traced to its bytes.
/// In: pages of a run. Out: the same pages, byte for byte, for 180 days. Start with [alidade.engine.landing.Landing].
@NullMarked
package alidade.engine.landing;

import org.jspecify.annotations.NullMarked;
