/// The quality room: what was found wrong, source by source and day by day, and what a person can put right.
/// In: what the engine published about quality, refused rows, held batches and runs. Out: nodes, mended rows,
/// confirmed batches. Start with [alidade.app.views.quality.QualityRoomViewModel].
@NullMarked
package alidade.app.views.quality;

import org.jspecify.annotations.NullMarked;
