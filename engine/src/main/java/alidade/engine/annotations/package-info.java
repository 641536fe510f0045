/// What people write beside the figures: a text about a day or some days, of one metric or of all.
/// In: sealed documents of type `annotation`. Out: those that count at a state of knowledge. Start with
/// [alidade.engine.annotations.Annotations].
@NullMarked
package alidade.engine.annotations;

import org.jspecify.annotations.NullMarked;
