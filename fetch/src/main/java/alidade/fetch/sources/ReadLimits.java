package alidade.fetch.sources;

/// Where reading a source ends even when the source does not.
///
/// @param pages of one stage of one input
/// @param records of one stage of one input
record ReadLimits(int pages, int records) {
    static ReadLimits usual() {
        return new ReadLimits(10_000, 1_000_000);
    }
}
