package alidade.engine.pipeline;

import alidade.engine.standardize.SortedFact;
import java.time.LocalDate;
import java.util.Comparator;

/// A day of a source, in the order in which facts are imported: by day, then by source.
record SourceDate(LocalDate date, String source) implements Comparable<SourceDate> {
    private static final Comparator<SourceDate> ORDER =
            Comparator.comparing(SourceDate::date).thenComparing(SourceDate::source);

    static SourceDate of(SortedFact fact) {
        return new SourceDate(fact.date(), fact.source());
    }

    @Override
    public int compareTo(SourceDate other) {
        return ORDER.compare(this, other);
    }
}
