/// Raw records become named, typed facts; what does not fit is refused with a reason, and kept. Nothing is classified.
/// In: records of a source or rows of a file, with their mapping. Out: facts and refused, every one of them counted.
/// Start with [alidade.engine.standardize.Standardizer].
@NullMarked
package alidade.engine.standardize;

import org.jspecify.annotations.NullMarked;
