package alidade.engine.pipeline;

/// How much of an import is held at once.
///
/// @param bytesInMemory about how much of a file is held in memory while it is read; the rest goes into temporary files
/// @param rowsOfAnEntry facts of one entry, at most, and so many refused rows beside them
/// @param bytesOfAnEntry about how much the facts of one entry take in memory
record ImportLimits(long bytesInMemory, int rowsOfAnEntry, long bytesOfAnEntry) {
    private static final long LEAST_BYTES = 8 << 20;
    private static final long MOST_BYTES = 128 << 20;

    /// An eighth of the memory that Java may take for reading, within limits; entries of 50,000 rows.
    static ImportLimits usual() {
        var eighth = Math.clamp(Runtime.getRuntime().maxMemory() / 8, LEAST_BYTES, MOST_BYTES);
        return new ImportLimits(eighth, 50_000, 96 << 20);
    }
}
