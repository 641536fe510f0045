package alidade.engine.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// The arithmetic of penalties and scores: shares with 6 decimals, scores with 2, both rounded half-even.
final class Rates {
    private static final int SHARE_DECIMALS = 6;
    private static final int SCORE_DECIMALS = 2;
    private static final int HOURS_OF_DAY = 24;
    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    private Rates() {}

    /// Part of a whole; nothing of nothing is 0, since there is nothing to find fault with.
    static BigDecimal share(long part, long whole) {
        if (whole == 0) return BigDecimal.ZERO.setScale(SHARE_DECIMALS);
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SHARE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /// 0 up to `staleHours`, then rising to 1 over the days that a value is carried.
    static BigDecimal staleness(int ageDays, int staleHours, int carryDays) {
        var late = Math.max(0L, (long) ageDays * HOURS_OF_DAY - staleHours);
        var limit = (long) carryDays * HOURS_OF_DAY;
        return late >= limit ? share(late == 0 ? 0 : 1, 1) : share(late, limit);
    }

    /// 100 minus each penalty by its weight.
    static BigDecimal score(Map<String, Integer> weights, Map<String, BigDecimal> penalties) {
        var score = FULL;
        for (var weight : weights.entrySet()) {
            var penalty = penalties.getOrDefault(weight.getKey(), BigDecimal.ZERO);
            score = score.subtract(penalty.multiply(BigDecimal.valueOf(weight.getValue())));
        }
        return score.setScale(SCORE_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
