package alidade.app.specimens;

import java.math.BigDecimal;
import java.util.List;

/// Names and numbers that real data has and that layouts fail on.
public final class Hard {
    /// 300 characters without a space, as a name of a record may have.
    public static final String LONG = "very-long-name-".repeat(20);

    public static final String HANGUL = "한국어연구소";
    /// Drawn by the system's own font.
    public static final String EMOJI = "🚀 rocket 🐼";

    public static final String CHINESE = "文心社区中文法律问答微调";
    public static final BigDecimal HUGE = new BigDecimal("987654321098765");
    public static final BigDecimal NEGATIVE = new BigDecimal("-12345678.9");

    public static final List<String> NAMES = List.of(LONG, HANGUL, EMOJI, CHINESE, "short", "");

    /// Some sentence of an error, with a reason in it that goes on and on.
    public static final String SENTENCE = "the store could not be read: " + "a reason with many words ".repeat(11);

    private Hard() {}
}
