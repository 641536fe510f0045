package alidade.engine.metrics;

import alidade.resources.packs.Label;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.MetricKind.Against;
import java.util.TreeMap;

/// What a metric does, as a phrase for people.
public final class Wording {
    private Wording() {}

    /// How a metric of this kind is worked out from the records that count.
    public static Label of(MetricKind kind) {
        return switch (kind) {
            case MetricKind.LatestSum(var column) ->
                new Label("最近一次观测的 " + column + " 之和", "sum of " + column + " over the latest observations");
            case MetricKind.LatestMax(var column) ->
                new Label("最近一次观测的 " + column + " 的最大值", "largest " + column + " of the latest observations");
            case MetricKind.LatestCount() -> new Label("在架记录数", "number of records that have a latest observation");
            case MetricKind.Distinct(var column) ->
                new Label("不同 " + column + " 的个数", "number of different values of " + column);
            case MetricKind.Quantile(var column, var at) ->
                new Label(
                        column + " 的 " + at.toPlainString() + " 分位数",
                        "quantile " + at.toPlainString() + " of " + column);
            case MetricKind.Observed(var days) ->
                new Label("近 " + days + " 天内有观测的记录数", "number of records observed in the last " + days + " days");
            case MetricKind.Risen(var column, var days) ->
                new Label(
                        column + " 高于 " + days + " 天前的记录数",
                        "number of records whose " + column + " rose against " + days + " days before");
            case MetricKind.FirstSeen(var period) ->
                period == MetricKind.Period.WEEK
                        ? new Label("本周首次观测到的记录数", "number of records first observed in the week")
                        : new Label("周期内首次观测到的记录数", "number of records first observed in the period");
            case MetricKind.Ratio(var numerator, var denominator) ->
                new Label(numerator + " ÷ " + denominator, numerator + " divided by " + denominator);
            case MetricKind.Share(var of, var over) ->
                new Label(
                        of + " 在各 " + String.join("、", over) + " 总和中的占比",
                        "part of " + of + " in its total over " + String.join(", ", over));
            case MetricKind.Growth(var of, var against) -> {
                var earlier = of(against);
                yield new Label(
                        of + " 相对" + earlier.zh() + "的变化率", "relative change of " + of + " against " + earlier.en());
            }
            case MetricKind.Delta(var of, var against) -> {
                var earlier = of(against);
                yield new Label(of + " 相对" + earlier.zh() + "的增量", "change of " + of + " since " + earlier.en());
            }
            case MetricKind.Score(var weights) -> {
                var sorted = new TreeMap<>(weights).toString();
                yield new Label("100 减去加权扣分 " + sorted, "100 minus the weighted penalties " + sorted);
            }
        };
    }

    private static Label of(Against against) {
        return switch (against) {
            case PREVIOUS_DAY -> new Label("前一天", "the day before");
            case PREVIOUS_OBSERVATION -> new Label("上次观测日", "the last observed day before");
            case PREVIOUS_WEEK -> new Label("上一 ISO 周末", "the end of the ISO week before");
            case SAME_WEEK_LAST_YEAR -> new Label("上一年同一 ISO 周末", "the end of the same ISO week a year before");
        };
    }
}
