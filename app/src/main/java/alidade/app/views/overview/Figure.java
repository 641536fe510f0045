package alidade.app.views.overview;

import alidade.app.views.explain.Inquiry;
import alidade.app.views.explain.Subject;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Knowledge;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import java.math.BigDecimal;
import java.util.Optional;

/// One number on the page, with all that is needed to write it and to ask where it comes from.
///
/// @param row its place in the answer
/// @param where which records it is about, beside the metric's own filter
/// @param grain of the period that begins on the row's day
/// @param knowledge what was known when it was worked out
public record Figure(
        MetricDefinition metric, Answer.Row row, Filter where, Format format, Grain grain, Knowledge knowledge) {
    /// A figure of one day by all that is known.
    public Figure(MetricDefinition metric, Answer.Row row, Filter where, Format format) {
        this(metric, row, where, format, Grain.DAY, new Knowledge.Now());
    }

    public Optional<BigDecimal> value() {
        return row.value();
    }

    public Inquiry inquiry() {
        return new Inquiry(metric.name(), row.version(), row.date(), grain, row.dimensions(), where, knowledge);
    }

    /// What its explanation is opened on.
    public Subject subject() {
        return new Subject(metric.label(), format, inquiry());
    }

    /// How values of a metric are written where no tile says so.
    public static Format naturalFormat(MetricDefinition metric) {
        return switch (metric.versions().getLast().kind()) {
            case MetricKind.Growth _, MetricKind.Share _ -> Format.PERCENT;
            case MetricKind.Score _ -> Format.SCORE;
            case MetricKind.Delta _ -> Format.SIGNED;
            case MetricKind.Ratio _, MetricKind.Quantile _ -> Format.EXACT;
            case MetricKind.LatestSum _,
                    MetricKind.LatestMax _,
                    MetricKind.LatestCount _,
                    MetricKind.Distinct _,
                    MetricKind.Observed _,
                    MetricKind.Risen _,
                    MetricKind.FirstSeen _ -> Format.COMPACT;
        };
    }
}
